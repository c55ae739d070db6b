// SPDX-License-Identifier: MIT
// Packs that gc leaves alone because a handoff needs them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::git {

// A pack that lies elsewhere yet.
struct NewPack {
  std::string path; // without its ".pack" and ".idx"
  std::string name; // "pack-<hash>"
};

// Moves the pack among the repository's, with a .keep file that names the
// snapshot. It is complete whenever anybody sees it. Throws Error.
void keep_pack(const std::string& common_dir,
               const NewPack& pack,
               const std::string& snapshot);

// True when a pack is kept for the snapshot.
[[nodiscard]] bool is_kept(const std::string& common_dir,
                           const std::string& snapshot);

// A pack that this user keeps.
struct KeptPack {
  std::string snapshot;   // full id
  std::int64_t since = 0; // seconds since the epoch
};
[[nodiscard]] std::vector<KeptPack> kept_packs(const std::string& common_dir);

// Removes the .keep file, not the pack: gc decides what else needs it.
void release_pack(const std::string& common_dir, const std::string& snapshot);

} // namespace handoff::git
