// SPDX-License-Identifier: MIT
// Characters that a text spells instead of having them: "\u005f", "%5F",
// "&lowbar;", "\_".
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

inline constexpr char32_t k_escape = 0x1b;

struct Spelled {
  std::size_t size = 0; // bytes that spell it; 0 if nothing is spelled
  char32_t code_point = 0;
};

// What the bytes at `at` spell: an escape of JSON, C, a shell or Markdown, an
// entity of HTML, a percent code of a URL, each also escaped once more; a
// fullwidth form; the pictures and names by which controls are shown. Line
// ends and quotes that are escaped with a backslash are no business of this:
// rules know them.
[[nodiscard]] Spelled spelled_at(std::string_view text, std::size_t at);

} // namespace handoff::redact
