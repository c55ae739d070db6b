// SPDX-License-Identifier: MIT
// Handoffs that a hook writes: what they are for, and which ones they replace.
#include "agenthooks/automatic.hpp"

#include "agenthooks/hook_work.hpp"
#include "base/clock.hpp"
#include "session/records/text_cut.hpp"
#include "store/branch_identity.hpp"
#include "store/discard.hpp"
#include "store/inventory.hpp"

#include <algorithm>

namespace handoff::agenthooks {
namespace {

using session::Session;
using store::StoredHandoff;

// The first line, cut behind a sentence or between words.
std::string short_line(std::string_view text) {
  constexpr std::size_t k_max_purpose_bytes = 80;
  const std::string_view line = session::first_words(text);
  const std::size_t sentence = line.find(". ");
  const std::string_view whole = line.substr(
      0, sentence == std::string_view::npos ? sentence : sentence + 1);
  if (whole.size() <= k_max_purpose_bytes) {
    return std::string(whole.substr(0, whole.find_last_not_of('.') + 1));
  }
  constexpr std::string_view k_more = "...";
  const std::string_view cut =
      session::cut_utf8(whole, k_max_purpose_bytes - k_more.size());
  const std::size_t blank = cut.rfind(' ');
  return std::string(cut.substr(0, blank)) + std::string(k_more);
}

// "yes", "go on", "/compact": says nothing to somebody else.
bool says_what(std::string_view request) {
  constexpr std::ptrdiff_t k_min_gaps = 2;
  return !is_idle(request) &&
         std::ranges::count(session::first_words(request), ' ') >= k_min_gaps;
}

const session::Todo* find_todo(const Session& session,
                               session::TodoState state) {
  const auto found =
      std::ranges::find(session.todos, state, &session::Todo::state);
  return found == session.todos.end() ? nullptr : &*found;
}

bool is_answered(const store::Inventory& inventory, const std::string& id) {
  return std::ranges::any_of(
      inventory.handoffs,
      [&](const StoredHandoff& other) { return other.front.parent == id; });
}

} // namespace

std::string purpose_of(const Session& session) {
  for (const auto state :
       {session::TodoState::in_progress, session::TodoState::pending}) {
    if (const session::Todo* todo = find_todo(session, state)) {
      return short_line(todo->text);
    }
  }
  for (auto request = session.requests.rbegin();
       request != session.requests.rend();
       ++request) {
    if (says_what(request->text)) {
      return short_line(request->text);
    }
  }
  return {};
}

bool has_nothing_new(const Session& session,
                     const std::string& mark,
                     const git::Repository& repository,
                     Tasks tasks) {
  constexpr std::int64_t k_second = 1000; // milliseconds
  const auto substance = last_substance(session, repository.worktree, tasks);
  if (!substance || *substance == 0) {
    return !substance; // without times nobody knows what came first
  }
  const std::int64_t now = base::now();
  const store::Inventory inventory =
      store::repository_inventory(store::shelves_of(repository));
  const auto branch = store::BranchIdentity::checked_out(repository);
  return std::ranges::any_of(
      inventory.handoffs, [&](const StoredHandoff& handoff) {
        // A date in the future says nothing about when it was written.
        const std::int64_t created = handoff.front.created;
        const std::string& automatic = handoff.front.automatic;
        return handoff.presence == store::Presence::present &&
               (automatic.empty() || automatic == mark) &&
               created > *substance / k_second && created <= now &&
               branch.wrote(handoff);
      });
}

void replace_older(const git::Repository& repository, const std::string& id) {
  const store::Inventory inventory =
      store::repository_inventory(store::shelves_of(repository));
  const auto own = std::ranges::find_if(
      inventory.handoffs,
      [&](const StoredHandoff& handoff) { return handoff.front.id == id; });
  if (own == inventory.handoffs.end() || own->front.automatic.empty()) {
    return;
  }
  const auto branch = store::BranchIdentity::checked_out(repository);
  std::vector<StoredHandoff> replaced;
  for (const StoredHandoff& handoff : inventory.handoffs) {
    const bool is_older = handoff.presence == store::Presence::present &&
                          handoff.front.automatic == own->front.automatic &&
                          handoff.sequence < own->sequence &&
                          branch.wrote(handoff);
    const bool is_somebodys =
        store::is_edited(handoff) ||
        store::is_used(repository.common_dir, handoff.front.id) ||
        is_answered(inventory, handoff.front.id);
    if (is_older && !is_somebodys) {
      replaced.push_back(handoff);
    }
  }
  store::discard(&repository, replaced);
}

} // namespace handoff::agenthooks
