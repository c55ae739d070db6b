// SPDX-License-Identifier: MIT
// Whether the uncommitted work is as it was when a handoff was written.
#include "store/worktree_drift.hpp"

#include "git/git.hpp"
#include "git/objects.hpp"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace handoff::store {
namespace {

using Paths = std::set<std::string, std::less<>>;

Paths paths_of(const base::Completed& completed) {
  if (!completed.ok()) {
    throw git::failure("compare the work tree", completed);
  }
  Paths paths;
  for (const std::string_view path : git::split(completed.out, '\0')) {
    paths.insert(std::string(path));
  }
  return paths;
}

struct WorktreePaths {
  Paths differing; // tracked ones that are not as in the compared commit
  Paths untracked;
};

WorktreePaths read_paths(const git::Repository& repository,
                         const std::string& commit) {
  const base::Command questions[] = {
      git::offline(repository.at_top({"-c",
                                      "core.hooksPath=/dev/null",
                                      "diff",
                                      "--name-only",
                                      "-z",
                                      "--no-renames",
                                      "--no-ext-diff",
                                      "--ignore-submodules=dirty",
                                      commit,
                                      "--"})),
      repository.at_top({"ls-files", "--others", "--exclude-standard", "-z"})};
  const std::vector<base::Completed> answers = base::run_all(questions);
  return {paths_of(answers[0]), paths_of(answers[1])};
}

// By the file's change time, which nothing but a change sets; that of the
// directory where the file is gone.
bool is_touched_since(const git::Repository& repository,
                      const std::string& path,
                      std::int64_t time) {
  std::string full = repository.worktree + "/" + path;
  struct stat found {};
  while (full.size() > repository.worktree.size()) {
    if (::lstat(full.c_str(), &found) == 0) {
      return found.st_ctime > time;
    }
    full.resize(full.rfind('/'));
  }
  return true;
}

// The blob that git would make of a file: its filters applied.
std::string blob_id(const git::Repository& repository,
                    const std::string& path) {
  const base::Completed completed =
      base::run(repository.at_top({"hash-object", "--", path}));
  return completed.ok() ? completed.out.substr(0, completed.out.find('\n'))
                        : std::string();
}

// `git diff` calls an untracked file deleted; it may be just as it was.
bool is_as_in(const git::Repository& repository,
              git::Objects& objects,
              const std::string& commit,
              const std::string& path) {
  const auto header = objects.header(commit + ":" + path);
  return header && header->id == blob_id(repository, path);
}

} // namespace

std::vector<std::string> changed_paths(const git::Repository& repository,
                                       const FrontMatter& front) {
  const std::string& commit =
      front.snapshot.empty() ? front.head : front.snapshot;
  const WorktreePaths paths = read_paths(repository, commit);
  const auto objects = git::open_objects(repository, git::Expected::few);
  Paths changed;
  for (const std::string& path : paths.differing) {
    const bool is_same =
        front.snapshot.empty()
            ? !is_touched_since(repository, path, front.created)
            : paths.untracked.contains(path) &&
                  is_as_in(repository, *objects, commit, path);
    if (!is_same) {
      changed.insert(path);
    }
  }
  for (const std::string& path : paths.untracked) {
    if (!paths.differing.contains(path) &&
        is_touched_since(repository, path, front.created)) {
      changed.insert(path);
    }
  }
  return {changed.begin(), changed.end()};
}

} // namespace handoff::store
