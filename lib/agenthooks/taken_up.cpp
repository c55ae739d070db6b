// SPDX-License-Identifier: MIT
// Which handoff a session works on.
#include "agenthooks/taken_up.hpp"

#include "agenthooks/substance.hpp"
#include "session/dialogue/run_intent.hpp"
#include "store/branch_identity.hpp"
#include "store/inventory.hpp"
#include "store/taken.hpp"

#include <algorithm>

namespace handoff::agenthooks {
namespace {

using session::Session;
using store::StoredHandoff;

struct Taking {
  std::uint32_t record = 0;
  std::string words; // that name it
};

bool takes(const session::CommandRun& run) {
  const std::vector<std::string> words = session::run_intent(run.cmd).words;
  return !run.failed && is_own_command(run.cmd) &&
         std::ranges::any_of(words, [](const std::string& word) {
           return word == "take" || word == "show";
         });
}

// In the order in which they happened.
std::vector<Taking> takings(const Session& session) {
  std::vector<Taking> all;
  for (const session::UserRequest& request : session.requests) {
    if (is_launch_prompt(request.text)) {
      all.push_back({request.when.record, request.text});
    }
  }
  for (const session::CommandRun& run : session.commands) {
    if (takes(run)) {
      all.push_back({run.when.record, run.cmd});
    }
  }
  std::ranges::stable_sort(all, {}, &Taking::record);
  return all;
}

// The one that `words` name by its id, else nullptr.
const StoredHandoff* named_in(std::string_view words,
                              const store::Inventory& inventory) {
  for (const StoredHandoff& handoff : inventory.handoffs) {
    if (!handoff.front.id.empty() &&
        words.find(handoff.front.id) != std::string_view::npos) {
      return &handoff;
    }
  }
  return nullptr;
}

const StoredHandoff* with_id(const std::string& id,
                             const store::Inventory& inventory) {
  const auto found = std::ranges::find_if(
      inventory.handoffs,
      [&](const StoredHandoff& handoff) { return handoff.front.id == id; });
  return id.empty() || found == inventory.handoffs.end() ? nullptr : &*found;
}

} // namespace

std::optional<Carried> carried_by(const Session& session,
                                  const std::string& mark,
                                  const git::Repository& repository) {
  const std::vector<Taking> all = takings(session);
  if (all.empty()) {
    return std::nullopt;
  }
  const store::Inventory inventory =
      store::repository_inventory(store::shelves_of(repository));
  const StoredHandoff* taken = nullptr;
  for (const Taking& taking : all) {
    const StoredHandoff* const named = named_in(taking.words, inventory);
    taken = named == nullptr ? taken : named;
  }
  if (taken == nullptr) { // 'git handoff take' alone
    taken =
        with_id(store::taken_on(repository.common_dir,
                                store::BranchIdentity::checked_out(repository)),
                inventory);
  }
  const bool is_own = taken != nullptr && taken->front.automatic == mark;
  if (taken == nullptr || is_own ||
      taken->presence != store::Presence::present) {
    return std::nullopt;
  }
  return carried_from(taken->document, session);
}

} // namespace handoff::agenthooks
