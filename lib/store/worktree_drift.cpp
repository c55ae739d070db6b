// SPDX-License-Identifier: MIT
// Whether the uncommitted work is as it was when a handoff was written.
#include "store/worktree_drift.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <filesystem>
#include <set>
#include <string_view>
#include <sys/stat.h>

namespace handoff::store {
namespace {

using Paths = std::set<std::string, std::less<>>;

Paths paths_of(const base::Completed& completed) {
  if (!completed.ok()) {
    throw git::failure("compare the work tree", completed);
  }
  Paths paths;
  for (const std::string_view path : text::split(completed.out, '\0')) {
    paths.insert(std::string(path));
  }
  return paths;
}

// A tracked path that is not as in the compared commit.
struct ChangedPath {
  std::string path;
  std::string id;  // of the blob in the commit
  bool is_settled; // false: only its time is known to differ
};

struct WorktreePaths {
  std::vector<ChangedPath> differing;
  Paths untracked;
};

// One record of `git diff --raw`: ":<mode> <mode> <id> <id> <status>".
ChangedPath parse_raw(std::string_view record, std::string_view path) {
  const auto words = text::split(record, ' ');
  constexpr std::size_t k_words = 5;
  if (words.size() != k_words || !record.starts_with(':')) {
    throw Error("cannot compare the work tree: cannot parse git's listing");
  }
  const bool is_same_mode = words[0].substr(1) == words[1];
  const bool has_id = words[3].find_first_not_of('0') != std::string_view::npos;
  return {.path = std::string(path),
          .id = std::string(words[2]),
          .is_settled = !is_same_mode || has_id || words[4] != "M"};
}

std::vector<ChangedPath> differing_of(const base::Completed& completed) {
  if (!completed.ok()) {
    throw git::failure("compare the work tree", completed);
  }
  std::vector<ChangedPath> all;
  const auto fields = text::split(completed.out, '\0');
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    all.push_back(parse_raw(fields[i], fields[i + 1]));
  }
  return all;
}

// Git must not write the index (autoRefreshIndex): so it lists files that only
// have another time, too.
WorktreePaths read_paths(const git::Repository& repository,
                         const std::string& commit) {
  const base::Command questions[] = {
      repository.at_top({"-c",
                         "core.hooksPath=/dev/null",
                         "-c",
                         "diff.autoRefreshIndex=false",
                         "diff",
                         "--raw",
                         "-z",
                         "--no-abbrev",
                         "--no-renames",
                         "--no-ext-diff",
                         "--ignore-submodules=dirty",
                         commit,
                         "--"}),
      repository.at_top({"ls-files", "--others", "--exclude-standard", "-z"})};
  const std::vector<base::Completed> answers = base::run_all(questions);
  return {differing_of(answers[0]), paths_of(answers[1])};
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

// The blobs that git would make of the files, their filters applied, in order;
// empty where it cannot.
std::vector<std::string> blob_ids(const git::Repository& repository,
                                  const std::vector<std::string>& paths) {
  std::vector<std::string> ids(paths.size());
  std::string lines;
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string full = repository.worktree + "/" + paths[i];
    std::error_code gone;
    const auto status = std::filesystem::symlink_status(full, gone);
    if (std::filesystem::is_symlink(status)) {
      // Git keeps the name that a link leads to, as it is.
      const auto target = std::filesystem::read_symlink(full, gone);
      ids[i] = git::run({"hash-object", "--stdin"}, {}, target.string()).out;
      ids[i] = ids[i].substr(0, ids[i].find('\n'));
    } else if (std::filesystem::is_regular_file(status) &&
               paths[i].find('\n') == std::string::npos) {
      lines += paths[i] + "\n";
      asked.push_back(i);
    }
  }
  if (asked.empty()) {
    return ids;
  }
  const base::Completed said = base::run(
      repository.at_top({"hash-object", "--stdin-paths"}, std::move(lines)));
  const auto answers = text::split(said.out, '\n');
  for (std::size_t i = 0; i < asked.size() && i < answers.size(); ++i) {
    ids[asked[i]] = answers[i];
  }
  return ids;
}

// Those that are not what `commit` holds after all: `git diff` calls an
// untracked file deleted, and one that was touched modified.
std::vector<std::string> really_differing(const git::Repository& repository,
                                          const WorktreePaths& paths) {
  std::vector<std::string> differing;
  std::vector<std::string> doubtful;
  std::vector<std::string> wanted;
  for (const ChangedPath& one : paths.differing) {
    if (one.is_settled && !paths.untracked.contains(one.path)) {
      differing.push_back(one.path);
    } else {
      doubtful.push_back(one.path);
      wanted.push_back(one.id);
    }
  }
  const std::vector<std::string> ids = blob_ids(repository, doubtful);
  for (std::size_t i = 0; i < doubtful.size(); ++i) {
    if (ids[i] != wanted[i]) {
      differing.push_back(doubtful[i]);
    }
  }
  return differing;
}

} // namespace

std::vector<std::string> changed_paths(const git::Repository& repository,
                                       const FrontMatter& front) {
  const std::string& commit =
      front.snapshot.empty() ? front.head : front.snapshot;
  const WorktreePaths paths = read_paths(repository, commit);
  Paths differing;
  for (const ChangedPath& one : paths.differing) {
    differing.insert(one.path);
  }
  Paths changed;
  for (std::string& path : really_differing(repository, paths)) {
    if (!front.snapshot.empty() ||
        is_touched_since(repository, path, front.created)) {
      changed.insert(std::move(path));
    }
  }
  for (const std::string& path : paths.untracked) {
    if (!differing.contains(path) &&
        is_touched_since(repository, path, front.created)) {
      changed.insert(path);
    }
  }
  return {changed.begin(), changed.end()};
}

} // namespace handoff::store
