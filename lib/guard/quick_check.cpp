// SPDX-License-Identifier: MIT
// The commit that has nothing of a handoff, told apart with little to ask.
#include "guard/quick_check.hpp"

#include "base/attempt.hpp"
#include "git/hook_repository.hpp"
#include "guard/check.hpp"
#include "guard/descent.hpp"
#include "guard/policy_object.hpp"
#include "guard/staged.hpp"

#include <cstdlib>

namespace handoff::guard {
namespace {

bool is_set(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// Somebody has something to say about this one commit.
bool has_a_say() {
  return is_set("HANDOFF_SKIP") || is_set("GIT_CONFIG_PARAMETERS") ||
         is_set("GIT_CONFIG_COUNT");
}

bool finds_nothing(const git::Repository& repository,
                   std::string_view version) {
  base::Started staged(staged_command());
  git::BlobStream blobs;
  (void)built_in_knowledge(); // made while both get up
  std::vector<Subject> subjects =
      staged_subjects(repository, staged.finish({}));
  if (subjects.empty()) {
    return true;
  }
  const Policy policy =
      read_policy(blobs, policy_object(subjects, "HEAD"), version);
  const Descent descent = Descent::load(repository.common_dir);
  Checker checker(policy, descent.empty() ? nullptr : &descent);
  return checker.check(std::move(subjects), blobs).findings.empty();
}

} // namespace

bool is_clean_at_a_glance(std::string_view version) {
  const std::optional<git::Repository> repository = git::hook_repository();
  if (!repository || has_a_say()) {
    return false;
  }
  bool is_clean = false;
  // Who looks closely meets the failure again, and says it.
  (void)base::attempt([&] { is_clean = finds_nothing(*repository, version); });
  return is_clean;
}

} // namespace handoff::guard
