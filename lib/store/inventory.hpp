// SPDX-License-Identifier: MIT
// The handoffs that there are: in the ledger, in the stores, on the disk.
#pragma once

#include "git/repository.hpp"
#include "store/front_matter.hpp"
#include "store/ledger.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::store {

enum class Presence {
  present,
  gone,    // the ledger knows it, the system has cleared the file away
  damaged, // the file is there but cannot be read as a handoff
};

// "present", "gone", "damaged"
[[nodiscard]] std::string_view presence_name(Presence presence);

struct StoredHandoff {
  // Of the document; of the ledger where it is gone. Damaged: what could be
  // read, at least the id.
  FrontMatter front;
  std::string path; // absolute
  Presence presence = Presence::present;
  std::string problem;  // why damaged: "line 3: 'kind' is missing"
  std::string document; // bytes; empty where they cannot be read
  // Of the ledger; 0 and empty outside it.
  std::int64_t sequence = 0;
  std::string branch_hash; // see BranchIdentity
  std::string digest;      // of the document as it was written
};

// Where to look.
struct Shelves {
  std::string common_dir;         // empty: in no repository
  std::vector<std::string> roots; // every store of this user
};

[[nodiscard]] Shelves shelves_of(const git::Repository& repository);

// Whether the document is not the one that was written. False where that is
// not known.
[[nodiscard]] bool is_edited(const StoredHandoff& handoff);

[[nodiscard]] bool is_expired(const StoredHandoff& handoff, std::int64_t now);

// The file at `path`, whatever it holds. A missing one is gone.
[[nodiscard]] StoredHandoff read_stored(const std::string& path);

// The whole of `handoff`: what its budget left out too, where it did.
[[nodiscard]] std::string read_full(const StoredHandoff& handoff);

struct Inventory {
  std::vector<StoredHandoff> handoffs;  // newest first
  std::vector<std::string> warnings;    // entries that cannot be read
  std::vector<std::string> foreign_ids; // see own_ledger()
};

// What this repository's ledger knows and can prove; see own_ledger().
[[nodiscard]] Inventory repository_inventory(const Shelves& shelves);

// The same, and every other file in the stores: those of other repositories.
[[nodiscard]] Inventory whole_inventory(const Shelves& shelves);

} // namespace handoff::store
