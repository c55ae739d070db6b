// SPDX-License-Identifier: MIT
// The commit of a snapshot, written by `git fast-import`.
#include "git/snapshot/snapshot_tree.hpp"

#include "git/git.hpp"
#include "git/quote.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

// fast-import wants a name for what it builds. `reset` takes the commit away
// from it again, so that there is nothing to write at the end.
constexpr std::string_view k_name = "refs/handoff/snapshot";

std::string data_block(std::string_view bytes) {
  return "data " + std::to_string(bytes.size()) + "\n" + std::string(bytes) +
         "\n";
}

std::string modify(const PlannedEntry& entry) {
  return "M " + entry.mode + " " + entry.id + " " + c_quoted(entry.path) + "\n";
}

// fast-import leaves a report in the git directory when it fails: what it was
// told, with names of files.
void remove_crash_report(const Repository& repository, std::string_view said) {
  constexpr std::string_view name = "fast_import_crash_";
  const std::size_t start = said.find(name);
  if (start == std::string_view::npos) {
    return;
  }
  const std::size_t end =
      said.find_first_not_of("0123456789", start + name.size());
  std::error_code ignored;
  std::filesystem::remove(repository.git_dir + "/" +
                              std::string(said.substr(start, end - start)),
                          ignored);
}

} // namespace

std::string import_stream(const SnapshotCommit& commit,
                          const SnapshotPlan& plan) {
  std::string stream = "commit " + std::string(k_name) + "\nmark :1\n" +
                       "committer git-handoff <git-handoff@localhost> " +
                       std::to_string(commit.time) + " +0000\n" +
                       data_block(commit.message) + "from " + commit.parent +
                       "\n";
  for (const std::string& path : plan.deleted) {
    stream += "D " + c_quoted(path) + "\n";
  }
  for (const PlannedEntry& entry : plan.known) {
    stream += modify(entry);
  }
  for (const PlannedEntry& entry : plan.submodules) {
    stream += modify(entry);
  }
  for (const SnapshotPlan::Link& link : plan.links) {
    stream += "M 120000 inline " + c_quoted(link.path) + "\n" +
              data_block(link.target);
  }
  return stream + "get-mark :1\nreset " + std::string(k_name) + "\ndone\n";
}

base::Command import_question(const Repository& repository,
                              const Quarantine& quarantine) {
  return quarantine.inside(
      repository.at_top({// The reference-transaction hook would run, with
                         // nothing to do.
                         "-c",
                         "core.hooksPath=/dev/null",
                         "-c",
                         "fastimport.unpackLimit=0",
                         // Nothing of it stays: what is kept is packed again.
                         "-c",
                         "core.fsync=none",
                         "fast-import",
                         "--quiet",
                         "--date-format=raw"}));
}

std::string take_commit(const Repository& repository,
                        const base::Completed& said) {
  const std::size_t end = said.out.find('\n');
  if (!said.ok() || end == std::string::npos) {
    remove_crash_report(repository, said.err);
    throw failure("write the snapshot", said);
  }
  return said.out.substr(0, end);
}

} // namespace handoff::git
