// SPDX-License-Identifier: MIT
// Where this repository's handoffs are, whatever TMPDIR the finder has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// What the ledger knows about one handoff: facts and a place, no content.
struct LedgerEntry {
  std::string id;
  std::string kind;
  std::string branch; // as in the document: redacted
  // Of the branch's name before redaction; see BranchIdentity. Empty: an older
  // version wrote the entry.
  std::string branch_hash;
  // Of the branch that the answered handoff was written on; empty: no answer,
  // or not known.
  std::string parent_branch_hash;
  std::string head;     // full id; of an older version abbreviated
  std::string snapshot; // likewise
  std::string parent;
  std::string digest; // of the document as it was written; empty: not known
  std::string path;   // absolute
  std::int64_t created = 0;
  std::int64_t expires = 0; // 0: never
  // Counts up with each handoff: the newest is the newest even where the
  // clock has gone backwards; two that are written at once may share a number.
  // Set by add_to_ledger.
  std::int64_t sequence = 0;
  // Whether this user wrote it for this git directory; see Seal. Set on
  // reading.
  bool is_sealed = false;
};

struct Ledger {
  std::vector<LedgerEntry> entries;  // oldest first
  std::vector<std::string> warnings; // entries that cannot be read
  // Ids of entries that own_ledger() has ignored.
  std::vector<std::string> foreign_ids;
};

// One file per handoff below <common_dir>/handoff/ledger-<uid>/, so that two
// writers never meet and a damaged entry costs only itself. Beside it is
// "<id>.reserved" while the handoff is being written, and "<id>.used" once
// someone works with it.
//
// The git directory may have come from elsewhere: what is not sealed proves
// nothing. own_ledger() gives what counts.
[[nodiscard]] Ledger read_ledger(const std::string& common_dir);

// Reserves `id`: false when it is taken. Throws Error when the ledger cannot be
// written.
[[nodiscard]] bool reserve_id(const std::string& common_dir,
                              const std::string& id);
void release_id(const std::string& common_dir, const std::string& id);
// Files of reservations that a killed process left a day ago or longer.
[[nodiscard]] std::vector<std::string>
stale_reservations(const std::string& common_dir, std::int64_t now);

// False when the id is in the ledger already. Throws Error when it cannot be
// written.
[[nodiscard]] bool add_to_ledger(const std::string& common_dir,
                                 LedgerEntry entry);

// One entry as its file holds it; nullopt if it is damaged.
struct ParsedEntry {
  LedgerEntry entry;
  std::string seal;             // empty: there is none
  std::string_view sealed_text; // the bytes of `text` that it is the seal of
};
[[nodiscard]] std::optional<ParsedEntry>
parse_ledger_entry(std::string_view text);

// An unknown id is not an error.
void remove_from_ledger(const std::string& common_dir, const std::string& id);

// Remembers that someone works with the handoff: it was taken up or opened in
// an editor. No hook may remove it then.
void mark_as_used(const std::string& common_dir, const std::string& id);
[[nodiscard]] bool is_used(const std::string& common_dir,
                           const std::string& id);

} // namespace handoff::store
