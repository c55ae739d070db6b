// SPDX-License-Identifier: MIT
// The branch's own commits as sources.
#include "git/git.hpp"
#include "point/sources/commit_sizes.hpp"
#include "point/sources/corpus.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_files_in_all = 10000;

bool looks_like_patch(const NoteLines& notes) {
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

// The newest commits that are no merges, without those that changed too many
// files to be read.
std::vector<BranchCommit> with_patches(std::vector<BranchCommit> commits,
                                       CommitSizes& sizes) {
  std::size_t all = 0;
  std::erase_if(commits, [&](const BranchCommit& commit) {
    const bool is_left_out = commit.parents > 1 || sizes.is_import(commit.id) ||
                             all + sizes.files(commit.id) > k_max_files_in_all;
    all += is_left_out ? 0 : sizes.files(commit.id);
    return is_left_out;
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
                CommitSizes& sizes,
                const NoteLines& notes) {
  for (const BranchCommit& commit : ends.commits) {
    sources.add({.kind = PointerKind::commit, .rev = ends.short_id(commit.id)},
                commit.id,
                Rank::message);
  }
  if (!looks_like_patch(notes)) {
    return;
  }
  add_patches(sources, ends, with_patches(ends.commits, sizes));
  if (!ends.base.empty() && sizes.branch_files() <= k_max_changed_files) {
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
