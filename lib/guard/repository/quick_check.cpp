// SPDX-License-Identifier: MIT
// The commit that has nothing of a handoff, told apart with little to ask.
#include "guard/repository/quick_check.hpp"

#include "base/attempt.hpp"
#include "git/direct/config_files.hpp"
#include "git/direct/near_repository.hpp"
#include "git/direct/staged_files.hpp"
#include "git/git.hpp"
#include "guard/document/descent.hpp"
#include "guard/policy/policy_object.hpp"
#include "guard/repository/check.hpp"
#include "guard/repository/staged.hpp"

#include <cstdlib>
#include <utility>

namespace handoff::guard {
namespace {

bool is_set(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// Someone has something to say about this one commit.
bool has_a_say() {
  return is_set("HANDOFF_SKIP") || is_set("GIT_CONFIG_PARAMETERS") ||
         is_set("GIT_CONFIG_COUNT");
}

Report judge(const git::Repository& repository,
             const Policy& policy,
             std::vector<Subject> subjects,
             git::BlobStream& blobs) {
  const Descent descent = Descent::load(repository.common_dir);
  Checker checker({policy, descent.empty() ? nullptr : &descent});
  return checker.check(std::move(subjects), blobs);
}

// Nothing where only git knows what is staged.
std::optional<Report> judge_files(const git::Repository& repository,
                                  std::string_view version) {
  if (is_merge(repository)) {
    return std::nullopt;
  }
  auto staged = git::read_staged_files(repository, k_policy_file);
  if (!staged || staged->files.empty()) {
    return staged ? std::optional(Report()) : std::nullopt;
  }
  git::BlobStream blobs(repository.common_dir + "/objects");
  const Policy policy = staged->top_file.empty()
                            ? Policy()
                            : read_policy(blobs, staged->top_file, version);
  std::vector<Subject> subjects;
  subjects.reserve(staged->files.size());
  for (git::StagedFile& file : staged->files) {
    subjects.push_back(
        {.path = std::move(file.path), .blob = std::move(file.id)});
  }
  return judge(repository, policy, std::move(subjects), blobs);
}

Report judge_listing(const git::Repository& repository,
                     std::string_view version) {
  std::vector<base::Command> questions =
      policy_questions(PolicyFrom::index, "HEAD");
  questions.insert(questions.begin(), staged_command());
  std::optional<git::BlobStream> blobs; // gets up meanwhile
  const std::vector<base::Completed> said =
      base::run_all(questions, [&] { blobs.emplace(); });
  std::vector<Subject> subjects = staged_subjects(repository, said.front());
  if (subjects.empty()) {
    return {};
  }
  const Policy policy =
      read_policy(*blobs, policy_object(std::span(said).subspan(1)), version);
  return judge(repository, policy, std::move(subjects), *blobs);
}

// What the user's configuration says of the guard, asked while we look: it can
// neither make a clean file suspect nor, when nothing is found, allow more, but
// what is broken refuses.
std::optional<base::Started> ask_config(const git::Repository& repository) {
  return git::config_may_name(repository, "guard")
             ? std::optional<base::Started>(std::in_place,
                                            git::config_question())
             : std::nullopt;
}

void require_sound(base::Started& asked) {
  const base::Completed said = asked.finish({});
  if (!said.ok()) {
    throw git::failure("read the configuration", said);
  }
  Policy policy;
  add_config(policy, git::Config(said.out));
}

} // namespace

std::optional<Checked> find_clean(std::string_view version) {
  std::optional<git::Repository> repository = git::hook_repository();
  const bool is_hook = repository.has_value();
  if (!is_hook) {
    repository = git::plain_repository();
  }
  if (!repository || has_a_say()) {
    return std::nullopt;
  }
  std::optional<Report> report;
  // Who looks closely meets the failure again, and says it.
  const auto failure = base::attempt([&] {
    std::optional<base::Started> config = ask_config(*repository);
    report = judge_files(*repository, version);
    if (!report && is_hook) {
      report = judge_listing(*repository, version);
    }
    if (config) {
      require_sound(*config);
    }
  });
  if (failure || !report || !report->findings.empty()) {
    return std::nullopt;
  }
  return Checked{.repository = std::move(*repository),
                 .report = std::move(*report)};
}

} // namespace handoff::guard
