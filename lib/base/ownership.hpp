// SPDX-License-Identifier: MIT
// Whose files are ours, also for root in someone else's directory.
#pragma once

#include <string>
#include <sys/stat.h>

namespace handoff::base {

// What root makes in a directory of someone else (`sudo git handoff new`) is
// given to its owner, who could neither use nor remove it otherwise. Does
// nothing for other users, and where the file system knows no owners.
//
// `directory` and `file` are open descriptors.
void leave_to_owner(int directory, int file);
// The same by name; the last component's link is not followed.
void leave_to_owner(const std::string& path);

// Whether a file with status `found` at `path` is this user's: his own, or, for
// root, of whom its directory belongs to.
[[nodiscard]] bool is_ours(const struct stat& found, const std::string& path);

// make_private_directory() for state of ours in a directory that may be
// someone else's: what root makes there is left to that user.
void make_state_directory(const std::string& path);

} // namespace handoff::base
