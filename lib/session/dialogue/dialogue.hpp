// SPDX-License-Identifier: MIT
// Questions about a session's conversation as a whole.
#pragma once

#include "session/dialogue/session.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// The agent's messages between a request and the person's next one.
[[nodiscard]] std::span<const Utterance> replies_to(const Session& session,
                                                    const Moment& request);

inline constexpr std::string_view k_interrupted = "interrupted";

// Whether the person stopped the agent before it said more.
[[nodiscard]] bool was_interrupted(const Session& session,
                                   const Moment& request);

// What came of a request, in a few sentences of the agent's; k_interrupted
// where the person stopped the agent before it said more; "" where nobody
// knows.
[[nodiscard]] std::string outcome_of(const Session& session,
                                     const Moment& request);

// Whether a person takes something back, or says it is wrong: by how the
// message begins.
[[nodiscard]] bool is_correction(std::string_view own_words);

// Whether a message only asks for a handoff.
[[nodiscard]] bool asks_for_handoff(std::string_view own_words);

// Whether the agent's answer to a request grants that the person is right.
[[nodiscard]] bool was_conceded(const Session& session, const Moment& request);

// Tells which of the agent's statements the person's next message takes back:
// a correction that speaks of the same things or, of a decision, any message
// that the agent then grants to be right. Cheap for statements in their order.
class Corrections {
public:
  // `session` must outlive it.
  explicit Corrections(const Session& session);

  [[nodiscard]] bool overrule(const Statement& statement);

private:
  void look_at(const Utterance& next);

  const Session& session_;
  std::vector<const Utterance*> requests_; // of the dialogue
  const Utterance* next_ = nullptr;        // the one looked at last:
  bool was_conceded_ = false;
  std::string correction_; // in lower case; empty: it corrects nothing
};

// What both said after a record, in lower case, at most 256 KiB of it.
[[nodiscard]] std::string words_after(const Session& session,
                                      const Moment& when);

} // namespace handoff::session
