// SPDX-License-Identifier: MIT
// Where we are: the repository's directories, HEAD and format.
#pragma once

#include "base/process.hpp"
#include "git/config.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

struct Ref {
  std::string name;   // full: "refs/heads/main"
  std::string id;     // what it points at, full; of a tag, the tag
  std::string target; // of a symbolic ref: the full name it stands for
};

// All paths are absolute and as git prints them.
struct Repository {
  std::string git_dir;       // per work tree: .git, .git/worktrees/x
  std::string common_dir;    // shared by all work trees
  std::string worktree;      // top of the work tree; empty when bare, and
                             // where git sees none (inside .git)
  std::string prefix;        // where we are below it: "" or "src/"
  std::string head_ref;      // "refs/heads/topic"; empty when detached
  std::string head;          // full object id; empty when unborn
  std::string upstream;      // of HEAD's branch: "refs/remotes/origin/main";
                             // empty when it has none or it is gone
  std::string object_format; // "sha1", "sha256"
  bool is_bare = false;
  bool is_shallow = false;
  // What may be someone's base: HEAD of the remotes; main, master, trunk,
  // develop, here and there. Empty when only the place was asked for.
  std::vector<Ref> usual_bases;
  Config config;

  // "topic", or "" when detached.
  [[nodiscard]] std::string branch() const;
  // Objects may be missing here that a remote has promised.
  [[nodiscard]] bool is_partial() const;
  // The command `git <arguments>`, run at the top of this work tree: for
  // paths relative to it, whatever GIT_DIR we have inherited. It runs no filter
  // that only the repository's configuration names.
  [[nodiscard]] base::Command at_top(std::vector<std::string> arguments,
                                     std::string input = {}) const;
};

enum class Ask { place, place_and_bases };

// The names that a default branch usually has, the most usual first.
inline constexpr const char* k_usual_names[] = {
    "main", "master", "trunk", "develop"};

// What prints the whole configuration as Config reads it.
[[nodiscard]] base::Command config_question();

// The repository that git finds from here, with its configuration: one round
// of git processes. Throws Error (exit 128) in git's own words when there is
// none or git refuses it (safe.directory).
[[nodiscard]] Repository discover(Ask ask = Ask::place_and_bases);

// The same, and what `more` say, asked at the same time and first: for a hook
// every process counts, and these are the long ones. `more` may fail: that is
// a value. `meanwhile`, when given, is called once all are started.
struct Discovery {
  Repository repository;
  std::vector<base::Completed> said; // in the order of `more`
};
[[nodiscard]] Discovery
discover_with(Ask ask,
              std::vector<base::Command> more,
              const std::function<void()>& meanwhile = {});

// "topic" of "refs/heads/topic", "origin/topic" of "refs/remotes/origin/topic";
// any other name as it is.
[[nodiscard]] std::string short_name(std::string_view ref);

} // namespace handoff::git
