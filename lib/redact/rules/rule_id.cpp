// SPDX-License-Identifier: MIT
// What may name a rule.
#include "redact/rules/rule_id.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_word = 20;
constexpr std::ptrdiff_t k_max_digits = 4;

bool is_word(std::string_view word) {
  return !word.empty() && word.size() <= k_max_word &&
         std::ranges::all_of(
             word, [](char byte) { return is_lower(byte) || is_digit(byte); });
}

} // namespace

bool is_rule_id(std::string_view id) {
  if (id.size() > k_max_rule_id ||
      std::ranges::count_if(id, is_digit) > k_max_digits) {
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

} // namespace handoff::redact
