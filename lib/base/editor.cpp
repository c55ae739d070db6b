// SPDX-License-Identifier: MIT
// The user's editor, on a private file that does not outlive its use.
#include "base/editor.hpp"

#include "base/attempt.hpp"
#include "base/child.hpp"
#include "base/deferred_signals.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "base/signals.hpp"
#include "base/user_program.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace handoff::base {
namespace {

namespace fs = std::filesystem;

constexpr int k_max_tries = 8; // the parent may go while we create in it
constexpr std::size_t k_name_size = 12;
constexpr std::string_view k_origin = "/.origin";

// A runtime directory that belongs to another user (su without a login) would
// get files there that its owner cannot remove.
bool is_usable(const char* directory) {
  struct stat found {};
  return ::stat(directory, &found) == 0 && S_ISDIR(found.st_mode) &&
         (found.st_uid == ::geteuid() || (found.st_mode & S_ISVTX) != 0) &&
         ::access(directory, W_OK | X_OK) == 0;
}

// Directories that no disk backs come first.
std::vector<std::string> parents() {
  std::vector<std::string> found;
  for (const char* candidate :
       {static_cast<const char*>(std::getenv("XDG_RUNTIME_DIR")),
        "/dev/shm",
        static_cast<const char*>(std::getenv("TMPDIR")),
        "/tmp"}) {
    if (candidate != nullptr && candidate[0] == '/' && is_usable(candidate)) {
      found.push_back(std::string(candidate) + "/git-handoff-edit-" +
                      std::to_string(::geteuid()));
    }
  }
  return found;
}

struct OwnDirectory {
  std::string path;
  DirectoryLock lock;
};

OwnDirectory make_directory_in(const std::string& parent) {
  for (int tries = 0; tries < k_max_tries; ++tries) {
    make_private_directory(parent);
    // No one looks for abandoned directories in `parent` meanwhile.
    const DirectoryLock parent_lock(parent, IfLocked::wait);
    std::string path = parent + "/" + random_name(k_name_size);
    if (::mkdir(path.c_str(), 0700) == 0) {
      ::chmod(path.c_str(), 0700); // whatever the umask has taken
      DirectoryLock lock(path, IfLocked::fail);
      return {std::move(path), std::move(lock)};
    }
    if (errno != ENOENT) {
      break;
    }
  }
  throw system_error("cannot write into '" + parent + "'", errno);
}

// The first of `names` that is a file there; empty if none is.
std::string name_in(const fs::path& directory,
                    std::span<const std::string_view> names) {
  std::error_code failed;
  for (const std::string_view name : names) {
    if (fs::is_regular_file(fs::symlink_status(directory / name, failed))) {
      return std::string(name);
    }
  }
  return {};
}

// Directories of `parent` that no one has locked.
std::vector<OwnDirectory> unused_directories(const std::string& parent) {
  std::vector<OwnDirectory> found;
  struct stat status {};
  if (::lstat(parent.c_str(), &status) != 0 || status.st_uid != ::geteuid() ||
      !S_ISDIR(status.st_mode)) {
    return found;
  }
  const DirectoryLock parent_lock(parent, IfLocked::fail);
  std::error_code failed;
  for (fs::directory_iterator it(parent, failed), end;
       parent_lock.is_held() && !failed && it != end;
       it.increment(failed)) {
    std::string path = it->path().string();
    DirectoryLock lock(path, IfLocked::fail);
    if (lock.is_held()) {
      found.push_back({std::move(path), std::move(lock)});
    }
  }
  return found;
}

void remove_directory(const std::string& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
  // Fails while other files are being edited.
  ::rmdir(fs::path(path).parent_path().c_str());
}

} // namespace

EditorFile::EditorFile(const std::string& name, std::string_view text)
    : name_(name) {
  std::optional<Error> failure;
  for (const std::string& parent : parents()) {
    failure = attempt([&] {
      OwnDirectory made = make_directory_in(parent);
      directory_ = std::move(made.path);
      lock_ = std::move(made.lock);
      std::error_code unknown;
      write_private_file(directory_ + std::string(k_origin),
                         fs::current_path(unknown).string(),
                         IfExists::refuse);
      write_private_file(path(), text, IfExists::refuse);
    });
    if (!failure) {
      return;
    }
    if (!directory_.empty()) {
      remove_directory(std::exchange(directory_, {}));
    }
  }
  throw failure.value_or(
      Error("cannot create a file to edit in any directory"));
}

EditorFile::EditorFile(std::string directory,
                       DirectoryLock lock,
                       std::string name)
    : directory_(std::move(directory)), lock_(std::move(lock)),
      name_(std::move(name)) {}

EditorFile::~EditorFile() {
  if (!directory_.empty()) {
    remove_directory(directory_);
  }
}

EditorFile::EditorFile(EditorFile&& other) noexcept
    : directory_(std::exchange(other.directory_, {})),
      lock_(std::move(other.lock_)), name_(std::move(other.name_)) {}

EditorFile& EditorFile::operator=(EditorFile&& other) noexcept {
  std::swap(directory_, other.directory_);
  std::swap(lock_, other.lock_);
  std::swap(name_, other.name_);
  return *this;
}

void EditorFile::edit(const std::string& editor) const {
  if (editor == ":") {
    return;
  }
  Child child(
      {.argv = user_program(editor, {path()})},
      {.in = Stream::inherit, .out = Stream::inherit, .err = Stream::inherit});
  // Ctrl-C is the editor's.
  const SignalIgnored interrupt(SIGINT);
  const SignalIgnored quit(SIGQUIT);
  const int status = child.wait();
  throw_if_interrupted();
  if (status != 0) {
    throw Error("the editor '" + editor + "' ended with status " +
                std::to_string(status));
  }
}

std::string EditorFile::read() const {
  return read_file(path());
}

std::string EditorFile::origin() const {
  std::string origin;
  const auto unknown =
      attempt([&] { origin = read_file(directory_ + std::string(k_origin)); });
  return unknown ? std::string() : origin;
}

void EditorFile::leave() {
  directory_.clear();
}

std::vector<EditorFile>
abandoned_editor_files(std::span<const std::string_view> names) {
  std::vector<EditorFile> found;
  for (const std::string& parent : parents()) {
    for (OwnDirectory& unused : unused_directories(parent)) {
      std::string name = name_in(unused.path, names);
      EditorFile file(
          std::move(unused.path), std::move(unused.lock), std::move(name));
      if (!file.name().empty()) {
        found.push_back(std::move(file));
      }
    }
    ::rmdir(parent.c_str()); // fails unless it is empty
  }
  return found;
}

} // namespace handoff::base
