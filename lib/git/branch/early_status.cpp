// SPDX-License-Identifier: MIT
// `git status`, asked for before anything else is known.
#include "git/branch/early_status.hpp"

#include "git/direct/foreign_filters.hpp"
#include "git/direct/near_repository.hpp"
#include "git/git.hpp"
#include "git/own_filters.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <thread>
#include <utility>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

// Where git will most likely find the index. Only speed hangs on it.
fs::path guess_index() {
  if (const char* index = std::getenv("GIT_INDEX_FILE")) {
    return index;
  }
  if (const char* directory = std::getenv("GIT_DIR")) {
    return fs::path(directory) / "index";
  }
  std::error_code failure;
  fs::path here = fs::current_path(failure);
  while (here.has_relative_path() && !fs::exists(here / ".git", failure)) {
    here = here.parent_path();
  }
  return git_directory_at(here / ".git") / "index";
}

// About 20,000 files: from there on a second process costs less than it saves.
bool is_large_tree() {
  constexpr std::uintmax_t large_index = 2 << 20;
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(guess_index(), failure);
  return !failure && size >= large_index;
}

Untracked usual_untracked() {
  return is_large_tree() ? Untracked::no : Untracked::normal;
}

std::vector<std::string> with(std::vector<std::string> list,
                              std::vector<std::string> more) {
  std::ranges::move(more, std::back_inserter(list));
  return list;
}

// Git looks at a work tree with up to twenty threads. Beside the processes that
// read the history they only help where there are processors for all.
bool has_processors_for_threads() {
  return std::thread::hardware_concurrency() > 2;
}

// `ignored`: of submodules, where not everything is asked for.
base::Command status_question(const std::vector<std::string>& pathspecs,
                              Untracked untracked,
                              const std::string& ignored) {
  std::vector<std::string> arguments;
  if (!has_processors_for_threads()) {
    arguments = {"-c", "core.preloadIndex=false"};
  }
  const char* mode = untracked == Untracked::normal ? "normal" : "no";
  arguments.insert(arguments.end(),
                   {"status",
                    "--porcelain=v2",
                    "-z",
                    "--no-ahead-behind",
                    "--find-renames",
                    "--ignored=no",
                    std::string("--untracked-files=") + mode});
  if (!ignored.empty()) {
    arguments.push_back("--ignore-submodules=" + ignored);
  }
  arguments.emplace_back("--");
  arguments.insert(arguments.end(), pathspecs.begin(), pathspecs.end());
  return command(std::move(arguments));
}

EarlyStatus start(base::Command question, Untracked untracked) {
  return {.said = std::async(
              std::launch::async,
              [question = std::move(question)] { return base::run(question); }),
          .has_untracked = untracked == Untracked::normal};
}

} // namespace

EarlyStatus ask_status(const Repository& repository,
                       const std::vector<std::string>& pathspecs,
                       Untracked untracked) {
  base::Command question = status_question(
      pathspecs, untracked, submodules_may_filter(repository) ? "dirty" : "");
  question.environment = with(std::move(question.environment),
                              environment_for_filters(repository.config));
  return start(std::move(question), untracked);
}

EarlyStatus ask_status(const Repository& repository,
                       const std::vector<std::string>& pathspecs) {
  return ask_status(repository, pathspecs, usual_untracked());
}

EarlyStatus ask_early(const std::vector<std::string>& pathspecs) {
  if (!is_free_of_filters()) {
    return {};
  }
  const Untracked untracked = usual_untracked();
  return start(status_question(pathspecs, untracked, ""), untracked);
}

} // namespace handoff::git
