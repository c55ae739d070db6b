// SPDX-License-Identifier: MIT
// Names in pointers: as they are where that is safe, else quoted as git does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::point {

// `text` in double quotes as git quotes paths (`\"`, `\\`, `\n`, octal
// bytes). Backticks, control characters, invisible and bidi code points and
// invalid UTF-8 become octal; other UTF-8 stays. The result is one visible
// line without a backtick.
[[nodiscard]] std::string quoted(std::string_view text);

// What starts with `"` at byte `at`: its text and the byte behind it.
// Nothing when it is not what quoted() writes.
struct Unquoted {
  std::string text;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<Unquoted> unquoted(std::string_view text,
                                               std::size_t at);

// Whether quoted() would change anything but add the quotes.
[[nodiscard]] bool needs_escape(std::string_view text);

// `text` as one visible line for a label: what quoted() would escape, and
// `|`, are left out.
[[nodiscard]] std::string plain_label(std::string_view text);

} // namespace handoff::point
