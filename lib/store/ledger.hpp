// SPDX-License-Identifier: MIT
// Where this repository's handoffs are, whatever TMPDIR the finder has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// What the ledger knows of one handoff: facts and a place, no content.
struct LedgerEntry {
  std::string id;
  std::string kind;
  std::string branch; // as in the document: redacted
  std::string head;
  std::string snapshot;
  std::string parent;
  std::string path; // absolute
  std::int64_t created = 0;
  std::int64_t expires = 0; // 0: never
  // Counts up with each handoff: the newest is the newest even where the
  // clock has gone backwards; two that are written at once may share a number.
  // Set by add_to_ledger.
  std::int64_t sequence = 0;
};

struct Ledger {
  std::vector<LedgerEntry> entries;  // oldest first
  std::vector<std::string> warnings; // entries that cannot be read
};

// One file per handoff below <common_dir>/handoff/ledger-<uid>/, so that two
// writers never meet and a damaged entry costs only itself.
[[nodiscard]] Ledger read_ledger(const std::string& common_dir);

// False when the id is taken. Throws Error when it cannot be written.
[[nodiscard]] bool add_to_ledger(const std::string& common_dir,
                                 LedgerEntry entry);

// One entry as its file holds it; nothing where it is damaged.
[[nodiscard]] std::optional<LedgerEntry>
parse_ledger_entry(std::string_view text);

// An id that is not there is no error.
void remove_from_ledger(const std::string& common_dir, const std::string& id);

} // namespace handoff::store
