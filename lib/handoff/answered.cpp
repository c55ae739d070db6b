// SPDX-License-Identifier: MIT
// Which handoff an answer answers.
#include "handoff/answered.hpp"

#include "base/error.hpp"
#include "git/git.hpp"
#include "store/inventory.hpp"
#include "store/lookup.hpp"
#include "store/taken.hpp"

namespace handoff {
namespace {

bool is_question(const store::StoredHandoff& handoff) {
  return handoff.front.kind != store::Kind::answer &&
         handoff.presence == store::Presence::present;
}

// The newest of `branch`, else the newest of all; "" when there is none.
std::string newest_asking(const store::Shelves& shelves,
                          const store::BranchIdentity& branch) {
  const store::Inventory inventory = store::repository_inventory(shelves);
  for (const store::StoredHandoff& handoff : inventory.handoffs) {
    if (is_question(handoff) && branch.wrote(handoff)) {
      return handoff.front.id;
    }
  }
  for (const store::StoredHandoff& handoff : inventory.handoffs) {
    if (is_question(handoff)) {
      return handoff.front.id;
    }
  }
  return {};
}

std::string chosen(const git::Repository& repository,
                   const store::Shelves& shelves,
                   const std::optional<std::string>& typed) {
  if (typed) {
    return *typed;
  }
  const auto branch = store::BranchIdentity::checked_out(repository);
  std::string id = store::taken_on(repository.common_dir, branch);
  if (id.empty()) {
    id = newest_asking(shelves, branch);
  }
  if (id.empty()) {
    throw Error("no handoff to answer",
                "name it: git handoff back --to <id>; 'git handoff list "
                "--all' shows them");
  }
  return id;
}

} // namespace

Parent find_answered(const git::Repository& repository,
                     const std::optional<std::string>& typed) {
  const store::Shelves shelves = store::shelves_of(repository);
  const store::StoredHandoff handoff =
      store::find_handoff(shelves, chosen(repository, shelves, typed));
  store::require_document(handoff);
  Parent parent = parse_parent(handoff.document);
  parent.branch_hash = handoff.branch_hash;
  return parent;
}

std::string base_of_answer(const git::Repository& repository,
                           const Parent& parent) {
  const bool is_ancestor =
      !parent.head.empty() && !repository.head.empty() &&
      git::run({"merge-base", "--is-ancestor", parent.head, repository.head})
          .ok();
  return is_ancestor ? parent.head : "";
}

} // namespace handoff
