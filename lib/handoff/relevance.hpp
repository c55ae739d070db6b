// SPDX-License-Identifier: MIT
// How much a text has to do with a purpose.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace handoff {

// A purpose as the words that mean something in it.
class Relevance {
public:
  explicit Relevance(std::string_view purpose);

  // How many different words of the purpose `text` holds; words are compared
  // by their stem, identifiers by their parts ("windowProtocol" has two).
  [[nodiscard]] std::size_t of(std::string_view text) const;

  // The words that are compared: stems, without those that say nothing.
  [[nodiscard]] static std::set<std::string> words_of(std::string_view text);

private:
  std::set<std::string, std::less<>> words_;
};

} // namespace handoff
