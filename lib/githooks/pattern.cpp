// SPDX-License-Identifier: MIT
// Our hook texts with gaps, filled in and read back.
#include "githooks/pattern.hpp"

#include "text/ascii.hpp"

#include <algorithm>

namespace handoff::githooks {
namespace {

constexpr std::string_view k_event = "{event}";
constexpr std::string_view k_directory = "{directory}";

std::string
replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// In single quotes a quote is '\''.
constexpr std::string_view k_quote = "'\\''";

std::string quoted_directory(const std::string& directory) {
  return replaced(directory, "'", k_quote);
}

// The directory at the start of `text`, up to the quote that ends it.
std::string read_quoted(std::string_view text) {
  std::string directory;
  while (!text.empty() && (text[0] != '\'' || text.starts_with(k_quote))) {
    directory += text[0];
    text.remove_prefix(text[0] == '\'' ? k_quote.size() : 1);
  }
  return directory;
}

// The event's name at the start of `text`.
std::string read_event(std::string_view text) {
  const auto* const end =
      std::find_if_not(text.begin(), text.end(), [](char c) {
        return text::is_lower(c) || c == '-';
      });
  return {text.begin(), end};
}

// What is in `text` where `pattern` has `gap` for the first time.
std::string_view from_gap(std::string_view text,
                          std::string_view pattern,
                          std::string_view gap) {
  const std::size_t at = pattern.find(gap);
  return at > text.size() ? std::string_view() : text.substr(at);
}

} // namespace

std::string fill_pattern(std::string_view pattern, const Facts& facts) {
  return replaced(replaced(std::string(pattern), k_event, facts.event),
                  k_directory,
                  quoted_directory(facts.directory));
}

std::optional<Facts> match_pattern(std::string_view text,
                                   std::string_view pattern) {
  // In every pattern the directory comes first; what it was moves the rest.
  Facts facts;
  facts.directory = read_quoted(from_gap(text, pattern, k_directory));
  const std::string with_directory = replaced(
      std::string(pattern), k_directory, quoted_directory(facts.directory));
  facts.event = read_event(from_gap(text, with_directory, k_event));
  return fill_pattern(pattern, facts) == text ? std::optional(facts)
                                              : std::nullopt;
}

} // namespace handoff::githooks
