// SPDX-License-Identifier: MIT
// What a commit would bring in.
#include "guard/repository/staged.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "text/split.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

extern "C" char** environ;

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

// The commits that are being merged. In pre-merge-commit git has not written
// MERGE_HEAD yet: only the environment names them (GITHEAD_<id>=<name>).
std::vector<std::string> merged_commits(const git::Repository& repository) {
  std::vector<std::string> commits;
  const std::string path = repository.git_dir + "/MERGE_HEAD";
  if (fs::exists(path)) {
    const std::string heads = base::read_file(path);
    for (const std::string_view id : text::split(heads, '\n')) {
      commits.emplace_back(id);
    }
    return commits;
  }
  constexpr std::string_view prefix = "GITHEAD_";
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view entry = *variable;
    const std::size_t equals = entry.find('=');
    if (entry.starts_with(prefix) && equals != std::string_view::npos) {
      commits.emplace_back(entry.substr(prefix.size(), equals - prefix.size()));
    }
  }
  return commits;
}

std::vector<RawChange> changes_of(const base::Completed& said) {
  if (!said.ok()) {
    throw git::failure("list what is staged", said);
  }
  return parse_raw(said.out);
}

std::vector<Subject> as_subjects(std::vector<RawChange> changes) {
  std::vector<Subject> subjects;
  subjects.reserve(changes.size());
  for (RawChange& change : changes) {
    subjects.push_back(
        {.path = std::move(change.path), .blob = std::move(change.blob)});
  }
  return subjects;
}

} // namespace

std::vector<Subject> staged_subjects(const git::Repository& repository,
                                     const base::Completed& against_head) {
  std::vector<std::vector<RawChange>> parents;
  parents.push_back(changes_of(against_head));
  std::vector<base::Command> others;
  for (const std::string& commit : merged_commits(repository)) {
    others.push_back(staged_command(commit));
  }
  for (const base::Completed& said : base::run_all(others)) {
    parents.push_back(changes_of(said));
  }
  return as_subjects(in_all(std::move(parents)));
}

bool is_merge(const git::Repository& repository) {
  return !merged_commits(repository).empty();
}

} // namespace handoff::guard
