// SPDX-License-Identifier: MIT
// Handoffs that a hook writes: what they are for, and which ones they replace.
#include "agenthooks/automatic.hpp"

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
  constexpr std::size_t k_most = 80; // bytes
  const std::string_view line = session::first_words(text);
  const std::size_t sentence = line.find(". ");
  const std::string_view whole = line.substr(
      0, sentence == std::string_view::npos ? sentence : sentence + 1);
  if (whole.size() <= k_most) {
    return std::string(whole.substr(0, whole.find_last_not_of('.') + 1));
  }
  constexpr std::string_view k_more = "...";
  const std::string_view cut = session::cut_utf8(whole, k_most - k_more.size());
  const std::size_t blank = cut.rfind(' ');
  return std::string(cut.substr(0, blank)) + std::string(k_more);
}

// "yes", "go on", "/compact": says nothing to somebody else.
bool says_what(std::string_view request) {
  constexpr std::ptrdiff_t k_fewest_blanks = 2;
  return !request.starts_with('/') &&
         std::ranges::count(session::first_words(request), ' ') >=
             k_fewest_blanks;
}

const session::Todo* find_todo(const Session& session,
                               session::TodoState state) {
  const auto found =
      std::ranges::find(session.todos, state, &session::Todo::state);
  return found == session.todos.end() ? nullptr : &*found;
}

// Milliseconds since the epoch.
std::int64_t last_news(const Session& session) {
  std::int64_t last = 0;
  for (const session::Request& request : session.requests) {
    last = std::max(last, request.when.at);
  }
  for (const session::FileTouch& file : session.files) {
    last = file.changes.empty() ? last : std::max(last, file.when.at);
  }
  return last;
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

std::string mark_of(const Session& session) {
  constexpr std::uint64_t k_basis = 14695981039346656037U; // FNV-1a
  constexpr std::uint64_t k_prime = 1099511628211U;
  std::uint64_t hash = k_basis;
  for (const char c : session.id) {
    hash = (hash ^ static_cast<unsigned char>(c)) * k_prime;
  }
  constexpr int k_digits = 10;
  std::string mark(session.agent->name);
  mark += ' ';
  for (int i = 0; i < k_digits; ++i, hash >>= 4U) {
    mark += "0123456789abcdef"[hash & 15U];
  }
  return mark;
}

bool is_told_already(const Session& session,
                     const git::Repository& repository) {
  constexpr std::int64_t k_second = 1000; // milliseconds
  const std::int64_t last = last_news(session) / k_second;
  const std::int64_t now = base::now();
  const store::Inventory inventory =
      store::repository_inventory(store::shelves_of(repository));
  const auto branch = store::BranchIdentity::checked_out(repository);
  return last > 0 &&
         std::ranges::any_of(
             inventory.handoffs, [&](const StoredHandoff& handoff) {
               // A date in the future says nothing about when it was written.
               const std::int64_t created = handoff.front.created;
               return handoff.presence == store::Presence::present &&
                      handoff.front.automatic.empty() && created > last &&
                      created <= now && branch.wrote(handoff);
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
