// SPDX-License-Identifier: MIT
// The guard of one repository: finds what is to be judged, and judges it.
#include "guard/repository_guard.hpp"

#include "base/error.hpp"
#include "git/git.hpp"
#include "guard/policy_object.hpp"
#include "guard/staged.hpp"

#include <cstdlib>
#include <optional>
#include <span>
#include <unordered_set>
#include <utility>

namespace handoff::guard {
namespace {

// The `handoff` attribute of a path; one question each, for findings only.
std::string attribute_of(const git::Repository& repository,
                         const std::string& path) {
  const base::Completed said = base::run(repository.at_top(
      {"check-attr", "--cached", "-z", "handoff", "--", path}));
  if (!said.ok()) {
    throw git::failure("read the attributes of '" + path + "'", said);
  }
  const auto fields = git::split(said.out, '\0');
  const std::string_view value = fields.size() < 3 ? "" : fields[2];
  return value == "unspecified" ? ""
         : value == "unset"     ? "off"
         : value == "set"       ? "strict"
                                : std::string(value);
}

std::vector<Subject> subjects_for(const CheckRequest& request,
                                  const git::Repository& repository) {
  switch (request.scope) {
  case Scope::commits:
    return subjects_of_commits(request.revisions, Messages::read);
  case Scope::history:
  case Scope::whole:
  case Scope::all:
  case Scope::staged:
    break;
  }
  if (!repository.is_bare && !repository.worktree.empty()) {
    return subjects_of_tree(From::index);
  }
  return repository.head.empty() ? std::vector<Subject>()
                                 : subjects_of_tree(From::head);
}

// What is there now, then what `history` has beside it: a file that is still
// there is found under its present path.
NextSubjects followed_by(std::vector<Subject> now, NextSubjects history) {
  std::unordered_set<std::string> known;
  for (const Subject& subject : now) {
    known.insert(subject.blob);
  }
  return [now = std::move(now),
          known = std::move(known),
          history = std::move(history)]() mutable {
    if (!now.empty()) {
      return std::exchange(now, {});
    }
    std::vector<Subject> some;
    for (some = history(); !some.empty(); some = history()) {
      std::erase_if(some, [&](const Subject& subject) {
        return !subject.blob.empty() && known.contains(subject.blob);
      });
      if (!some.empty()) {
        break;
      }
    }
    return some;
  };
}

// `subjects`: those that are known, or how to find them.
template <class Subjects>
void judge(Checked& checked, Subjects subjects, git::BlobStream& blobs) {
  const Descent descent = Descent::load(checked.repository.common_dir);
  Checker checker(checked.policy, descent.empty() ? nullptr : &descent);
  checked.report = checker.check(std::move(subjects), blobs);
  if (!checked.repository.is_bare) {
    apply_attributes(checked.report, [&](const std::string& path) {
      return attribute_of(checked.repository, path);
    });
  }
}

} // namespace

Checked check_repository(CheckRequest request, std::string_view version) {
  std::optional<git::BlobStream> blobs; // gets up while the others work
  std::vector<base::Command> more;
  if (request.scope == Scope::staged) {
    more.push_back(staged_command());
  }
  git::Discovery found = git::discover_with(
      git::Ask::place, std::move(more), [&] { blobs.emplace(); });
  Checked checked{.repository = std::move(found.repository)};
  if (request.skipping == Skipping::obeyed) {
    checked.skipped =
        find_skip(checked.repository.config, std::getenv("HANDOFF_SKIP"));
    if (checked.skipped) {
      return checked;
    }
  }
  const bool is_history =
      request.scope == Scope::history || request.scope == Scope::whole;
  std::vector<Subject> subjects =
      request.scope == Scope::history ? std::vector<Subject>()
      : request.scope == Scope::staged
          ? staged_subjects(checked.repository, found.said.front())
          : subjects_for(request, checked.repository);
  if (subjects.empty() && !is_history) {
    return checked;
  }
  const std::span<const Subject> brought_in =
      request.scope == Scope::commits ? std::span<const Subject>()
                                      : std::span<const Subject>(subjects);
  checked.policy = read_policy(
      *blobs, policy_object(brought_in, request.policy_at), version);
  add_config(checked.policy, checked.repository.config);
  if (is_history) {
    judge(checked,
          followed_by(std::move(subjects), history_of(checked.repository)),
          *blobs);
  } else {
    judge(checked, std::move(subjects), *blobs);
  }
  return checked;
}

} // namespace handoff::guard
