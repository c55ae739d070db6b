// SPDX-License-Identifier: MIT
// What is not committed: `git status` in its machine form.
#include "git/branch/status.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <span>
#include <utility>

namespace handoff::git {
namespace {

using Files = std::vector<UncommittedFile>;

// The first `count` fields of a record, each ended by a space; what is left is
// the path, which may hold spaces itself.
std::vector<std::string_view> fields(std::string_view record,
                                     std::size_t count) {
  std::vector<std::string_view> result;
  while (result.size() < count) {
    const std::size_t end = record.find(' ');
    if (end == std::string_view::npos) {
      throw Error("cannot parse the output of 'git status'");
    }
    result.push_back(record.substr(0, end));
    record.remove_prefix(end + 1);
  }
  result.push_back(record);
  return result;
}

// "N...", or "S" and what differs: commit, modified content, untracked files.
bool is_dirty_submodule(std::string_view field) {
  return field.size() == 4 && (field[2] == 'M' || field[3] == 'U');
}

// 1 XY sub mH mI mW hH hI path; of a rename `2 ... score path` and then the
// old path as a record of its own.
UncommittedFile changed(std::string_view record, bool is_rename) {
  const std::vector<std::string_view> f = fields(record, is_rename ? 9 : 8);
  if (f[1].size() != 2) {
    throw Error("cannot parse the output of 'git status'");
  }
  return {.path = std::string(f.back()),
          .index = f[1][0],
          .worktree = f[1][1],
          .is_submodule = f[2].starts_with('S'),
          .is_submodule_dirty = is_dirty_submodule(f[2]),
          .index_mode = std::string(f[4]),
          .index_id = std::string(f[7]),
          .worktree_mode = std::string(f[5])};
}

// u XY sub m1 m2 m3 mW h1 h2 h3 path
UncommittedFile unmerged(std::string_view record) {
  const std::vector<std::string_view> f = fields(record, 10);
  return {.path = std::string(f.back()),
          .index = 'U',
          .worktree = 'U',
          .is_submodule = f[2].starts_with('S'),
          .worktree_mode = std::string(f[6])};
}

UncommittedFile untracked(std::string_view path) {
  return {.path = std::string(path), .index = '?', .worktree = '?'};
}

Files parse_untracked(std::string_view listing) {
  Files files;
  for (const std::string_view path : text::split(listing, '\0')) {
    files.push_back(untracked(path));
  }
  return files;
}

// With one of these `git status` need not look at every directory, but
// `git ls-files` would.
bool has_untracked_cache(const Config& config) {
  return config.get("core.untrackedcache").value_or("") == "true" ||
         config.get("feature.manyfiles").value_or("") == "true";
}

std::vector<std::string> with_pathspecs(std::vector<std::string> arguments,
                                        std::span<const std::string> specs) {
  arguments.emplace_back("--");
  arguments.insert(arguments.end(), specs.begin(), specs.end());
  return arguments;
}

base::Command untracked_question(const Repository& repository,
                                 std::vector<std::string> options,
                                 std::span<const std::string> pathspecs) {
  options.insert(options.begin(),
                 {"ls-files", "-z", "--others", "--exclude-standard"});
  // ls-files looks below the current directory only.
  if (pathspecs.empty()) {
    return repository.at_top(std::move(options));
  }
  options.emplace_back("--full-name");
  return command(with_pathspecs(std::move(options), pathspecs));
}

std::string_view checked(const base::Completed& completed) {
  if (!completed.ok()) {
    throw failure("read the status", completed);
  }
  return completed.out;
}

Files tracked_only(Files files) {
  std::erase_if(files,
                [](const UncommittedFile& file) { return file.index == '?'; });
  return files;
}

// In a large tree two processes are done before one `git status` is: the early
// one looks at tracked files, one more for others.
Files with_untracked(const Repository& repository,
                     std::span<const std::string> pathspecs,
                     const EarlyStatus& tracked) {
  const base::Completed said = base::run(untracked_question(
      repository, {"--directory", "--no-empty-directory"}, pathspecs));
  Files files = parse_status(checked(tracked.said.get()));
  Files others = parse_untracked(checked(said));
  files.insert(files.end(),
               std::make_move_iterator(others.begin()),
               std::make_move_iterator(others.end()));
  return files;
}

Files read_collapsed(const Repository& repository,
                     const std::vector<std::string>& pathspecs,
                     const EarlyStatus& early) {
  if (!looks_for_untracked(repository)) {
    return tracked_only(parse_status(checked(early.said.get())));
  }
  if (early.has_untracked) {
    return parse_status(checked(early.said.get()));
  }
  if (has_untracked_cache(repository.config)) {
    const EarlyStatus whole =
        ask_status(repository, pathspecs, Untracked::normal);
    return parse_status(checked(whole.said.get()));
  }
  return with_untracked(repository, pathspecs, early);
}

// git forgets an untracked directory that stands where a tracked file was,
// unless it is asked for the files in it.
void add_replacing_directories(const Repository& repository, Files& files) {
  Files found;
  for (const UncommittedFile& file : files) {
    std::error_code ignored;
    if (file.worktree == 'D' &&
        std::filesystem::is_directory(std::filesystem::symlink_status(
            repository.worktree + "/" + file.path, ignored))) {
      found.push_back(untracked(file.path + "/"));
    }
  }
  files.insert(files.end(), found.begin(), found.end());
}

bool is_directory(const UncommittedFile& file) {
  return file.index == '?' && file.path.ends_with('/');
}

// The untracked files below `directories`, by directory.
std::map<std::string, Files>
read_below(const Repository& repository,
           const std::vector<std::string>& directories,
           std::span<const std::string> pathspecs) {
  // More would not fit a command line; then git lists all there is.
  constexpr std::size_t most_named = 200;
  base::Command question = untracked_question(repository, {}, pathspecs);
  if (pathspecs.empty() && directories.size() <= most_named) {
    question.environment.emplace_back("GIT_LITERAL_PATHSPECS=1");
    for (const char* other : {"GIT_GLOB_PATHSPECS",
                              "GIT_NOGLOB_PATHSPECS",
                              "GIT_ICASE_PATHSPECS"}) {
      question.environment.emplace_back(other);
    }
    question.argv = with_pathspecs(std::move(question.argv), directories);
  }
  const base::Completed said = base::run(question);
  std::map<std::string, Files> below;
  for (const std::string& directory : directories) {
    below[directory];
  }
  for (UncommittedFile& file : parse_untracked(checked(said))) {
    // Of sorted names that begin `file.path` the last one not after it.
    auto owner = below.upper_bound(file.path);
    if (owner != below.begin() && file.path.starts_with((--owner)->first)) {
      owner->second.push_back(std::move(file));
    }
  }
  return below;
}

// Files instead of the directories that are small enough.
Files expanded(const Repository& repository,
               Files files,
               std::span<const std::string> pathspecs) {
  std::vector<std::string> directories;
  for (const UncommittedFile& file : files) {
    if (is_directory(file)) {
      directories.push_back(file.path);
    }
  }
  if (directories.empty()) {
    return files;
  }
  std::map<std::string, Files> below =
      read_below(repository, directories, pathspecs);
  Files result;
  for (UncommittedFile& file : files) {
    Files* const inside = is_directory(file) ? &below[file.path] : nullptr;
    if (inside == nullptr || inside->size() > k_max_untracked) {
      result.push_back(std::move(file));
      continue;
    }
    std::move(inside->begin(), inside->end(), std::back_inserter(result));
  }
  return result;
}

} // namespace

bool looks_for_untracked(const Repository& repository) {
  const std::optional<std::string> wanted =
      repository.config.get("status.showuntrackedfiles");
  return wanted != "no" && wanted != "false";
}

Files parse_status(std::string_view listing) {
  Files files;
  const std::vector<std::string_view> records = text::split(listing, '\0');
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string_view record = records[i];
    if (record.starts_with("1 ")) {
      files.push_back(changed(record, false));
    } else if (record.starts_with("2 ") && i + 1 < records.size()) {
      files.push_back(changed(record, true));
      files.back().old_path = records[++i];
    } else if (record.starts_with("u ")) {
      files.push_back(unmerged(record));
    } else if (record.starts_with("? ")) {
      files.push_back(untracked(record.substr(2)));
    }
  }
  return files;
}

Files read_uncommitted(const Repository& repository,
                       const std::vector<std::string>& pathspecs,
                       const EarlyStatus& early) {
  Files files = read_collapsed(
      repository,
      pathspecs,
      early.said.valid() ? early : ask_status(repository, pathspecs));
  if (looks_for_untracked(repository)) {
    add_replacing_directories(repository, files);
  }
  return expanded(repository, std::move(files), pathspecs);
}

} // namespace handoff::git
