// SPDX-License-Identifier: MIT
// Packs that gc leaves alone because a handoff needs them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::git {

// A pack that is still elsewhere.
struct NewPack {
  std::string path; // without its ".pack" and ".idx"
  std::string name; // "pack-<hash>"
};

// Moves the pack among the repository's, with a .keep file that names the
// snapshot and this user. It is complete whenever anyone sees it. A pack that
// another user keeps is left alone. Throws Error.
void keep_pack(const std::string& common_dir,
               const NewPack& pack,
               const std::string& snapshot);

// Whether this user keeps a pack, a whole one, for the snapshot.
[[nodiscard]] bool is_kept(const std::string& common_dir,
                           const std::string& snapshot);

// A pack that this user keeps.
struct KeptPack {
  std::string snapshot;   // full id
  std::int64_t since = 0; // seconds since the epoch
};
[[nodiscard]] std::vector<KeptPack> kept_packs(const std::string& common_dir);

// Removes this user's .keep file, not the pack: gc decides what else needs it.
void release_pack(const std::string& common_dir, const std::string& snapshot);

} // namespace handoff::git
