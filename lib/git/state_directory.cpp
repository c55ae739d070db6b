// SPDX-License-Identifier: MIT
// Where we keep state of our own in a repository.
#include "git/state_directory.hpp"

#include "base/error.hpp"
#include "base/ownership.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"

#include <cerrno>
#include <charconv>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::git {
namespace {

// The permissions that core.sharedRepository (git-config(1)) adds to `mode`, of
// a directory; as git's calc_shared_perm.
mode_t shared_mode(std::string_view setting, mode_t mode) {
  mode_t added = 0;
  if (setting == "group" || setting == "true" || setting == "1") {
    added = 0660;
  } else if (setting == "all" || setting == "world" || setting == "everybody" ||
             setting == "2") {
    added = 0664;
  } else if (setting.size() == 4 && setting.front() == '0') {
    std::from_chars(setting.data(), setting.data() + setting.size(), added, 8);
    mode &= ~mode_t{0777};
  }
  if (added == 0) {
    return mode;
  }
  mode |= added & 0666U;
  const mode_t may_read = mode & 0444U;
  return mode | (may_read >> 2U) | S_ISGID;
}

bool is_for_group(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && (found.st_mode & S_IWGRP) != 0;
}

void share(const std::string& common_dir, const std::string& shared) {
  const base::Completed said =
      run({"--git-dir=" + common_dir, "config", "core.sharedRepository"});
  const std::string_view setting =
      std::string_view(said.out).substr(0, said.out.find('\n'));
  struct stat found {};
  if (::stat(shared.c_str(), &found) == 0) {
    const mode_t mode = found.st_mode & 07777U;
    const mode_t wanted = shared_mode(setting, mode);
    // Of a directory that someone else has made we cannot, and need not.
    if (wanted != mode) {
      static_cast<void>(::chmod(shared.c_str(), wanted) == 0);
    }
  }
}

} // namespace

std::string state_directory(const std::string& common_dir,
                            std::string_view name) {
  return common_dir + "/handoff/" + std::string(name) + "-" +
         std::to_string(::geteuid());
}

std::string make_state_directory(const std::string& common_dir,
                                 std::string_view name) {
  // The folder above belongs to everyone who may write to the repository.
  const std::string shared = common_dir + "/handoff";
  const bool is_new = ::mkdir(shared.c_str(), 0777) == 0;
  if (!is_new && errno != EEXIST) {
    throw system_error("cannot create directory '" + shared + "'", errno);
  }
  if (is_new) {
    base::leave_to_owner(shared);
  }
  if (is_new || (is_for_group(common_dir) && !is_for_group(shared))) {
    share(common_dir, shared);
  }
  std::string directory = state_directory(common_dir, name);
  base::make_state_directory(directory);
  return directory;
}

} // namespace handoff::git
