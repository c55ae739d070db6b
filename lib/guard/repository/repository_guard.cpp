// SPDX-License-Identifier: MIT
// The guard of one repository: finds what is to be judged, and judges it.
#include "guard/repository/repository_guard.hpp"

#include "base/error.hpp"
#include "git/direct/index_file.hpp"
#include "git/git.hpp"
#include "guard/policy/policy_object.hpp"
#include "guard/repository/check_tree.hpp"
#include "guard/repository/quick_check.hpp"
#include "guard/repository/staged.hpp"
#include "text/split.hpp"

#include <cstdlib>
#include <optional>
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
  const auto fields = text::split(said.out, '\0');
  const std::string_view value = fields.size() < 3 ? "" : fields[2];
  return value == "unspecified" ? ""
         : value == "unset"     ? "off"
         : value == "set"       ? "strict"
                                : std::string(value);
}

bool reads_history(const CheckRequest& request) {
  return request.scope == Scope::history || request.scope == Scope::whole;
}

// What is there now; `staged` is what staged_command() has said.
std::vector<Subject> subjects_for(const CheckRequest& request,
                                  const git::Repository& repository,
                                  const std::vector<base::Completed>& staged) {
  switch (request.scope) {
  case Scope::staged:
    return staged_subjects(repository, staged.front());
  case Scope::commits:
    return subjects_of_commits(request.revisions, Messages::read);
  case Scope::history:
    return {};
  case Scope::whole:
  case Scope::all:
    break;
  }
  if (!repository.is_bare && !repository.worktree.empty()) {
    return subjects_of_index();
  }
  return repository.head.empty() ? std::vector<Subject>()
                                 : subjects_of_tree("HEAD");
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

// What the attributes of a work tree say is done with what was found.
void obey_attributes(Checked& checked) {
  if (!checked.repository.is_bare) {
    apply_attributes(checked.report, [&](const std::string& path) {
      return attribute_of(checked.repository, path);
    });
  }
}

// `subjects`: those that are known, or how to find them.
template <class Subjects>
void judge_into(Checked& checked,
                Subjects subjects,
                Care care,
                git::BlobStream& blobs) {
  const Descent descent = Descent::load(checked.repository.common_dir);
  Checker checker({checked.policy, descent.empty() ? nullptr : &descent, care});
  checked.report = checker.check(std::move(subjects), blobs);
  obey_attributes(checked);
}

// The policy that is in force for `request`.
std::string find_policy(const CheckRequest& request,
                        const git::Repository& repository) {
  const bool is_here = request.scope != Scope::commits &&
                       request.scope != Scope::history && !repository.is_bare &&
                       !repository.worktree.empty();
  return policy_object(base::run_all(policy_questions(
      is_here ? PolicyFrom::index : PolicyFrom::revision, request.policy_at)));
}

// Every file of the index, where that and the work tree can be read without
// git; false where they cannot.
bool judge_tree(Checked& checked,
                git::BlobStream& blobs,
                std::string_view version) {
  const git::Repository& repository = checked.repository;
  const std::size_t id_size = repository.object_format == "sha256" ? 32 : 20;
  const auto index =
      repository.is_bare || repository.worktree.empty()
          ? std::nullopt
          : git::IndexFile::open(git::index_path(repository), id_size);
  if (!index) {
    return false;
  }
  std::optional<std::string> policy = policy_object(*index);
  if (!policy) {
    policy = find_policy({.scope = Scope::all}, repository);
  }
  checked.policy = read_policy(blobs, *policy, version);
  add_config(checked.policy, repository.config);
  const Descent descent = Descent::load(repository.common_dir);
  auto report = check_tree(
      repository,
      *index,
      {checked.policy, descent.empty() ? nullptr : &descent, Care::quick},
      blobs);
  if (report) {
    checked.report = std::move(*report);
    obey_attributes(checked);
  }
  return report.has_value();
}

// Where we are, and what is staged when that is the question.
git::Discovery discover(Scope scope, std::optional<git::BlobStream>& blobs) {
  std::vector<base::Command> more;
  if (scope == Scope::staged) {
    more.push_back(staged_command());
  }
  // Gets up while the others work.
  return git::discover_with(
      git::Ask::place, std::move(more), [&] { blobs.emplace(); });
}

void judge_into(Checked& checked,
                const CheckRequest& request,
                std::vector<Subject> subjects,
                git::BlobStream& blobs) {
  if (reads_history(request)) {
    judge_into(checked,
               followed_by(std::move(subjects), history_of(checked.repository)),
               Care::quick,
               blobs);
  } else {
    const Care care = request.scope == Scope::all ? Care::quick : Care::full;
    judge_into(checked, std::move(subjects), care, blobs);
  }
}

} // namespace

Checked check_repository(const CheckRequest& request,
                         std::string_view version) {
  if (request.scope == Scope::staged) {
    if (std::optional<Checked> clean = find_clean(version)) {
      return std::move(*clean);
    }
  }
  std::optional<git::BlobStream> blobs;
  git::Discovery found = discover(request.scope, blobs);
  Checked checked{.repository = std::move(found.repository)};
  if (request.skipping == Skipping::obeyed) {
    checked.skipped =
        find_skip(checked.repository.config, std::getenv("HANDOFF_SKIP"));
    if (checked.skipped) {
      return checked;
    }
  }
  if (request.scope == Scope::all && judge_tree(checked, *blobs, version)) {
    return checked;
  }
  std::vector<Subject> subjects =
      subjects_for(request, checked.repository, found.said);
  if (subjects.empty() && !reads_history(request)) {
    return checked;
  }
  checked.policy =
      read_policy(*blobs, find_policy(request, checked.repository), version);
  add_config(checked.policy, checked.repository.config);
  judge_into(checked, request, std::move(subjects), *blobs);
  return checked;
}

} // namespace handoff::guard
