// SPDX-License-Identifier: MIT
// Collects what is not finished, see digest_unfinished.cpp.
#pragma once

#include "session/dialogue/turns.hpp"
#include "session/digest/digest_parts.hpp"

#include <set>
#include <string>

namespace handoff::session {

// How much of the words of an item come again later on, where it was done
// since.
inline constexpr double k_spoken_of = 0.6;
inline constexpr std::size_t k_max_unfinished_length = 600; // bytes

// Collects the items of one session, each once.
class Unfinished {
public:
  Unfinished(const Session& session, Items& items)
      : session_(session), items_(items),
        last_turn_(turn_of(session, {.record = session.last_own_record})) {}

  void add(std::string text,
           Origin origin,
           const Moment& when,
           Who who,
           DigestItem rest = {}) {
    if (text.empty() || !seen_.insert(key_of(text)).second) {
      return;
    }
    rest.kind = DigestKind::unfinished;
    rest.text = std::move(text);
    rest.origin = origin;
    rest.weight = DigestWeight::high;
    items_.push_back(placed(std::move(rest), session_, when, who));
  }

  // Whether it was said in the last three turns.
  [[nodiscard]] bool is_recent(const Moment& when) const {
    constexpr std::uint32_t k_last_turns =
        3; // where a closing list still holds
    return turn_of(session_, when) + k_last_turns > last_turn_;
  }

  [[nodiscard]] const Session& session() const { return session_; }

private:
  const Session& session_;
  Items& items_;
  std::uint32_t last_turn_;
  std::set<std::string> seen_;
};

// unfinished_lists.cpp: what somebody listed as still to be done.
void add_closing_list(Unfinished& unfinished);
void add_todos(Unfinished& unfinished);
void add_goal(Unfinished& unfinished);
void add_plan(Unfinished& unfinished);
void add_summary(Unfinished& unfinished);
// unfinished_talk.cpp: what the conversation itself left open.
void add_question(Unfinished& unfinished);
void add_request(Unfinished& unfinished);
void add_interrupted_questions(Unfinished& unfinished);
void add_reported_failure(Unfinished& unfinished);
void add_broken_off(Unfinished& unfinished);

} // namespace handoff::session
