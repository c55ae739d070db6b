// SPDX-License-Identifier: MIT
// Handoffs as files: <root>/git-handoff-<uid>/<repository>/<name>-<id>.md
#pragma once

#include "redact/redacted_text.hpp"
#include "store/front_matter.hpp"
#include "store/place.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// The whole document for the id that was chosen. It may be called again with
// another id, when the first is taken.
using Render = std::function<redact::RedactedText(const std::string& id)>;

struct WrittenHandoff {
  std::string id;
  std::string path; // absolute
  // What the user should know, one line each, for stderr: places passed
  // over, a ledger that cannot be written.
  std::vector<std::string> warnings;
};

// Chooses an id, renders, and writes the document (0600, atomic, never over
// another file) to the first of `places` that takes it, then a line about it
// to the ledger of `common_dir`. File name and ledger line come from the
// document's own front matter. Throws Error when no place takes it.
[[nodiscard]] WrittenHandoff write_handoff(const Places& places,
                                           const std::string& common_dir,
                                           const Render& render);

// Where the whole of a handoff lies that was cut to its budget: beside its
// document, "<...>-<id>.full".
[[nodiscard]] std::string full_path(const std::string& path);

// The bytes of a rescued file as they were, if its document is not just them:
// "<...>-<id>.original".
[[nodiscard]] std::string original_path(const std::string& path);

enum class Rewritten {
  done,
  changed, // by somebody else meanwhile
  gone,    // dropped meanwhile
};

// Replaces the document of a stored handoff in one step, if it is still
// `before`; else it stays as it is.
[[nodiscard]] Rewritten rewrite_handoff(const std::string& path,
                                        std::string_view before,
                                        const redact::RedactedText& document);

// Documents are refused when larger.
inline constexpr std::size_t k_most_document_bytes = std::size_t{8} << 20U;

// "<branch>-<slug>-<id>.md" and the repository's directory: one component
// each, at most 200 bytes, no leading dot or dash, no separator, control or
// invisible character, no shell character. The texts come from a document,
// so they are redacted.
[[nodiscard]] std::string file_name(const FrontMatter& front);
[[nodiscard]] std::string directory_name(const FrontMatter& front);

// Every "*-<id>.md" in the stores `roots`, whatever is in it; roots that do
// not exist, and directories that are not ours alone, are left out.
[[nodiscard]] std::vector<std::string>
stored_files(const std::vector<std::string>& roots);

// Every other file in them.
[[nodiscard]] std::vector<std::string>
other_files(const std::vector<std::string>& roots);

// The id in a stored file's name; empty where there is none.
[[nodiscard]] std::string stored_id(const std::string& path);

// Whether `path` has the form of a file in one of our stores: only such a
// file is ever deleted.
[[nodiscard]] bool is_in_store(const std::string& path);

} // namespace handoff::store
