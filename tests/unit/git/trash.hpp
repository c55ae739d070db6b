// SPDX-License-Identifier: MIT
// A repository of a test's own, made by git; the test stands in it.
#pragma once

#include "base/process.hpp"
#include "git/git.hpp"
#include "support/temporary_directory.hpp"
#include "text/split.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace handoff::test {

// Sets environment variables and puts them back.
class Environment {
public:
  void set(const std::string& name, const std::string& value) {
    remember(name);
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  void unset(const std::string& name) {
    remember(name);
    ::unsetenv(name.c_str());
  }
  Environment() = default;
  ~Environment() {
    for (auto change = before_.rbegin(); change != before_.rend(); ++change) {
      if (change->second.has_value()) {
        ::setenv(change->first.c_str(), change->second->c_str(), 1);
      } else {
        ::unsetenv(change->first.c_str());
      }
    }
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

private:
  void remember(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    before_.emplace_back(name,
                         value == nullptr ? std::nullopt
                                          : std::optional<std::string>(value));
  }
  std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

// Home and temporary directory of its own, no configuration but the test's,
// fixed names, a clock that ticks a minute a commit. The repository is the
// directory "trash", on the unborn branch main, and the current directory.
class Trash {
public:
  explicit Trash(const std::vector<std::string>& init_options = {})
      : before_(std::filesystem::current_path()) {
    const std::string local = git::output({"rev-parse", "--local-env-vars"});
    for (const std::string_view name : text::split(local, '\n')) {
      environment.unset(std::string(name));
    }
    environment.set("HOME", root / "home");
    environment.unset("XDG_CONFIG_HOME");
    environment.set("GIT_CONFIG_NOSYSTEM", "1");
    environment.set("GIT_AUTHOR_NAME", "A U Thor");
    environment.set("GIT_AUTHOR_EMAIL", "author@example.com");
    environment.set("GIT_COMMITTER_NAME", "C O Mitter");
    environment.set("GIT_COMMITTER_EMAIL", "committer@example.com");
    std::filesystem::create_directory(root / "home");
    std::filesystem::create_directory(root / "trash");
    cd(root / "trash");
    git({"config", "--global", "advice.detachedHead", "false"});
    git({"config", "--global", "protocol.file.allow", "always"});
    std::vector<std::string> init = {"init", "-q", "-b", "main"};
    init.insert(init.end(), init_options.begin(), init_options.end());
    git(init);
  }
  ~Trash() { std::filesystem::current_path(before_); }
  Trash(const Trash&) = delete;
  Trash& operator=(const Trash&) = delete;

  // Runs git here; its output without the last newline. Throws when it fails.
  std::string git(const std::vector<std::string>& arguments) {
    base::Completed said = try_git(arguments);
    if (!said.ok()) {
      throw std::runtime_error("git " + arguments[0] + ": " + said.err);
    }
    if (said.out.ends_with('\n')) {
      said.out.pop_back();
    }
    return said.out;
  }
  base::Completed try_git(const std::vector<std::string>& arguments) {
    std::vector<std::string> argv = {"git"};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const std::string date =
        std::to_string(1767323045 + 60 * ticks_) + " +0000";
    return base::run({.argv = argv,
                      .environment = {"GIT_AUTHOR_DATE=" + date,
                                      "GIT_COMMITTER_DATE=" + date}});
  }

  // Adds everything and commits; the commit's id.
  std::string commit(const std::string& message) {
    ++ticks_;
    git({"add", "-A"});
    git({"commit", "-q", "--allow-empty", "-m", message});
    return id("HEAD");
  }
  // Writes a file of that name and commits.
  std::string commit_file(const std::string& path, const std::string& bytes) {
    write(path, bytes);
    return commit("change " + path);
  }
  std::string id(const std::string& rev) { return git({"rev-parse", rev}); }

  // Paths are relative to the current directory; directories are made.
  static void write(const std::string& path, const std::string& bytes) {
    const std::filesystem::path file(path);
    if (file.has_parent_path()) {
      std::filesystem::create_directories(file.parent_path());
    }
    std::ofstream(path, std::ios::binary) << bytes;
  }
  static std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void cd(const std::string& path) {
    std::filesystem::current_path(path);
  }
  // Every file below `directory` with its bytes' hash, but for what lies
  // below one of `except`.
  static std::set<std::string> listing(const std::string& directory,
                                       const std::string& except) {
    std::set<std::string> names;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(directory)) {
      const std::string name = entry.path().string();
      if (!except.empty() && name.find(except) != std::string::npos) {
        continue;
      }
      names.insert(
          entry.is_regular_file()
              ? name + " " +
                    std::to_string(std::hash<std::string>()(read(name)))
              : name);
    }
    return names;
  }

  TemporaryDirectory root;
  Environment environment;

private:
  std::filesystem::path before_;
  int ticks_ = 0;
};

} // namespace handoff::test
