// SPDX-License-Identifier: MIT
// The line that a reason quotes: redacted first, cut afterwards.
#include "guard/document/quote.hpp"

#include "text/ascii.hpp"
#include "text/visible.hpp"

namespace handoff::guard {
namespace {

constexpr std::size_t k_max_above = 2048; // bytes
constexpr std::size_t k_max_line = 4096;  // bytes
constexpr std::size_t k_max_width = 60;   // columns

// What stands above `begin`, from the start of a line on.
std::string_view above(std::string_view text, std::size_t begin) {
  if (begin <= k_max_above) {
    return text.substr(0, begin);
  }
  const std::string_view near = text.substr(begin - k_max_above, k_max_above);
  const std::size_t start = near.find('\n');
  return start == near.npos ? std::string_view{} : near.substr(start + 1);
}

// A word that is cut in two would pass every rule, so it goes wholly.
std::string_view whole_words(std::string_view line) {
  if (line.size() <= k_max_line) {
    return line;
  }
  const std::size_t end = line.find_last_of(" \t", k_max_line);
  return line.substr(0, end == line.npos ? 0 : end);
}

} // namespace

std::string
take_quote(std::string_view text, std::size_t begin, std::size_t end) {
  return std::string(above(text, begin)) +
         std::string(whole_words(text.substr(begin, end - begin)));
}

std::string show_quote(std::string_view quote, const Redact& redact) {
  const std::string clean = redact(text::trimmed(quote));
  const std::size_t start = clean.rfind('\n');
  const std::string line = text::visible_line(
      std::string_view(clean).substr(start == clean.npos ? 0 : start + 1));
  return text::cut_to_width(line, k_max_width);
}

} // namespace handoff::guard
