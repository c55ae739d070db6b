// SPDX-License-Identifier: MIT
// A person's short answer, read together with the question it answers.
#pragma once

#include "session/dialogue/options.hpp"
#include "session/dialogue/session.hpp"

#include <string_view>
#include <vector>

namespace handoff::session {

// What `words` decide of what was asked: "A.", "1 and 3", "all four", "the
// second, but with a lock", "yes", the words of an option themselves, or
// numbered answers to numbered questions. Empty where they are no answer.
// Options that were not taken are the decision's `rejected`; words beyond
// the choice are its `remark`. `when` is not set.
[[nodiscard]] std::vector<Decision> read_answers(std::string_view words,
                                                 const AskedQuestion& asked);

// The same of words that come after other messages: only a choice that names
// what it chooses, by a letter, a noun ("option 2") or an option's own words.
[[nodiscard]] std::vector<Decision>
read_late_answers(std::string_view words, const AskedQuestion& asked);

} // namespace handoff::session
