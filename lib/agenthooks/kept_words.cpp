// SPDX-License-Identifier: MIT
// What was there and empty in settings before our hooks came.
#include "agenthooks/kept_words.hpp"

#include <algorithm>

namespace handoff::agenthooks {

std::string kept_by(const std::vector<std::string>& words) {
  std::string kept(words.empty() ? "" : k_keep);
  for (const std::string& word : words) {
    kept += " " + word;
  }
  return kept;
}

std::string spelled(std::string_view what, std::string_view blanks) {
  std::string word(what);
  word += blanks.empty() ? "" : "=";
  for (const char c : blanks) {
    word += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 's';
  }
  return word;
}

std::optional<std::string> kept_blanks(std::string_view kept,
                                       std::string_view what) {
  const std::size_t at = kept.find(std::string(" ").append(what));
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view word = kept.substr(at + 1 + what.size());
  word = word.substr(0, word.find(' '));
  std::string blanks;
  for (const char c : word.substr(std::min<std::size_t>(1, word.size()))) {
    blanks += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : ' ';
  }
  return blanks;
}

std::string_view last_blanks(std::string_view text, const JsonPlace& empty) {
  const std::size_t close = empty.end - 1;
  const std::size_t before =
      text.substr(0, close).find_last_not_of(" \t\r\n") + 1;
  return text.substr(before, close - before);
}

std::string with_last_blanks(const std::string& text,
                             const JsonPlace& empty,
                             const std::string& blanks) {
  const std::size_t size = last_blanks(text, empty).size();
  return std::string(text).replace(empty.end - 1 - size, size, blanks);
}

} // namespace handoff::agenthooks
