// SPDX-License-Identifier: MIT
// The branch as the unit: base..HEAD and what is not committed yet.
#pragma once

#include "git/branch/abbreviation.hpp"
#include "git/branch/early_status.hpp"
#include "git/repository.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// How the base was found, in the order it is looked for.
enum class BaseOrigin {
  option,       // --base
  config,       // handoff.base
  upstream,     // the branch's upstream, where it names another branch
  remote_head,  // refs/remotes/<remote>/HEAD
  common_name,  // main, master, trunk, develop; here, then on a remote
  own_upstream, // the default branch itself: what its upstream has not
  recent,       // no base: only the last commits, no one's "work"
  root,         // no base and no more commits than that: all there is
};

struct Commit {
  std::string id;      // full
  std::string subject; // raw bytes as git gives them, re-encoded to UTF-8
  std::string body;    // without the subject
  std::string author_name;
  std::string author_email;
  std::int64_t time = 0;      // author date, seconds since the epoch
  std::int64_t committed = 0; // committer date
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

// One path of `git status`, relative to the top of the work tree.
//
// An untracked directory is listed file by file, unless it is a repository of
// its own or holds more than k_max_untracked files: then `path` is the
// directory and ends with '/'.
struct UncommittedFile {
  std::string path;
  std::string old_path = {}; // of a rename, else empty
  char index = '.';          // git's letters, '.' unchanged, '?' untracked
  char worktree = '.';       // both 'U': unmerged
  bool is_submodule = false;
  bool is_submodule_dirty = false; // it has uncommitted work of its own
  // Modes as git writes them ("100644", "000000" where there is nothing) and
  // the id that the index holds; empty when untracked or unmerged.
  std::string index_mode = {};
  std::string index_id = {};
  std::string worktree_mode = {};
};

inline constexpr std::size_t k_max_untracked = 1000;

struct ScopeOptions {
  std::string base = {};   // --base
  std::string branch = {}; // another branch than HEAD (bare repositories)
  // As the user typed them, relative to where we stand; git matches them.
  std::vector<std::string> pathspecs = {};
  std::size_t most_commits = 1000; // read; more are counted only
  // Of the same pathspecs; else the status is asked for when the branch is.
  EarlyStatus status = {};
};

struct Scope {
  std::string branch; // short name; empty when detached. While it is being
                      // rebased, the branch that is
  std::string head;   // full id; empty when unborn
  std::int64_t head_time = 0; // its committer date; 0 where it was not read
  std::string base_name; // "main", "origin/main", "HEAD~10"; empty for root
  std::string base;      // full id of the merge base; empty for root
  BaseOrigin origin = BaseOrigin::root;
  bool is_unrelated = false;     // no merge base: base is the other tip
  std::vector<Commit> commits;   // base..head, oldest first
  std::size_t commit_count = 0;  // all of base..head
  std::vector<FileChange> files; // base...head; for root, against nothing
  bool has_line_counts = true;   // false: blobs are missing (partial clone)
  std::vector<UncommittedFile> uncommitted;
  std::vector<std::string> notes; // odd facts a reader should know:
                                  // "shallow: history before x is missing"
  std::string operation; // "rebase", "am", "merge", "cherry-pick", "revert",
                         // "bisect" or empty

  // All ids of commits are shown with so many digits: as git abbreviates
  // them (core.abbrev), and each is unambiguous.
  std::size_t id_digits = k_min_id_digits;

  // An id of a commit of this scope, as it is shown.
  [[nodiscard]] std::string short_id(std::string_view id) const {
    return std::string(id.substr(0, id_digits));
  }
  [[nodiscard]] bool is_clean() const { return uncommitted.empty(); }
};

// Told of base, commits and files as soon as they are known, while git may
// still look at the work tree: `so_far` lacks what is not committed.
using OnHistory = std::function<void(const Scope& so_far)>;

// Reads the branch: git runs once per question, all questions that do not
// depend on each other at the same time. `repository` is from discover() with
// Ask::place_and_bases. Throws Error for an unknown base or branch, naming the
// nearest.
//
// A base is never the branch itself. On the default branch it is the branch's
// upstream where that lacks commits; else the scope is the last ten commits
// (`recent`). A handoff.base of the user's own files that this repository does
// not have is passed over; of the repository's own it is an Error.
[[nodiscard]] Scope read_scope(const Repository& repository,
                               const ScopeOptions& options,
                               const OnHistory& on_history = {});

// The refs that name branches, short, for "did you mean".
[[nodiscard]] std::vector<std::string> branch_names();

} // namespace handoff::git
