// SPDX-License-Identifier: MIT
// The contents of a snapshot: files read by git, commits of submodules.
#include "git/snapshot/snapshot_contents.hpp"

#include "git/git.hpp"
#include "git/quote.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

// More files than this that git cannot read are no accident of one file.
constexpr std::size_t k_max_failures = 20;

base::Command hash_question(const Repository& repository,
                            const Quarantine& quarantine,
                            std::span<const SnapshotPlan::File> files) {
  std::string paths;
  for (const SnapshotPlan::File& file : files) {
    paths += c_quoted(file.path) + "\n";
  }
  return quarantine.inside(repository.at_top(
      {"-c", "core.safecrlf=false", "hash-object", "-w", "--stdin-paths"},
      std::move(paths)));
}

// The last line that git said, without its prefix: the reason.
std::string last_line(std::string_view text) {
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  text.remove_prefix(text.rfind('\n') + 1);
  if (text.starts_with("fatal: ")) {
    text.remove_prefix(7);
  }
  return text.empty() ? "git cannot read it" : std::string(text);
}

// A submodule is another repository: what says which is ours must not reach
// it. That is `git rev-parse --local-env-vars` without the configuration.
base::Command head_question(const Repository& repository,
                            const PlannedEntry& submodule) {
  base::Command question =
      command({"rev-parse", "--verify", "--quiet", "HEAD^{commit}"},
              repository.worktree + "/" + submodule.path);
  for (const char* variable : {"GIT_DIR",
                               "GIT_WORK_TREE",
                               "GIT_COMMON_DIR",
                               "GIT_INDEX_FILE",
                               "GIT_OBJECT_DIRECTORY",
                               "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                               "GIT_IMPLICIT_WORK_TREE",
                               "GIT_GRAFT_FILE",
                               "GIT_SHALLOW_FILE",
                               "GIT_NO_REPLACE_OBJECTS",
                               "GIT_REPLACE_REF_BASE",
                               "GIT_PREFIX"}) {
    question.environment.emplace_back(variable);
  }
  return question;
}

} // namespace

void read_files(const Repository& repository,
                const Quarantine& quarantine,
                SnapshotPlan& plan) {
  std::span<const SnapshotPlan::File> files = plan.files;
  // Git stops at the first file that it cannot read: the rest is asked for
  // again.
  for (std::size_t failures = 0; !files.empty(); ++failures) {
    const base::Completed said =
        base::run(hash_question(repository, quarantine, files));
    const std::vector<std::string_view> ids = text::split(said.out, '\n');
    const std::size_t done = std::min(ids.size(), files.size());
    for (std::size_t i = 0; i < done; ++i) {
      plan.known.push_back({files[i].path, files[i].mode, std::string(ids[i])});
    }
    files = files.subspan(done);
    if (said.ok() || files.empty()) {
      return;
    }
    if (failures == k_max_failures || said.status > 128) {
      throw failure("read '" + files.front().path + "'", said);
    }
    plan.left_out.push_back({files.front().path, last_line(said.err)});
    files = files.subspan(1);
  }
}

void read_submodules(const Repository& repository, SnapshotPlan& plan) {
  std::vector<base::Command> questions;
  for (const PlannedEntry& submodule : plan.submodules) {
    questions.push_back(head_question(repository, submodule));
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i].ok()) {
      plan.submodules[i].id = said[i].out.substr(0, said[i].out.find('\n'));
    }
  }
}

} // namespace handoff::git
