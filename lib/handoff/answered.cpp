// SPDX-License-Identifier: MIT
// Which handoff a return answers.
#include "handoff/answered.hpp"

#include "base/attempt.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "git/state_directory.hpp"
#include "redact/redactor.hpp"
#include "store/here.hpp"
#include "store/inventory.hpp"
#include "store/lookup.hpp"

#include <functional>

namespace handoff {
namespace {

// One small file a branch; the name is a hash, since a branch may hold what
// a file name may not, or what redaction would take.
std::string taken_path(const std::string& common_dir,
                       const std::string& branch) {
  return git::state_directory(common_dir, "taken") + "/" +
         std::to_string(std::hash<std::string>{}(branch));
}

bool is_question(const store::StoredHandoff& handoff) {
  return handoff.front.kind != "return" &&
         handoff.presence == store::Presence::present;
}

// The newest of `branch`, else the newest of all; "" when there is none.
std::string newest_asking(const std::string& common_dir,
                          const std::string& branch) {
  const store::Inventory inventory = store::repository_inventory(common_dir);
  const std::string here = redact::Redactor().redact(branch).text.str();
  for (const store::StoredHandoff& handoff : inventory.handoffs) {
    if (is_question(handoff) && handoff.front.branch == here) {
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
                   const std::optional<std::string>& typed) {
  if (typed) {
    return *typed;
  }
  const std::string branch = repository.branch();
  std::string id = taken_on(repository.common_dir, branch);
  if (id.empty()) {
    id = newest_asking(repository.common_dir, branch);
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
  const store::Here here;
  const store::StoredHandoff handoff =
      store::find_handoff(here.shelves(), chosen(repository, typed));
  store::require_document(handoff);
  return parse_parent(handoff.document);
}

std::string base_of_answer(const git::Repository& repository,
                           const Parent& parent) {
  const bool is_ancestor =
      !parent.head.empty() && !repository.head.empty() &&
      git::run({"merge-base", "--is-ancestor", parent.head, repository.head})
          .ok();
  return is_ancestor ? parent.head : "";
}

std::string taken_on(const std::string& common_dir, const std::string& branch) {
  std::string id;
  static_cast<void>(base::attempt(
      [&] { id = base::read_file(taken_path(common_dir, branch)); }));
  return id;
}

void remember_taken(const std::string& common_dir,
                    const std::string& branch,
                    const std::string& id) {
  git::make_state_directory(common_dir, "taken");
  base::write_private_file(
      taken_path(common_dir, branch), id, base::IfExists::replace);
}

} // namespace handoff
