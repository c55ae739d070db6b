// SPDX-License-Identifier: MIT
// Which decisions reject something, to find the one that takes another back.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace handoff::session {

// Decisions are numbers here, added in ascending order.
class Withdrawals {
public:
  void add_question(std::size_t decision, const std::string& question);
  // A decision may reject several things. An empty one is ignored.
  void add_rejected(std::size_t decision, std::string_view what);

  // The decisions that answer this very question, ascending.
  [[nodiscard]] const std::vector<std::size_t>&
  answering(const std::string& question) const;

  // The first decision that `counts` and rejects what `chosen` names, see
  // is_same_choice(). Looks only at what shares a word with `chosen`.
  [[nodiscard]] std::optional<std::size_t>
  rejecting(std::string_view chosen,
            const std::function<bool(std::size_t)>& counts) const;

private:
  struct Rejected {
    std::string what; // as lower_text() makes it
    std::vector<std::size_t> decisions;
  };

  [[nodiscard]] std::vector<std::size_t>
  sharing_a_word(const std::string& lower) const;

  std::unordered_map<std::string, std::vector<std::size_t>> questions_;
  std::vector<Rejected> rejected_;
  std::unordered_map<std::string, std::size_t> places_; // in rejected_
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::vector<std::size_t> without_word_; // nothing but marks
};

} // namespace handoff::session
