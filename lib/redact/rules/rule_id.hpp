// SPDX-License-Identifier: MIT
// What may name a rule.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// What hides a user's name in a path; its placeholder is "[user]".
inline constexpr std::string_view k_user_rule = "user";

inline constexpr std::size_t k_max_rule_id = 40; // bytes

// Words of lower-case letters and digits, joined by "-": at most k_max_rule_id
// bytes, words of at most 20, four digits in all. Nothing else names a rule, so
// that no secret passes for one between the brackets of a placeholder.
[[nodiscard]] bool is_rule_id(std::string_view id);

} // namespace handoff::redact
