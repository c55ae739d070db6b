// SPDX-License-Identifier: MIT
// Passwords as generators make them: letters, digits and any symbols.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// Whether `value`, at most 256 graphic characters of ASCII, changes between
// small and capital letters, digits and symbols so often that it is neither
// words nor code, a pattern or a format.
[[nodiscard]] bool is_generated(std::string_view value);

// The end of the password without quotes that starts at `at` and goes on to the
// next space, whatever symbols it holds; `at` if none starts there. It ends
// before a quote that was opened on its line, a closing tag, the bar of a row.
[[nodiscard]] std::size_t generated_end(std::string_view text, std::size_t at);

// Where the last word of a line ends that goes on at `end` without a space;
// `end` if it is not the last.
[[nodiscard]] std::size_t line_word_end(std::string_view text, std::size_t end);

} // namespace handoff::redact
