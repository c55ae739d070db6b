// SPDX-License-Identifier: MIT
// Words and measured numbers in a sentence.
#include "session/dialogue/words.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace handoff::session {
using text::is_digit;

namespace {

bool is_word(char c) {
  return is_digit(c) || text::is_lower(c) || c == '_' || text::is_multibyte(c);
}

constexpr auto k_units = std::to_array<std::string_view>(
    {"ms",      "us",         "\xc2\xb5s", "ns",          "s",
     "sec",     "secs",       "second",    "seconds",     "min",
     "mins",    "minute",     "minutes",   "hours",       "%",
     "percent", "b",          "kb",        "mb",          "gb",
     "tb",      "kib",        "mib",       "gib",         "bytes",
     "rps",     "qps",        "req",       "requests",    "ops",
     "ns/op",   "fps",        "x",         "times",       "tokens",
     "rows",    "records",    "lines",     "errors",      "failures",
     "failed",  "passed",     "tests",     "files",       "commits",
     "users",   "items",      "mbit",      "connections", "iterations",
     "threads", "messages",   "events",    "cases",       "entries",
     "objects", "allocations"});

// The word of letters, "/", "%" at the front of `text`.
std::string_view unit_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_word(text[end]) || text[end] == '%' || text[end] == '/')) {
    ++end;
  }
  return text.substr(0, end);
}

// "frames/s", "ns/op": a rate, whatever it counts.
bool is_rate(std::string_view word) {
  static constexpr std::array<std::string_view, 8> per = {
      "s", "sec", "second", "min", "minute", "h", "op", "day"};
  const std::size_t slash = word.rfind('/');
  return slash != std::string_view::npos && slash > 0 &&
         std::ranges::find(per, word.substr(slash + 1)) != per.end();
}

bool is_unit(std::string_view word) {
  const std::string_view first = word.substr(0, word.find('/'));
  return std::ranges::find(k_units, word) != k_units.end() || is_rate(word) ||
         (!first.empty() && std::ranges::find(k_units, first) != k_units.end());
}

// The end of "1,234.5" or "12/14" that starts at `at`.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (is_digit(text[at]) ||
          ((text[at] == '.' || text[at] == ',' || text[at] == '/') &&
           at + 1 < text.size() && is_digit(text[at + 1])))) {
    ++at;
  }
  return at;
}

// "4m35s", "1h 20m": what follows the number is a unit of time and, perhaps
// behind a blank, the next number.
bool is_duration(std::string_view rest) {
  if (rest.size() < 3 || (rest[0] != 'h' && rest[0] != 'm')) {
    return false;
  }
  std::size_t at = rest[1] == ' ' ? 2 : 1;
  const std::size_t end = number_end(rest, at);
  return end > at && end < rest.size() &&
         (rest[end] == 'm' || rest[end] == 's') &&
         (end + 1 == rest.size() || !is_word(rest[end + 1]));
}

// What counts parts of a work, not what was measured.
bool is_counter(std::string_view before) {
  static constexpr auto counters = std::to_array<std::string_view>(
      {"step", "part", "phase", "page", "task", "line", "item", "section"});
  return std::ranges::any_of(counters, [&](std::string_view word) {
    return before.ends_with(std::string(word) + " ");
  });
}

// "435 of 1,204", "3 frames per call".
bool is_share(std::string_view before, std::string_view rest) {
  constexpr std::string_view k_of = "of ";
  if (rest.starts_with(k_of)) {
    return rest.size() > k_of.size() && is_digit(rest[k_of.size()]) &&
           !is_counter(before);
  }
  const std::string_view word = unit_word(rest);
  return !word.empty() && !is_digit(word.front()) &&
         rest.substr(word.size()).starts_with(" per ");
}

} // namespace

bool holds_phrase(std::string_view lower, std::string_view phrase) {
  for (std::size_t at = lower.find(phrase); at != std::string_view::npos;
       at = lower.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool starts = at == 0 || !is_word(lower[at - 1]);
    const bool ends = end == lower.size() || !is_word(lower[end]);
    if (starts && ends) {
      return true;
    }
  }
  return false;
}

namespace {

// Nouns that count what was worked on rather than measure it.
bool is_count(std::string_view word) {
  static constexpr auto counts = std::to_array<std::string_view>({"lines",
                                                                  "errors",
                                                                  "failures",
                                                                  "failed",
                                                                  "passed",
                                                                  "tests",
                                                                  "files",
                                                                  "commits",
                                                                  "items",
                                                                  "cases",
                                                                  "entries",
                                                                  "times",
                                                                  "records",
                                                                  "rows",
                                                                  "events",
                                                                  "messages",
                                                                  "b",
                                                                  "objects"});
  return std::ranges::find(counts, word.substr(0, word.find('/'))) !=
         counts.end();
}

enum class Counts { yes, no };

bool holds_number(std::string_view lower, Counts counts) {
  for (std::size_t at = 0; at < lower.size();) {
    if (!is_digit(lower[at])) {
      ++at;
      continue;
    }
    const bool is_own_word =
        at == 0 || (!is_word(lower[at - 1]) && lower[at - 1] != '.');
    const std::size_t end = number_end(lower, at);
    std::string_view rest = lower.substr(end);
    if (rest.starts_with(' ')) {
      rest.remove_prefix(1);
    }
    // "`$1`" is an argument of a script's.
    const bool is_money =
        at > 0 && lower[at - 1] == '$' &&
        (at < 2 || lower[at - 2] == ' ' || lower[at - 2] == '(');
    const std::string_view unit = unit_word(rest);
    const bool is_measured =
        is_unit(unit) && (counts == Counts::yes || !is_count(unit));
    if (is_own_word &&
        (is_measured || is_money || is_duration(lower.substr(end)) ||
         is_share(lower.substr(0, at), rest))) {
      return true;
    }
    at = end;
  }
  return false;
}

} // namespace

bool holds_measurement(std::string_view lower) {
  return holds_number(lower, Counts::yes);
}

bool holds_quantity(std::string_view lower) {
  return holds_number(lower, Counts::no);
}

} // namespace handoff::session
