// SPDX-License-Identifier: MIT
// The words of a text as they are compared: one rule for question and answer.
#include "archive/terms.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace handoff::archive {
namespace {

constexpr std::size_t k_max_name = 80; // bytes: longer runs are data

constexpr auto k_stop_words = std::to_array<std::string_view>(
    {"a",     "about", "all",  "an",    "and",  "any",   "are",   "as",
     "at",    "be",    "been", "but",   "by",   "can",   "did",   "do",
     "does",  "for",   "from", "had",   "has",  "have",  "how",   "i",
     "if",    "in",    "is",   "it",    "its",  "me",    "my",    "no",
     "of",    "on",    "or",   "our",   "out",  "so",    "that",  "the",
     "their", "them",  "then", "there", "they", "this",  "to",    "us",
     "was",   "we",    "were", "what",  "when", "where", "which", "who",
     "why",   "with"});

using text::is_digit;
using text::is_lower;
using text::is_upper;

bool joins_parts(char c) {
  return c == '_' || c == '-' || c == '/' || c == '.';
}
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Scripts that are written without blanks: kana, CJK, Hangul has blanks but
// inflects at the end of words.
bool is_unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

// FNV-1a, never 0.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return hash | 1U;
}

// "failed", "failing" and "fails" are one term.
std::string_view without_ending(std::string_view word) {
  constexpr auto k_endings =
      std::to_array<std::string_view>({"ing", "ies", "ed", "es", "ly", "s"});
  for (const std::string_view ending : k_endings) {
    if (word.size() >= ending.size() + 3 && word.ends_with(ending) &&
        !word.ends_with("ss")) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word.size() > 4 && word.ends_with('e')
             ? word.substr(0, word.size() - 1)
             : word;
}

static_assert(std::ranges::is_sorted(k_stop_words)); // none above 5 bytes

bool is_stop_word(std::string_view word) {
  return word.size() <= 5 && std::ranges::binary_search(k_stop_words, word);
}

} // namespace

std::uint64_t TermReader::term(std::string_view bytes) {
  bytes_ = bytes;
  return hash_of(bytes);
}

std::uint64_t TermReader::next() {
  for (;;) {
    if (const std::uint64_t part = next_part(); part != 0) {
      return part;
    }
    if (at_ >= text_.size()) {
      return 0;
    }
    if (!is_ascii(text_[at_])) {
      if (const std::uint64_t pair = next_pair(); pair != 0) {
        return pair;
      }
    } else if (!find_name()) {
      ++at_;
    }
  }
}

// Sets `name_` to the run of word characters and joints that begins here.
bool TermReader::find_name() {
  std::size_t end = at_;
  while (end < text_.size() &&
         (text::is_alnum(text_[end]) || joins_parts(text_[end]))) {
    ++end;
  }
  while (end > at_ && joins_parts(text_[end - 1])) {
    --end;
  }
  if (end == at_) {
    return false;
  }
  name_ = text_.substr(at_, end - at_);
  at_ = end;
  part_at_ = 0;
  is_whole_given_ = std::ranges::none_of(name_, joins_parts);
  if (name_.size() > k_max_name) {
    name_ = {};
    is_whole_given_ = true;
  }
  return true;
}

std::uint64_t TermReader::next_part() {
  const auto lowered = [&](std::string_view text) {
    buffer_.assign(text);
    std::ranges::transform(buffer_, buffer_.begin(), [](char c) {
      return is_upper(c) ? static_cast<char>(c + 32) : c;
    });
    return std::string_view(buffer_);
  };
  if (!is_whole_given_) {
    is_whole_given_ = true;
    return term(lowered(name_));
  }
  while (part_at_ < name_.size()) {
    const std::size_t begin = part_at_;
    std::size_t end = begin;
    while (end < name_.size() && text::is_alnum(name_[end]) &&
           !(end > begin && is_upper(name_[end]) && is_lower(name_[end - 1]))) {
      ++end;
    }
    part_at_ = std::max(end, begin + 1);
    const std::string_view word = lowered(name_.substr(begin, end - begin));
    if (!word.empty() && !is_stop_word(word)) {
      return term(without_ending(word));
    }
  }
  name_ = {};
  return 0;
}

// A word of another script, or two neighbouring characters of one that is
// written without blanks.
std::uint64_t TermReader::next_pair() {
  const text::Decoded first = text::decode_utf8(text_, at_);
  const std::size_t begin = at_;
  at_ += std::max<std::size_t>(first.size, 1);
  if (!is_unspaced(first.code_point)) {
    while (at_ < text_.size() && !is_ascii(text_[at_]) &&
           !is_unspaced(text::decode_utf8(text_, at_).code_point)) {
      at_ += std::max<std::size_t>(text::decode_utf8(text_, at_).size, 1);
    }
    return term(text_.substr(begin, at_ - begin));
  }
  if (at_ >= text_.size() || is_ascii(text_[at_])) {
    return term(text_.substr(begin, at_ - begin));
  }
  const text::Decoded second = text::decode_utf8(text_, at_);
  return is_unspaced(second.code_point)
             ? term(text_.substr(begin, at_ + second.size - begin))
             : 0;
}

} // namespace handoff::archive
