// SPDX-License-Identifier: MIT
// How many files the branch's commits changed.
#include "point/sources/commit_sizes.hpp"

#include "git/git.hpp"
#include "point/sources/versions.hpp"
#include "text/split.hpp"

#include <filesystem>
#include <limits>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_counted = 1000; // commits

// An index of this size has thousands of files; that a first commit has so
// many takes git longer to say.
bool has_large_index(const git::Repository& repository) {
  constexpr std::uintmax_t k_large = 256U << 10U;
  std::error_code error;
  const auto size =
      std::filesystem::file_size(repository.git_dir + "/index", error);
  return !error && size > k_large;
}

} // namespace

std::size_t CommitSizes::files(const std::string& id) {
  if (!is_counted_) {
    is_counted_ = true;
    count();
  }
  const auto found = files_.find(id);
  return found == files_.end() ? std::numeric_limits<std::size_t>::max()
                               : found->second;
}

void CommitSizes::count() {
  const std::size_t least_parents = has_large_index(repository_) ? 1 : 0;
  std::string ids;
  std::size_t asked = 0;
  for (const BranchCommit& commit : ends_.commits) {
    if (commit.parents > 1) {
      files_[commit.id] = 0;
    } else if (commit.parents >= least_parents && asked < k_max_counted) {
      ids += commit.id + "\n";
      files_[commit.id] = 0;
      ++asked;
    }
  }
  if (asked == 0) {
    return;
  }
  const std::string names = git::output({"-c",
                                         "core.quotePath=true",
                                         "diff-tree",
                                         "--stdin",
                                         "--root",
                                         "-r",
                                         "--raw",
                                         "--no-renames"},
                                        {},
                                        ids);
  std::size_t* number = nullptr;
  for (const std::string_view line : text::split(names, '\n')) {
    if (!line.starts_with(':')) {
      number = &files_[std::string(line)];
    } else if (number != nullptr) {
      ++*number;
    }
  }
}

std::size_t CommitSizes::branch_files() {
  if (!branch_files_) {
    branch_files_ = changed_paths(ends_).size();
  }
  return *branch_files_;
}

} // namespace handoff::point
