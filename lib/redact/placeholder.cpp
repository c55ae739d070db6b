// SPDX-License-Identifier: MIT
#include "redact/placeholder.hpp"

#include "redact/charset.hpp"
#include "redact/redacted_text.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_longest_id = 40;
constexpr std::size_t k_longest_word = 20;
constexpr std::ptrdiff_t k_most_digits = 4;
constexpr std::size_t k_longest_number = 10; // digits

bool is_word(std::string_view word) {
  return !word.empty() && word.size() <= k_longest_word &&
         std::ranges::all_of(
             word, [](char byte) { return is_lower(byte) || is_digit(byte); });
}

// The byte behind the placeholder that starts at `at` with its lead.
std::optional<std::size_t> end_of(std::string_view text, std::size_t at) {
  const std::string_view rest =
      text.substr(at + k_placeholder_lead.size(), k_longest_placeholder);
  const std::size_t hash = rest.substr(0, k_longest_id + 1).find('#');
  if (hash == std::string_view::npos || !is_rule_id(rest.substr(0, hash))) {
    return std::nullopt;
  }
  const std::size_t close = run_end(rest, hash + 1, Charset::digit);
  const std::size_t digits = close - hash - 1;
  if (digits == 0 || digits > k_longest_number || close >= rest.size() ||
      rest[close] != ']') {
    return std::nullopt;
  }
  return at + k_placeholder_lead.size() + close + 1;
}

} // namespace

bool is_rule_id(std::string_view id) {
  if (id.size() > k_longest_id ||
      std::ranges::count_if(id, is_digit) > k_most_digits) {
    return false;
  }
  for (;;) {
    const std::size_t dash = id.find('-');
    if (!is_word(id.substr(0, dash))) {
      return false;
    }
    if (dash == std::string_view::npos) {
      return true;
    }
    id.remove_prefix(dash + 1);
  }
}

std::optional<PlaceholderPlace>
last_placeholder(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view leads =
      text.substr(0, std::min(text.size(), to + k_placeholder_lead.size() - 1))
          .substr(from);
  for (std::size_t lead = leads.rfind(k_placeholder_lead);
       lead != std::string_view::npos;
       lead = leads.rfind(k_placeholder_lead, lead - 1)) {
    if (const auto end = end_of(text, from + lead)) {
      return PlaceholderPlace{from + lead, *end};
    }
    if (lead == 0) {
      break;
    }
  }
  return std::nullopt;
}

} // namespace handoff::redact
