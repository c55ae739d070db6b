// SPDX-License-Identifier: MIT
// Finds a few words in much text.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::archive {

// Words are compared byte by byte, ASCII letters without case.
class Needles {
public:
  struct Hit {
    std::size_t start = 0; // byte of the text
    std::size_t size = 0;
  };

  // An empty word is left out.
  void add(std::string_view word);

  // The first place at or after `from` where any of the words is a part of
  // `text`; of several words there the longest. A table of the words' first
  // two bytes passes over nearly all of the text.
  [[nodiscard]] std::optional<Hit> find(std::string_view text,
                                        std::size_t from) const;

private:
  static constexpr std::size_t k_pairs = 65536;

  [[nodiscard]] std::size_t longest_at(std::string_view text) const;

  std::vector<std::string> words_; // in lower case
  std::bitset<k_pairs> pairs_;
};

} // namespace handoff::archive
