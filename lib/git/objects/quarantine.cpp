// SPDX-License-Identifier: MIT
// An object directory of our own, gone with everything in it when it ends.
#include "git/objects/quarantine.hpp"

#include "base/error.hpp"
#include "git/quote.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace handoff::git {
namespace {

// Who runs us may have object directories of his own (a hook of a push).
std::string all_alternates(const std::string& objects) {
  std::string result = c_quoted(objects);
  if (const char* directory = std::getenv("GIT_OBJECT_DIRECTORY")) {
    result += ":" + c_quoted(directory);
  }
  if (const char* others = std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")) {
    result += std::string(":") + others;
  }
  return result;
}

} // namespace

Quarantine::Quarantine(const Repository& repository)
    : path_(repository.common_dir + "/objects/tmp_objdir-handoff-XXXXXX"),
      alternates_(all_alternates(repository.common_dir + "/objects")) {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw system_error("cannot write into '" + repository.common_dir +
                           "/objects'",
                       errno,
                       "--no-snapshot leaves uncommitted work out");
  }
}

Quarantine::~Quarantine() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

base::Command Quarantine::inside(base::Command command) const {
  command.environment.push_back("GIT_OBJECT_DIRECTORY=" + path_);
  command.environment.push_back("GIT_ALTERNATE_OBJECT_DIRECTORIES=" +
                                alternates_);
  return command;
}

} // namespace handoff::git
