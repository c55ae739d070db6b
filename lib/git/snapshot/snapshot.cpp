// SPDX-License-Identifier: MIT
// The uncommitted state as a commit object, made without touching anything.
#include "git/snapshot/snapshot.hpp"

#include "git/git.hpp"
#include "git/snapshot/kept_pack.hpp"
#include "git/snapshot/snapshot_contents.hpp"
#include "git/snapshot/snapshot_tree.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

constexpr std::int64_t k_default_limit = std::int64_t{10} << 20;

std::int64_t limit_of(const Config& configuration) {
  // Ten times the limit must still be a number.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 16;
  return std::clamp(
      configuration.get_int(config::k_snapshot_limit).value_or(k_default_limit),
      std::int64_t{0},
      most);
}

// HEAD's committer time: a time that is part of the state, so that the same
// state gives the same id.
std::int64_t read_head_time(const Repository& repository,
                            const std::string& head) {
  const base::Completed said = base::run(repository.at_top(
      {"rev-list", "--max-count=1", "--format=%ct", head, "--"}));
  if (!said.ok()) {
    throw failure("read HEAD", said);
  }
  // "commit <id>", then the time; fast-import knows none before 1970.
  const std::string_view time =
      std::string_view(said.out).substr(said.out.find('\n') + 1);
  std::int64_t seconds = 0;
  std::from_chars(time.data(), time.data() + time.size(), seconds);
  return std::max<std::int64_t>(seconds, 0);
}

SnapshotCommit describe(const Repository& repository, const Scope& scope) {
  const std::string on = scope.branch.empty() ? "" : " on " + scope.branch;
  return {.parent = scope.head,
          .time = scope.head_time > 0 ? scope.head_time
                                      : read_head_time(repository, scope.head),
          .message = "uncommitted work" + on +
                     "\n\nNot part of the branch: what the work tree held "
                     "when a handoff was written.\n"};
}

// The branch's own commits are worth a place in the pack while they cost next
// to nothing: with them the snapshot's parent outlives even a rebase and a
// `git gc --prune=now`. Any gc that waits two weeks keeps it anyway, because
// git keeps what a recent object needs.
bool is_small_branch(const Repository& repository, const Scope& scope) {
  return !scope.base.empty() && !scope.is_unrelated &&
         scope.origin != BaseOrigin::recent && !repository.is_partial() &&
         scope.commit_count <= 50 && scope.files.size() <= 100 &&
         std::none_of(scope.files.begin(),
                      scope.files.end(),
                      [](const FileChange& file) { return file.is_binary; });
}

NewPack write_pack(const Repository& repository,
                   const Quarantine& quarantine,
                   const std::string& revisions) {
  const std::string prefix = quarantine.path() + "/pack";
  const base::Completed said = base::run(quarantine.inside(repository.at_top(
      {"pack-objects", "-q", "--revs", "--sparse", "--threads=1", prefix},
      revisions)));
  if (!said.ok()) {
    throw failure("write the snapshot's pack", said);
  }
  const std::string hash = said.out.substr(0, said.out.find('\n'));
  return {.path = prefix + "-" + hash, .name = "pack-" + hash};
}

} // namespace

std::optional<Snapshot> make_snapshot(const Repository& repository,
                                      const Scope& scope) {
  if (scope.uncommitted.empty() || scope.head.empty() ||
      repository.worktree.empty()) {
    return std::nullopt;
  }
  SnapshotPlan plan =
      plan_snapshot(repository, scope, limit_of(repository.config));
  const Quarantine quarantine(repository);
  base::Started import(import_question(repository, quarantine));
  read_submodules(repository, plan);
  read_files(repository, quarantine, plan);
  const std::string commit = take_commit(
      repository,
      import.finish(import_stream(describe(repository, scope), plan)));
  if (!is_kept(repository.common_dir, commit)) {
    const std::string& known =
        is_small_branch(repository, scope) ? scope.base : scope.head;
    const NewPack pack =
        write_pack(repository, quarantine, commit + "\n^" + known + "\n");
    keep_pack(repository.common_dir, pack, commit);
  }
  return Snapshot{.commit = commit, .left_out = std::move(plan.left_out)};
}

void release_snapshot(const std::string& common_dir,
                      const std::string& commit) {
  release_pack(common_dir, commit);
}

} // namespace handoff::git
