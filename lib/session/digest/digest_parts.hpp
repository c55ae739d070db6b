// SPDX-License-Identifier: MIT
// The makers of single kinds of digest items.
#pragma once

#include "session/digest/digest.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace handoff::session {

using Items = std::vector<DigestItem>;

// "Claude Code 80b7f07a, 2026-11-21 09:39", behind who said it.
[[nodiscard]] std::string source_of(const Session& session,
                                    const Moment& when,
                                    std::string_view who = {});

// `item` with its source, time, session and turn.
[[nodiscard]] DigestItem placed(DigestItem item,
                                const Session& session,
                                const Moment& when,
                                Who who = Who::inferred);

// The letters and digits of a text, to know what was said again.
[[nodiscard]] std::string key_of(std::string_view text);

// Leaves the k_max_items that weigh most, of equal ones the last; their order
// stays. Returns how many went.
template <typename One, typename Weight>
std::size_t keep_weightiest(std::vector<One>& all, Weight weight) {
  if (all.size() <= k_max_items) {
    return 0;
  }
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const DigestWeight first = std::invoke(weight, all[a]);
    const DigestWeight second = std::invoke(weight, all[b]);
    return first == second ? a > b : first > second;
  });
  order.resize(k_max_items);
  std::ranges::sort(order);
  std::vector<One> kept;
  for (const std::size_t place : order) {
    kept.push_back(std::move(all[place]));
  }
  const std::size_t gone = all.size() - kept.size();
  all = std::move(kept);
  return gone;
}

// digest_unfinished.cpp: what is not finished, first thing first.
void add_unfinished(Sessions sessions, Items& items);
// digest_requests.cpp: what a person asked, and what came of it.
void add_requests(Sessions sessions, Digest& digest);
// digest_decisions.cpp: answers, plans, refusals, and what was said.
void add_decisions(Sessions sessions, Items& items);
void add_statements(Sessions sessions, Items& items);
// digest_checks.cpp: what failed, and the last run of each check.
void add_failures(Sessions sessions,
                  const DigestContext& context,
                  Items& items);
void add_checks(Sessions sessions, const DigestContext& context, Items& items);

} // namespace handoff::session
