// SPDX-License-Identifier: MIT
// How many tokens a text costs, estimated without a tokenizer.
#include "text/tokens.hpp"

#include "text/utf8.hpp"

#include <array>
#include <cmath>

namespace handoff::text {
namespace {

// What the lexer counts; the names are those of the fitted formula.
enum Feature {
  words,        // letter runs, cut at camel case
  long_letters, // letters past the fourth of a word
  digit_groups, // digit runs, in threes
  newlines,     // newline runs
  punctuation,  // punctuation runs
  more_marks,   // characters past the first of such a run
  cjk,
  latin, // accented Latin, Greek
  other, // emoji, arrows, dashes
  boxes, // U+2500-25FF
  feature_count
};

using Counts = std::array<double, feature_count>;

constexpr Counts k_o200k = {
    0.94, 0.07, 1.5, 0.95, 0.7, 0.3, 0.8, 0.45, 1.6, 1.4};
constexpr Counts k_claude = {
    1.08, 0.01, 1.05, 1.25, 1.03, 0, 1.1, 0.6, 1.6, 1.9};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_newline(char c) {
  return c == '\n' || c == '\r';
}
bool is_mark(char c) {
  return c > ' ' && c < 0x7f && !is_upper(c) && !is_lower(c) && !is_digit(c);
}

template <typename Predicate>
std::size_t run_end(std::string_view text, std::size_t at, Predicate is) {
  while (at < text.size() && is(text[at])) {
    ++at;
  }
  return at;
}

// The end of `[A-Z]*[a-z]+|[A-Z]+` at `at`: in "HTTPServer" the last capital
// belongs to the small letters.
std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t capitals = run_end(text, at, is_upper);
  return run_end(text, capitals, is_lower);
}

// A run's length after four or more equal characters count as two.
std::size_t squeezed_size(std::string_view run) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < run.size();) {
    const char c = run[i];
    const std::size_t end = run_end(run, i, [c](char d) { return d == c; });
    size += end - i >= 4 ? 2 : end - i;
    i = end;
  }
  return size;
}

bool is_cjk(char32_t c) {
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

Feature foreign_feature(char32_t c) {
  if (is_cjk(c)) {
    return cjk;
  }
  if (c >= 0x2500 && c <= 0x25ff) {
    return boxes;
  }
  return c < 0x530 ? latin : other;
}

// Counts what starts at `at` and returns where it ends.
std::size_t count_next(std::string_view text, std::size_t at, Counts& counts) {
  const char c = text[at];
  if (is_upper(c) || is_lower(c)) {
    const std::size_t end = word_end(text, at);
    counts[words] += 1;
    counts[long_letters] +=
        end - at > 4 ? static_cast<double>(end - at - 4) : 0;
    return end;
  }
  if (is_digit(c)) {
    const std::size_t end = run_end(text, at, is_digit);
    counts[digit_groups] += static_cast<double>((end - at + 2) / 3);
    return end;
  }
  if (is_newline(c)) {
    counts[newlines] += 1;
    return run_end(text, at, is_newline);
  }
  if (is_mark(c)) {
    const std::size_t end = run_end(text, at, is_mark);
    counts[punctuation] += 1;
    counts[more_marks] +=
        static_cast<double>(squeezed_size(text.substr(at, end - at)) - 1);
    return end;
  }
  if (static_cast<unsigned char>(c) < 0x80) {
    return at + 1; // spaces are free
  }
  const Decoded decoded = decode_utf8(text, at);
  counts[decoded.valid ? foreign_feature(decoded.code_point) : other] += 1;
  return at + decoded.size;
}

} // namespace

std::size_t estimate_tokens(std::string_view text, Tokenizer tokenizer) {
  Counts counts{};
  for (std::size_t at = 0; at < text.size();) {
    at = count_next(text, at, counts);
  }
  const Counts& weights = tokenizer == Tokenizer::o200k ? k_o200k : k_claude;
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) {
    sum += counts[i] * weights[i];
  }
  return static_cast<std::size_t>(std::lround(sum));
}

} // namespace handoff::text
