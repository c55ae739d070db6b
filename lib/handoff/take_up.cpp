// SPDX-License-Identifier: MIT
// What is remembered of a handoff that somebody takes up.
#include "handoff/take_up.hpp"

#include "base/attempt.hpp"
#include "git/git.hpp"
#include "guard/document/descent.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/adopt.hpp"
#include "store/branch_identity.hpp"
#include "store/ledger.hpp"
#include "store/taken.hpp"

namespace handoff {
namespace {

// Of another repository it is read, and stays there.
bool is_of(const git::Repository& repository,
           const store::StoredHandoff& handoff) {
  const std::string& head = handoff.front.head;
  return !head.empty() &&
         base::run(repository.at_top({"cat-file", "-e", head + "^{commit}"}))
             .ok();
}

void adopt(const git::Repository& repository,
           const store::StoredHandoff& handoff,
           std::vector<std::string>& warnings) {
  redact::Redactor redactor(rules::for_repository(repository));
  store::Adopted adopted = store::adopt(repository, handoff, redactor);
  warnings = std::move(adopted.warnings);
  guard::record(
      repository.common_dir, handoff.front.id, adopted.handoff.document);
}

} // namespace

std::vector<std::string> take_up(const git::Repository& repository,
                                 const store::StoredHandoff& handoff) {
  std::vector<std::string> warnings;
  const std::string& id = handoff.front.id;
  const auto remember = [&](const auto& action) {
    if (const std::optional<Error> failure = base::attempt(action)) {
      warnings.emplace_back(failure->what());
    }
  };
  remember([&] {
    if (handoff.sequence == 0 && is_of(repository, handoff)) {
      adopt(repository, handoff, warnings);
    }
  });
  remember([&] { store::mark_as_used(repository.common_dir, id); });
  remember([&] {
    const auto branch = store::BranchIdentity::checked_out(repository);
    store::remember_taken(repository.common_dir, branch.name(), id);
  });
  return warnings;
}

} // namespace handoff
