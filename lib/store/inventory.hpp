// SPDX-License-Identifier: MIT
// The handoffs that there are: in the ledger, in the stores, on the disk.
#pragma once

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
  std::string problem;       // why damaged: "line 3: 'kind' is missing"
  std::string document;      // bytes; empty where they cannot be read
  std::int64_t sequence = 0; // the ledger's; 0 outside it
};

[[nodiscard]] bool is_expired(const StoredHandoff& handoff, std::int64_t now);

// The file at `path`, whatever it holds. A missing one is gone.
[[nodiscard]] StoredHandoff read_stored(const std::string& path);

// The whole of `handoff`: what its budget left out too, where it did.
[[nodiscard]] std::string read_full(const StoredHandoff& handoff);

struct Inventory {
  std::vector<StoredHandoff> handoffs; // newest first
  std::vector<std::string> warnings;   // entries that cannot be read
};

// What this repository's ledger knows.
[[nodiscard]] Inventory repository_inventory(const std::string& common_dir);

// The same (where `common_dir` is not empty), and every other file in the
// stores `roots`: those of other repositories.
[[nodiscard]] Inventory whole_inventory(const std::string& common_dir,
                                        const std::vector<std::string>& roots);

} // namespace handoff::store
