// SPDX-License-Identifier: MIT
// How much a text has to do with a purpose.
#include "handoff/relevance.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>

namespace handoff {
namespace {

using text::is_digit;
using text::is_upper;

// Bytes above ASCII belong to words of other scripts.
bool is_letter(char c) {
  return text::is_letter(c) || text::is_multibyte(c);
}

// Endings that English adds to a word without making it another.
std::string stem(std::string word) {
  static constexpr std::array<std::string_view, 8> k_endings = {
      "ations", "ation", "ings", "ing", "ies", "ed", "es", "s"};
  for (const std::string_view ending : k_endings) {
    if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
      word.erase(word.size() - ending.size());
      break;
    }
  }
  if (word.size() > 4 && (word.back() == 'e' || word.back() == 'y')) {
    word.pop_back();
  }
  return word;
}

bool is_stop_word(std::string_view word) {
  static constexpr std::array<std::string_view, 42> k_words = {
      "a",   "an",   "and",  "any",  "are",  "as",   "at", "be", "by",
      "can", "do",   "for",  "from", "has",  "how",  "if", "in", "into",
      "is",  "it",   "its",  "new",  "not",  "of",   "on", "or", "our",
      "so",  "than", "that", "the",  "then", "this", "to", "up", "use",
      "was", "we",   "what", "when", "with", "you"};
  return std::ranges::binary_search(k_words, word);
}

template <typename Take>
void each_word(std::string_view text, Take take) {
  std::string word;
  const auto flush = [&] {
    if (word.size() > 1 && !is_stop_word(word)) {
      take(stem(word));
    }
    word.clear();
  };
  char before = ' ';
  for (const char c : text) {
    const bool starts_part = is_upper(c) && !is_upper(before);
    if (starts_part || !(is_letter(c) || is_digit(c))) {
      flush();
    }
    if (is_letter(c) || is_digit(c)) {
      word += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    before = c;
  }
  flush();
}

} // namespace

Relevance::Relevance(std::string_view purpose) {
  each_word(purpose,
            [this](std::string word) { words_.insert(std::move(word)); });
}

std::size_t Relevance::of(std::string_view text) const {
  std::set<std::string, std::less<>> shared;
  each_word(text, [&](std::string word) {
    if (words_.contains(word)) {
      shared.insert(std::move(word));
    }
  });
  return shared.size();
}

std::set<std::string> Relevance::words_of(std::string_view text) {
  std::set<std::string> words;
  each_word(text, [&](std::string word) { words.insert(std::move(word)); });
  return words;
}

} // namespace handoff
