// SPDX-License-Identifier: MIT
// The part of the gather stage that asks git where something changed.
#include "handoff/gather_changes.hpp"

#include "git/branch/abbreviation.hpp"
#include "git/direct/unique_id.hpp"
#include "handoff/compose.hpp"
#include "handoff/file_role.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff {
namespace {

// Only of files that are small enough to be somebody's work.
std::vector<std::string> paths_to_read(const git::Scope& scope,
                                       const std::string& worktree) {
  constexpr std::size_t k_max_files = 24;
  constexpr std::uintmax_t k_max_bytes = 256 * 1024;
  std::vector<std::string> paths;
  for (const git::UncommittedFile& file : scope.uncommitted) {
    const bool is_file = !file.is_submodule && !file.path.ends_with('/') &&
                         file.old_path.empty() && file.index != 'U' &&
                         file.worktree != 'U' &&
                         file_role(file.path) != FileRole::generated;
    std::error_code failed;
    const auto path = std::filesystem::path(worktree) / file.path;
    if (is_file && paths.size() < k_max_files &&
        std::filesystem::is_regular_file(path, failed) &&
        std::filesystem::file_size(path, failed) <= k_max_bytes && !failed) {
      paths.push_back(file.path);
    }
  }
  return paths;
}

} // namespace

std::map<std::string, std::vector<git::Hunk>>
read_branch_hunks(const git::Scope& scope, std::string_view purpose) {
  constexpr std::int64_t k_max_lines = 5000; // of one file's change
  if (scope.base.empty() || scope.head.empty() || !scope.has_line_counts) {
    return {};
  }
  std::vector<std::string> paths;
  for (const git::FileChange* file : files_that_matter(scope, purpose)) {
    const bool is_there = file->kind == git::ChangeKind::modified ||
                          file->kind == git::ChangeKind::added;
    if (is_there && !file->is_binary && !file->is_submodule &&
        file->added + file->deleted <= k_max_lines) {
      paths.push_back(file->path);
    }
  }
  return paths.empty() ? std::map<std::string, std::vector<git::Hunk>>()
                       : git::read_hunks(scope.base, scope.head, paths);
}

std::future<KeptWork> start_snapshot(const git::Repository& repository,
                                     const git::Scope& scope,
                                     Snapshots snapshots) {
  return std::async(std::launch::async, [&repository, &scope, snapshots] {
    KeptWork kept;
    if (snapshots == Snapshots::yes) {
      kept.snapshot = git::make_snapshot(repository, scope);
    }
    kept.id_digits = scope.id_digits;
    // With as many digits as the branch's commits it nearly always has a name
    // of its own; git is asked if that is not certain.
    if (kept.snapshot && !git::is_unique_here(repository,
                                              kept.snapshot->commit,
                                              kept.id_digits)) {
      kept.id_digits =
          std::max(kept.id_digits, git::id_digits({kept.snapshot->commit}));
    }
    if (kept.snapshot && !scope.head.empty()) {
      const auto paths = paths_to_read(scope, repository.worktree);
      if (!paths.empty()) {
        kept.hunks = git::read_hunks(scope.head, kept.snapshot->commit, paths);
      }
    }
    return kept;
  });
}

} // namespace handoff
