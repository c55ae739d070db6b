// SPDX-License-Identifier: MIT
// Parts of a text that end between words.
#include "session/records/text_cut.hpp"

#include <cstddef>

namespace handoff::session {
namespace {

// Of a word that a token could be; the words of Chinese have no end.
bool is_of_word(char c) {
  return c > ' ' && c < 0x7f;
}

// Whether the characters at `at` and before it belong together.
bool is_inside_character(std::string_view text, std::size_t at) {
  const bool continues =
      (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
  return continues || (is_of_word(text[at - 1]) && is_of_word(text[at]));
}

} // namespace

std::string_view cut_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    return text;
  }
  while (most > 0 && is_inside_character(text, most)) {
    --most;
  }
  return text.substr(0, most);
}

std::string_view end_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    return text;
  }
  std::size_t start = text.size() - most;
  while (start < text.size() && is_inside_character(text, start)) {
    ++start;
  }
  return text.substr(start);
}

std::string_view first_words(std::string_view text) {
  text = trimmed(text);
  return cut_utf8(trimmed(text.substr(0, text.find('\n'))), 300);
}

std::string_view
between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t start = text.find(begin);
  if (start == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(start + begin.size());
  return end.empty() ? text : text.substr(0, text.find(end));
}

} // namespace handoff::session
