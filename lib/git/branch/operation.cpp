// SPDX-License-Identifier: MIT
// What git is in the middle of: a rebase, a merge, a bisection.
#include "git/branch/operation.hpp"

#include "text/object_id.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// The id in a file of git's; "" where something else stands there.
std::string id_in(const std::string& path) {
  const std::string line = first_line(path);
  return text::is_object_id(line) ? line : "";
}

// How far it is, as wt-status.c reads it: the merge backend and that of am
// have two names for each number.
std::string step_in(const std::string& directory) {
  for (const auto& [at, all] :
       {std::pair("/msgnum", "/end"), std::pair("/next", "/last")}) {
    const std::string step = first_line(directory + at);
    const std::string steps = first_line(directory + all);
    constexpr std::string_view k_digits = "0123456789";
    if (!step.empty() && !steps.empty() &&
        (step + steps).find_first_not_of(k_digits) == step.npos) {
      return step + " of " + steps;
    }
  }
  return {};
}

Operation rebase(const std::string& directory) {
  // "refs/heads/topic" or "detached HEAD"
  const std::string name = first_line(directory + "/head-name");
  return {.name = "rebase",
          .branch = name.starts_with("refs/heads/") ? short_name(name) : "",
          .step = step_in(directory),
          .onto = id_in(directory + "/onto"),
          .original = id_in(directory + "/orig-head")};
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
      return rebase(git_dir + directory);
    }
  }
  constexpr std::pair<const char*, const char*> marks[] = {
      {"/MERGE_HEAD", "merge"},
      {"/CHERRY_PICK_HEAD", "cherry-pick"},
      {"/REVERT_HEAD", "revert"}};
  for (const auto& [file, name] : marks) {
    if (exists(git_dir + file)) {
      return {.name = name, .other = id_in(git_dir + file)};
    }
  }
  Operation operation = {.name = sequenced(git_dir + "/sequencer/todo")};
  if (operation.name.empty() && exists(git_dir + "/BISECT_LOG")) {
    operation.name = "bisect";
  }
  return operation;
}

} // namespace handoff::git
