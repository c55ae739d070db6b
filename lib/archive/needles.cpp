// SPDX-License-Identifier: MIT
// Finds a few words in much text.
#include "archive/needles.hpp"

#include "text/ascii.hpp"

namespace handoff::archive {
namespace {

constexpr std::size_t k_bytes = 256;

unsigned lower_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text::to_lower(text[at]));
}

bool begins_with(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower_at(text, i) != static_cast<unsigned char>(lower[i])) {
      return false;
    }
  }
  return true;
}

} // namespace

void Needles::add(std::string_view word) {
  if (word.empty()) {
    return;
  }
  std::string& lower = words_.emplace_back();
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower += static_cast<char>(lower_at(word, i));
  }
  const unsigned first = lower_at(word, 0);
  for (unsigned second = 0; second < k_bytes; ++second) {
    if (word.size() == 1 || second == lower_at(word, 1)) {
      pairs_.set(first << 8U | second);
    }
  }
}

// The size of the longest word that `text` begins with; 0 for none.
std::size_t Needles::longest_at(std::string_view text) const {
  std::size_t longest = 0;
  for (const std::string& word : words_) {
    if (word.size() > longest && begins_with(text, word)) {
      longest = word.size();
    }
  }
  return longest;
}

std::optional<Needles::Hit> Needles::find(std::string_view text,
                                          std::size_t from) const {
  if (from >= text.size()) {
    return std::nullopt;
  }
  unsigned pair = lower_at(text, from);
  for (std::size_t at = from; at < text.size(); ++at) {
    const unsigned next = at + 1 < text.size() ? lower_at(text, at + 1) : 0;
    pair = (pair << 8U | next) & (k_pairs - 1);
    if (!pairs_[pair]) {
      continue;
    }
    if (const std::size_t size = longest_at(text.substr(at)); size > 0) {
      return Hit{at, size};
    }
  }
  return std::nullopt;
}

} // namespace handoff::archive
