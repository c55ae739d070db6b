// SPDX-License-Identifier: MIT
// What git is in the middle of: a rebase, a merge, a bisection.
#include "git/operation.hpp"

#include <filesystem>
#include <fstream>

namespace handoff::git {
namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// "refs/heads/topic" or "detached HEAD", as rebase notes it.
std::string rebased_branch(const std::string& head_name_file) {
  std::ifstream file(head_name_file);
  std::string name;
  std::getline(file, name);
  return name.starts_with("refs/heads/") ? short_name(name) : "";
}

// A sequence of picks whose current one is committed has a todo list only.
std::string sequenced(const std::string& todo_file) {
  std::ifstream file(todo_file);
  std::string word;
  file >> word;
  if (word == "pick" || word == "p") {
    return "cherry-pick";
  }
  return word == "revert" ? word : "";
}

} // namespace

// The order of wt-status.c: a rebase that stopped at a conflict has a
// CHERRY_PICK_HEAD as well.
Operation read_operation(const Repository& repository) {
  const std::string& git_dir = repository.git_dir;
  if (exists(git_dir + "/rebase-apply/applying")) {
    return {.name = "am"};
  }
  for (const char* directory : {"/rebase-merge", "/rebase-apply"}) {
    if (exists(git_dir + directory)) {
      return {.name = "rebase",
              .branch = rebased_branch(git_dir + directory + "/head-name")};
    }
  }
  constexpr std::pair<const char*, const char*> marks[] = {
      {"/MERGE_HEAD", "merge"},
      {"/CHERRY_PICK_HEAD", "cherry-pick"},
      {"/REVERT_HEAD", "revert"}};
  for (const auto& [file, name] : marks) {
    if (exists(git_dir + file)) {
      return {.name = name};
    }
  }
  Operation operation = {.name = sequenced(git_dir + "/sequencer/todo")};
  if (operation.name.empty() && exists(git_dir + "/BISECT_LOG")) {
    operation.name = "bisect";
  }
  return operation;
}

} // namespace handoff::git
