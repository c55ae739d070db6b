// SPDX-License-Identifier: MIT
// The branch as the unit: base..HEAD and what is not committed yet.
#pragma once

#include "git/repository.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::git {

// How the base was found, in the order it is looked for.
enum class BaseOrigin {
  option,      // --base
  config,      // handoff.base
  upstream,    // the branch's upstream, where it names another branch
  remote_head, // refs/remotes/<remote>/HEAD
  common_name, // main, master, trunk, develop
  root,        // none: the branch's whole history
};

struct Commit {
  std::string id;      // full
  std::string subject; // raw bytes as git gives them, re-encoded to UTF-8
  std::string body;    // without the subject
  std::string author_name;
  std::string author_email;
  std::int64_t time = 0; // author date, seconds since the epoch
  std::vector<std::string> parents;
};

enum class ChangeKind { added, modified, deleted, renamed, type_changed };

// One path of a diff. Binary files have no line counts.
struct FileChange {
  std::string path;
  std::string old_path = {}; // of a rename, else empty
  ChangeKind kind = ChangeKind::modified;
  std::int64_t added = 0;   // lines
  std::int64_t deleted = 0; // lines
  bool is_binary = false;
  bool is_submodule = false;
};

// One path of `git status`.
struct UncommittedFile {
  std::string path;
  std::string old_path = {}; // of a rename, else empty
  char index = '.';          // git's letters, '.' unchanged, '?' untracked
  char worktree = '.';       // 'U' in either: unmerged
  bool is_submodule = false;
};

struct ScopeOptions {
  std::string base = {};   // --base
  std::string branch = {}; // another branch than HEAD (bare repositories)
  std::vector<std::string> pathspecs = {};
  std::size_t most_commits = 1000; // read; more are counted only
};

struct Scope {
  std::string branch;    // short name; empty when detached
  std::string head;      // full id; empty when unborn
  std::string base_name; // "main", "origin/main"; empty for root
  std::string base;      // full id of the merge base; empty for root
  BaseOrigin origin = BaseOrigin::root;
  bool is_unrelated = false;     // no merge base: base is the other tip
  std::vector<Commit> commits;   // base..head, oldest first
  std::size_t commit_count = 0;  // all of base..head
  std::vector<FileChange> files; // base...head
  std::vector<UncommittedFile> uncommitted;
  std::vector<std::string> notes; // odd facts a reader should know:
                                  // "shallow: history before x is missing"
  std::string operation; // "rebase", "merge", "cherry-pick", ... or empty

  [[nodiscard]] bool is_clean() const { return uncommitted.empty(); }
};

// Reads the branch: git runs once per question, all questions that do not
// depend on each other at the same time. Throws Error for an unknown base or
// branch, naming the nearest.
[[nodiscard]] Scope read_scope(const Repository& repository,
                               const ScopeOptions& options);

// The refs that name branches, short, for "did you mean".
[[nodiscard]] std::vector<std::string> branch_names();

} // namespace handoff::git
