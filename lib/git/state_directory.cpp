// SPDX-License-Identifier: MIT
// Where we keep state of our own in a repository.
#include "git/state_directory.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::git {

std::string state_directory(const std::string& common_dir,
                            std::string_view name) {
  return common_dir + "/handoff/" + std::string(name) + "-" +
         std::to_string(::geteuid());
}

std::string make_state_directory(const std::string& common_dir,
                                 std::string_view name) {
  // The folder above is everybody's who may write to the repository.
  const std::string shared = common_dir + "/handoff";
  if (::mkdir(shared.c_str(), 0777) != 0 && errno != EEXIST) {
    throw system_error("cannot make directory '" + shared + "'", errno);
  }
  std::string directory = state_directory(common_dir, name);
  base::make_private_directory(directory);
  return directory;
}

} // namespace handoff::git
