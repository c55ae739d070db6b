// SPDX-License-Identifier: MIT
// The branch's own commits as sources.
#include "git/git.hpp"
#include "point/corpus.hpp"
#include "point/versions.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace handoff::point {
namespace {

// What imports a tree is no change that anybody quotes as one; its lines are
// the files'.
constexpr std::size_t k_most_files = 2000; // of a patch
constexpr std::size_t k_most_patches = 1000;
constexpr std::size_t k_most_files_in_all = 10000;

bool looks_like_patch(const Notes& notes) {
  for (std::size_t i = 0; i < notes.lines().size(); ++i) {
    for (const Core& core : notes.lines()[i].cores) {
      const std::string_view text = notes.line(i).substr(core.start);
      const bool is_sign = text.size() > 1 &&
                           (text[0] == '+' || text[0] == '-') && text[1] != ' ';
      if (is_sign || text.starts_with("@@ -") || text.starts_with("+ ") ||
          text.starts_with("diff --git ")) {
        return true;
      }
    }
  }
  return false;
}

std::string lines_of_ids(const std::vector<BranchCommit>& commits) {
  std::string ids;
  for (const BranchCommit& commit : commits) {
    ids += commit.id + "\n";
  }
  return ids;
}

// An index of this size has thousands of files; that a first commit has so
// many takes git longer to say.
bool has_large_index(const git::Repository& repository) {
  constexpr std::uintmax_t k_large = 256U << 10U;
  std::error_code error;
  const auto size =
      std::filesystem::file_size(repository.git_dir + "/index", error);
  return !error && size > k_large;
}

// The newest commits that are no merges, without those that changed too many
// files to be read.
std::vector<BranchCommit> with_patches(std::vector<BranchCommit> commits,
                                       std::size_t least_parents) {
  std::erase_if(commits, [&](const auto& commit) {
    return commit.parents > 1 || commit.parents < least_parents;
  });
  commits.resize(std::min(commits.size(), k_most_patches));
  if (commits.empty()) {
    return {};
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
                                        lines_of_ids(commits));
  std::map<std::string_view, std::size_t> files; // by commit
  std::size_t* count = nullptr;
  for (const std::string_view line : git::split(names, '\n')) {
    if (!line.starts_with(':')) {
      count = &files[line];
    } else if (count != nullptr) {
      ++*count;
    }
  }
  std::size_t all = 0;
  std::erase_if(commits, [&](const BranchCommit& commit) {
    const std::size_t needed = files[commit.id];
    const bool is_many =
        needed > k_most_files || all + needed > k_most_files_in_all;
    all += is_many ? 0 : needed;
    return is_many;
  });
  return commits;
}

// One git process for all: each patch stands behind its commit's id.
void add_patches(Sources& sources,
                 const Ends& ends,
                 const std::vector<BranchCommit>& commits) {
  const std::string ids = lines_of_ids(commits);
  if (ids.empty()) {
    return;
  }
  std::vector<std::string> words =
      patch_arguments({.kind = PointerKind::diff, .rev = ends.short_head});
  words.pop_back();
  std::erase(words, "--no-commit-id");
  words.emplace_back("--stdin");
  // Where a blob is missing (a partial clone) git stops: what it said counts.
  const std::string all = git::run(std::move(words), {}, ids).out;
  std::size_t at = 0;
  const BranchCommit* open = nullptr;
  const auto close = [&](std::size_t end) {
    if (open != nullptr) {
      sources.put({.kind = PointerKind::diff, .rev = ends.short_id(open->id)},
                  open->id,
                  Rank::commit_patch,
                  all.substr(at, end - at));
    }
  };
  for (const BranchCommit& commit : commits) {
    const std::string header = commit.id + "\n";
    const std::size_t found = all.compare(at, header.size(), header) == 0
                                  ? at
                                  : all.find("\n" + header, at);
    if (found == std::string::npos) {
      continue;
    }
    const std::size_t start = found + (all[found] == '\n' ? 1 : 0);
    close(start);
    open = &commit;
    at = start + header.size();
  }
  close(all.size());
}

} // namespace

void add_branch(Sources& sources,
                const Ends& ends,
                const git::Repository& repository,
                const Notes& notes) {
  for (const BranchCommit& commit : ends.commits) {
    sources.add({.kind = PointerKind::commit, .rev = ends.short_id(commit.id)},
                commit.id,
                Rank::message);
  }
  if (!looks_like_patch(notes)) {
    return;
  }
  const std::size_t least_parents = has_large_index(repository) ? 1 : 0;
  add_patches(sources, ends, with_patches(ends.commits, least_parents));
  if (!ends.base.empty() && changed_paths(ends).size() <= k_most_files) {
    sources.add({.kind = PointerKind::diff,
                 .rev = ends.short_head,
                 .base = ends.short_base},
                ends.head,
                Rank::branch_patch);
  }
  if (!ends.snapshot.empty()) {
    sources.add({.kind = PointerKind::diff, .rev = ends.short_snapshot},
                ends.snapshot,
                Rank::snapshot_patch);
  }
}

} // namespace handoff::point
