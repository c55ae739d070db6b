// SPDX-License-Identifier: MIT
// Our hooks as files, beside those of others.
#include "githooks/files.hpp"

#include "base/error.hpp"
#include "base/ownership.hpp"
#include "base/private_file.hpp"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::githooks {
namespace {

namespace fs = std::filesystem;

std::string hook_path(const std::string& directory, std::string_view event) {
  return directory + "/" + std::string(event);
}

bool is_there(const std::string& path) {
  return fs::exists(fs::symlink_status(path));
}

std::string line_to_add(const Facts& facts) {
  return "git handoff hook " + facts.event + " \"$@\" || exit $?";
}

// Why a hook of someone else cannot get our block; empty when it can.
std::string
obstacle(const std::string& path, const std::string& text, const Facts& facts) {
  if (fs::is_symlink(path)) {
    return "is a link";
  }
  if (with_block(text, facts)) {
    return "";
  }
  return has_block(text) ? "has a block of ours that was changed"
                         : "is not a shell script";
}

void install_beside(const std::string& path,
                    const std::string& text,
                    const Facts& facts,
                    Outcome& outcome) {
  const std::string why = obstacle(path, text, facts);
  if (!why.empty()) {
    outcome.left.push_back(path + " " + why +
                           ": have it run: " + line_to_add(facts));
    return;
  }
  const std::optional<std::string> chained = with_block(text, facts);
  if (chained != text) {
    write_hook(path, *chained);
    outcome.done.push_back("added our block to " + path);
  }
  if (!is_executable(path)) {
    outcome.left.push_back(path + " is not executable, so git will not run it");
  }
}

// Another's hook may call us without our block.
bool text_calls_us(const std::string& text, const std::string& event) {
  return text.find("handoff hook " + event) != std::string::npos;
}

} // namespace

bool is_executable(const std::string& path) {
  return ::access(path.c_str(), X_OK) == 0;
}

void make_directory(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    throw system_error("cannot create the directory '" + path + "'",
                       error.value());
  }
  base::leave_to_owner(path);
}

void write_hook(const std::string& path, std::string_view text) {
  // To follow a repository's link may lead anywhere; to replace it loses it.
  if (fs::is_symlink(path)) {
    throw Error("'" + path + "' is a link, which is left as it is",
                "add 'git handoff hook <event> \"$@\"' to what it names");
  }
  struct stat status {};
  const mode_t mode =
      ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  base::write_private_file(path, text, base::IfExists::replace);
  if (::chmod(path.c_str(), mode & ~mask) != 0) {
    throw system_error("cannot create '" + path + "' executable", errno);
  }
}

void install_file(const std::string& directory,
                  const Facts& facts,
                  Chain chain,
                  Outcome& outcome) {
  const std::string path = hook_path(directory, facts.event);
  const std::string ours = hook_file(facts);
  if (!is_there(path)) {
    make_directory(directory);
    write_hook(path, ours);
    outcome.done.push_back("installed " + path);
    return;
  }
  const std::string text = base::read_file(path);
  if (read_hook_file(text)) {
    if (text != ours || !is_executable(path)) {
      fs::remove(path);
      write_hook(path, ours);
      outcome.done.push_back("updated " + path);
    }
  } else if (chain == Chain::yes || without_block(text)) {
    install_beside(path, text, facts, outcome);
  } else if (!text_calls_us(text, facts.event)) {
    outcome.left.push_back(
        path + " is another hook: add to it: " + line_to_add(facts) +
        " (or: git handoff install --chain)");
  }
}

void remove_file(const std::string& directory,
                 std::string_view event,
                 Outcome& outcome) {
  const std::string path = hook_path(directory, event);
  if (!fs::is_regular_file(fs::symlink_status(path))) {
    return;
  }
  const std::string text = base::read_file(path);
  if (read_hook_file(text)) {
    fs::remove(path);
    outcome.done.push_back("removed " + path);
  } else if (const auto clean = without_block(text)) {
    write_hook(path, *clean);
    outcome.done.push_back("removed our block from " + path);
  } else if (text_calls_us(text, std::string(event))) {
    outcome.left.push_back(path +
                           " calls us, but was changed after it was "
                           "installed: remove 'git handoff hook' from it");
  }
}

} // namespace handoff::githooks
