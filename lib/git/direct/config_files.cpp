// SPDX-License-Identifier: MIT
// What is in the files of git's configuration, looked for without git.
#include "git/direct/config_files.hpp"

#include "base/private_file.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace handoff::git {
namespace {

constexpr off_t k_max_config = off_t{1} << 20U;

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Where git was built to look, as far as that can be told: its helpers lie
// below the same prefix, and a hook is told where.
void add_system_files(std::vector<std::string>& files) {
  if (std::getenv("GIT_CONFIG_SYSTEM") != nullptr) {
    files.push_back(variable("GIT_CONFIG_SYSTEM"));
    return;
  }
  const std::string helpers = variable("GIT_EXEC_PATH");
  for (const std::string_view middle : {"/lib/", "/libexec/"}) {
    const std::size_t at = helpers.rfind(middle);
    if (at != std::string::npos) {
      files.push_back(helpers.substr(0, at) + "/etc/gitconfig");
    }
  }
  files.emplace_back("/etc/gitconfig");
}

void add_users_files(std::vector<std::string>& files) {
  if (std::getenv("GIT_CONFIG_GLOBAL") != nullptr) {
    files.push_back(variable("GIT_CONFIG_GLOBAL"));
    return;
  }
  const std::string home = variable("HOME");
  const std::string ours = variable("XDG_CONFIG_HOME");
  files.push_back((ours.empty() ? home + "/.config" : ours) + "/git/config");
  files.push_back(home + "/.gitconfig");
}

bool may_name(const std::string& path, std::string_view word) {
  struct stat found {};
  if (path.empty() || ::stat(path.c_str(), &found) != 0) {
    return false;
  }
  // What can be read once only is left to git.
  if (!S_ISREG(found.st_mode) || found.st_size > k_max_config) {
    return true;
  }
  std::string text = text::to_lower(base::read_file(path));
  std::erase(text, '\\'); // "gua\rd" is git's "guard", too
  return text.find(word) != std::string::npos ||
         text.find("[include") != std::string::npos;
}

} // namespace

bool own_config_may_name(const Repository& repository, std::string_view word) {
  return may_name(repository.common_dir + "/config", word) ||
         may_name(repository.git_dir + "/config.worktree", word);
}

bool config_may_name(const Repository& repository, std::string_view word) {
  std::vector<std::string> files;
  add_users_files(files);
  add_system_files(files);
  return own_config_may_name(repository, word) ||
         std::any_of(files.begin(), files.end(), [&](const auto& file) {
           return may_name(file, word);
         });
}

} // namespace handoff::git
