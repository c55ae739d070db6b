// SPDX-License-Identifier: MIT
// The question that a message of the agent ends with, and its options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct Option {
  std::string label; // "A", "2": letters in upper case
  std::string text;  // on one line, without emphasis, at most 300 bytes
};

struct AskedQuestion {
  std::string text; // the sentence that asks; empty: the message asks nothing
  // In the order of their labels, which begin with A or 1.
  std::vector<Option> options = {};
  // The options are questions themselves: each has an answer of its own.
  bool are_questions = false;
};

// What `message` asks. A numbered list is one of options only where a
// sentence of the message asks.
[[nodiscard]] AskedQuestion read_question(std::string_view message);

} // namespace handoff::session
