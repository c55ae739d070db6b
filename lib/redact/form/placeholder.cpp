// SPDX-License-Identifier: MIT
// The form of what stands for a finding: "[REDACTED:github-pat#1]".
#include "redact/form/placeholder.hpp"

#include "redact/form/redacted_text.hpp"
#include "redact/rules/charset.hpp"
#include "redact/rules/rule_id.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_number_length = 10; // digits

// The byte behind the placeholder that starts at `at` with its lead.
std::optional<std::size_t> end_of(std::string_view text, std::size_t at) {
  const std::string_view rest =
      text.substr(at + k_placeholder_lead.size(), k_max_placeholder_length);
  const std::size_t hash = rest.substr(0, k_max_rule_id + 1).find('#');
  if (hash == std::string_view::npos || !is_rule_id(rest.substr(0, hash))) {
    return std::nullopt;
  }
  const std::size_t close = run_end(rest, hash + 1, Charset::digit);
  const std::size_t digits = close - hash - 1;
  if (digits == 0 || digits > k_max_number_length || close >= rest.size() ||
      rest[close] != ']') {
    return std::nullopt;
  }
  return at + k_placeholder_lead.size() + close + 1;
}

} // namespace

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
