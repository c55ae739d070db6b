// SPDX-License-Identifier: MIT
// Words held against a list of words.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace handoff::text {

[[nodiscard]] inline bool is_one_of(std::span<const std::string_view> words,
                                    std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Whether `text` begins with one of them; bytes are compared.
[[nodiscard]] inline bool
begins_with_any(std::string_view text,
                std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
    return text.starts_with(beginning);
  });
}

[[nodiscard]] inline bool holds_any(std::string_view text,
                                    std::span<const std::string_view> parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

} // namespace handoff::text
