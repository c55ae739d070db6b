// SPDX-License-Identifier: MIT
// The sessions that worked on a branch.
#include "session/gather.hpp"

#include "base/error.hpp"
#include "git/git.hpp"
#include "session/find/branch_filter.hpp"
#include "session/formats/read.hpp"
#include "session/records/paths.hpp"
#include "session/records/transcript_head.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <map>

namespace handoff::session {
namespace {

// From the top of the work tree: committed on the branch, or not yet.
std::vector<std::string> files_of(const git::Scope& scope) {
  std::vector<std::string> files;
  for (const git::FileChange& change : scope.files) {
    files.push_back(change.path);
  }
  for (const git::UncommittedFile& file : scope.uncommitted) {
    files.push_back(file.path);
  }
  return files;
}

std::string branch_at(const std::string& root) {
  std::string name =
      git::run({"symbolic-ref", "--short", "-q", "HEAD"}, root).out;
  while (name.ends_with('\n')) {
    name.pop_back();
  }
  return name;
}

class Gatherer {
public:
  Gatherer(const git::Repository& repository,
           const git::Scope& scope,
           std::int64_t now)
      : repository_(repository), scope_(scope), now_(now),
        roots_(work_trees(repository)),
        places_(find_places(agent::process_environment())) {
    context_.root = repository.worktree;
    context_.branch_files = files_of(scope);
    for (const std::string& path : context_.branch_files) {
      context_.written[path] = modified_time(repository.worktree + "/" + path);
    }
    context_.id_digits = scope.id_digits;
    context_.reflog = read_reflog(repository.worktree);
  }

  BranchSessions named(const GatherOptions& options) {
    const auto found = find_session({.places = places_,
                                     .worktree = repository_.worktree,
                                     .selector = options.selector,
                                     .transcript = options.transcript});
    if (found) {
      add(*found, read_session(found->candidate.agent, found->candidate.path));
    }
    return finish();
  }

  BranchSessions of_branch(const GatherOptions& options) {
    for (TranscriptCandidate& candidate : list_candidates(places_, roots_)) {
      if (candidate.modified / 1000 < now_ - options.oldest) {
        break; // newest first
      }
      const BranchFilter& filter = filter_for(candidate);
      take(std::move(candidate), filter);
    }
    return finish();
  }

private:
  // Each work tree has a HEAD of its own, and paths of its own.
  const BranchFilter& filter_for(const TranscriptCandidate& candidate) {
    const auto inside =
        std::ranges::find_if(roots_, [&](const std::string& root) {
          return is_inside(candidate.cwd, root);
        });
    const std::string& root =
        inside == roots_.end() ? repository_.worktree : *inside;
    const auto known = filters_.find(root);
    return known == filters_.end()
               ? filters_.emplace(root, branch_filter(root)).first->second
               : known->second;
  }

  [[nodiscard]] BranchFilter branch_filter(const std::string& root) const {
    const bool is_here = root == repository_.worktree;
    BranchFilter filter =
        filter_from_reflog(is_here ? context_.reflog : read_reflog(root),
                           scope_.branch,
                           is_here ? repository_.branch() : branch_at(root));
    for (const std::string& path : context_.branch_files) {
      filter.files.push_back(root + "/" + path);
    }
    return filter;
  }

  void take(TranscriptCandidate candidate, const BranchFilter& filter) {
    try {
      Session session =
          on_branch(read_session(candidate.agent, candidate.path), filter);
      if (!is_empty(session)) {
        add({.candidate = std::move(candidate), .by = FoundBy::branch},
            std::move(session));
      }
    } catch (const Error& error) {
      result_.warnings.emplace_back(error.what());
    }
  }

  void add(const FoundSession& found, Session session) {
    result_.receipt.push_back(describe(found, now_));
    result_.sessions.push_back(std::move(session));
  }

  BranchSessions finish() {
    std::ranges::stable_sort(result_.sessions, {}, &Session::started);
    result_.digest = make_digest(result_.sessions, context_);
    for (const std::string& unread : result_.digest.unread) {
      result_.warnings.push_back("not read of a session: " + unread);
    }
    return std::move(result_);
  }

  const git::Repository& repository_;
  const git::Scope& scope_;
  std::int64_t now_;
  std::vector<std::string> roots_;
  std::map<std::string, BranchFilter> filters_; // by work tree
  TranscriptPlaces places_;
  DigestContext context_;
  BranchSessions result_;
};

} // namespace

BranchSessions gather_sessions(const git::Repository& repository,
                               const git::Scope& scope,
                               const GatherOptions& options,
                               std::int64_t now) {
  if (options.selector == "none" || repository.worktree.empty()) {
    return {};
  }
  const bool is_named =
      !options.selector.empty() || !options.transcript.empty();
  // Most machines have no agent at all: they must not pay for one.
  if (!is_named && !has_any(find_places(agent::process_environment()))) {
    return {};
  }
  Gatherer gatherer(repository, scope, now);
  return is_named ? gatherer.named(options) : gatherer.of_branch(options);
}

std::vector<std::string> work_trees(const git::Repository& repository) {
  std::vector<std::string> trees = {repository.worktree};
  const base::Completed done =
      git::run({"worktree", "list", "--porcelain", "-z"}, repository.worktree);
  constexpr std::string_view k_mark = "worktree ";
  for (const std::string_view line : text::split(done.out, '\0')) {
    if (line.starts_with(k_mark)) {
      std::string path(line.substr(k_mark.size()));
      if (std::ranges::find(trees, path) == trees.end()) {
        trees.push_back(std::move(path));
      }
    }
  }
  return trees;
}

} // namespace handoff::session
