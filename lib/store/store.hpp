// SPDX-License-Identifier: MIT
// Handoffs as files: <root>/git-handoff-<uid>/<repository>/<name>-<id>.md
#pragma once

#include "redact/form/redacted_text.hpp"
#include "store/anchors.hpp"
#include "store/header.hpp"
#include "store/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// A finished handoff.
struct NewHandoff {
  Header header; // with a ReservedId's id
  redact::RedactedText document;
  // The document without its budget, if that left anything out.
  std::optional<redact::RedactedText> full = {};
  Anchors anchors = {};
  // What the conversations behind it held (archive/file.hpp); empty: nothing.
  std::string archive = {};
  // What the ledger must know and the document does not say.
  // Its branch, short, before redaction; empty: detached; none: not known.
  std::optional<std::string> branch = {};
  std::string parent_branch_hash = {}; // of the ledger entry that it answers
};

struct WrittenHandoff {
  std::string id;
  std::string path; // absolute
  // What the user should know, one line each, for stderr: places passed
  // over, a ledger that cannot be written.
  std::vector<std::string> warnings;
};

// Writes the document and what belongs beside it (0600, atomic, never over
// another file) to the first of `places` that takes all of it, then an entry
// to the ledger of `common_dir`. Throws Error when no place takes it.
[[nodiscard]] WrittenHandoff write_handoff(const Places& places,
                                           const std::string& common_dir,
                                           const NewHandoff& handoff);

// Only the entry, for a document that is at `written.path` already. Where the
// ledger cannot be written, or has another handoff of that id, `written` gets a
// warning: that costs the handoff nothing but being listed there.
void enter_handoff(const std::string& common_dir,
                   const NewHandoff& handoff,
                   WrittenHandoff& written);

// Where a handoff that was cut to its budget is kept whole: beside its
// document,
// "<...>-<id>.full".
[[nodiscard]] std::string full_path(const std::string& path);

// A name of these bytes, so that the ledger knows whether they were edited.
[[nodiscard]] std::string document_digest(std::string_view document);

// The bytes of a rescued file as they were, if its document is not just them:
// "<...>-<id>.original".
[[nodiscard]] std::string original_path(const std::string& path);

enum class Rewritten {
  done,
  changed, // by someone else meanwhile
  gone,    // dropped meanwhile
};

// Replaces the document of a stored handoff in one step, if it is still
// `before`; else it stays as it is.
[[nodiscard]] Rewritten rewrite_handoff(const std::string& path,
                                        std::string_view before,
                                        const redact::RedactedText& document);

// Documents are refused when larger.
inline constexpr std::size_t k_max_document_bytes = std::size_t{8} << 20U;

// "<branch>-<slug>-<id>.md" and the repository's directory: one component
// each, at most 200 bytes, no leading dot or dash, no separator, control or
// invisible character, no shell character.
[[nodiscard]] std::string file_name(const Header& header);
[[nodiscard]] std::string directory_name(const Header& header);

// Every "*-<id>.md" in the stores `roots`, whatever is in it; roots that do
// not exist, and directories that are not ours alone, are left out.
[[nodiscard]] std::vector<std::string>
stored_files(const std::vector<std::string>& roots);

// Every other file in them.
[[nodiscard]] std::vector<std::string>
other_files(const std::vector<std::string>& roots);

// The id in a stored file's name; empty if there is none.
[[nodiscard]] std::string stored_id(const std::string& path);

// Whether `path` has the form of a file in one of our stores: only such a
// file is ever deleted.
[[nodiscard]] bool is_in_store(const std::string& path);

} // namespace handoff::store
