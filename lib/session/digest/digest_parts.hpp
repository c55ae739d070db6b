// SPDX-License-Identifier: MIT
// The makers of single kinds of digest items.
#pragma once

#include "session/digest/digest.hpp"

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

// digest_unfinished.cpp: what is not finished, first thing first.
void add_unfinished(Sessions sessions, Items& items);
// digest_requests.cpp: what a person asked, and what came of it.
void add_requests(Sessions sessions, Items& items);
// digest_decisions.cpp: answers, plans, refusals, and what was said.
void add_decisions(Sessions sessions, Items& items);
void add_statements(Sessions sessions, Items& items);
// digest_checks.cpp: what failed, and the last run of each check.
void add_failures(Sessions sessions,
                  const DigestContext& context,
                  Items& items);
void add_checks(Sessions sessions, const DigestContext& context, Items& items);

} // namespace handoff::session
