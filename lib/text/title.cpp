// SPDX-License-Identifier: MIT
// The words of a title, to compare titles by.
#include "text/title.hpp"

#include "text/utf8.hpp"

#include <utf8proc.h>

namespace handoff::text {
namespace {

bool is_word_part(utf8proc_int32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
         c != 0xfe0f && c != 0x20e3; // an emoji's marks
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'\u2019';
}

} // namespace

std::string title_words(std::string_view title) {
  std::string words;
  bool in_gap = false;
  for (std::size_t at = 0; at < title.size();) {
    const Decoded decoded = decode_utf8(title, at);
    const auto c = static_cast<utf8proc_int32_t>(decoded.code_point);
    at += decoded.size;
    if (is_apostrophe(decoded.code_point)) {
      continue;
    }
    if (!decoded.valid || !is_word_part(c)) {
      in_gap = true;
      continue;
    }
    words += in_gap && !words.empty() ? " " : "";
    in_gap = false;
    append_utf8(words, static_cast<char32_t>(utf8proc_tolower(c)));
  }
  return words;
}

} // namespace handoff::text
