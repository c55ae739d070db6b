// SPDX-License-Identifier: MIT
// The guard of one repository: finds what is to be judged, and judges it.
#include "guard/repository_guard.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

extern char** environ;

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
    for (const std::string_view id : git::split(heads, '\n')) {
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

std::vector<RawChange> staged_changes(const git::Repository& repository,
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
  return in_all(std::move(parents));
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

// The policy file that `subjects` are about to bring in, else the one that
// is there.
std::string policy_object(const CheckRequest& request,
                          const std::vector<Subject>& subjects) {
  if (request.scope == Scope::staged || request.scope == Scope::all) {
    for (const Subject& subject : subjects) {
      if (subject.path == k_policy_file) {
        return subject.blob;
      }
    }
  }
  return request.policy_at + ":" + std::string(k_policy_file);
}

Policy read_policy(git::BlobStream& blobs,
                   const std::string& object,
                   std::string_view version) {
  Policy policy;
  const auto wants = [](std::size_t, std::size_t size) {
    if (size > k_most_policy_bytes) {
      throw Error("'" + std::string(k_policy_file) + "' is too large");
    }
    return true;
  };
  const auto take = [&](const git::StreamedBlob& blob) {
    if (blob.state == git::BlobState::read) {
      policy = parse_policy(blob.bytes, std::string(k_policy_file), version);
    }
  };
  blobs.read({&object, 1}, wants, take);
  return policy;
}

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
    return subjects_of_history();
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

void judge(Checked& checked,
           std::vector<Subject> subjects,
           git::BlobStream& blobs) {
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
  git::BlobStream blobs; // gets up while the others work
  std::vector<base::Command> more;
  if (request.scope == Scope::staged) {
    more.push_back(staged_command());
  }
  git::Discovery found = git::discover_with(git::Ask::place, std::move(more));
  Checked checked{.repository = std::move(found.repository)};
  if (request.skipping == Skipping::obeyed) {
    checked.skipped =
        find_skip(checked.repository.config, std::getenv("HANDOFF_SKIP"));
    if (checked.skipped) {
      return checked;
    }
  }
  std::vector<Subject> subjects =
      request.scope == Scope::staged
          ? as_subjects(staged_changes(checked.repository, found.said.front()))
          : subjects_for(request, checked.repository);
  if (subjects.empty()) {
    return checked;
  }
  checked.policy =
      read_policy(blobs, policy_object(request, subjects), version);
  add_config(checked.policy, checked.repository.config);
  judge(checked, std::move(subjects), blobs);
  return checked;
}

} // namespace handoff::guard
