// SPDX-License-Identifier: MIT
// Names as git's machine input takes them: in C quotes.
#pragma once

#include <string>
#include <string_view>

namespace handoff::git {

// `text` in double quotes, all but printable ASCII as octal escapes: what git
// reads back to the same bytes wherever it takes quoted names.
[[nodiscard]] std::string c_quoted(std::string_view text);

// `path` on a line of its own, as `git ls-files` prints it with core.quotePath
// off: as it is, or, where it has control characters, double quotes or
// backslashes, in double quotes with these escaped.
[[nodiscard]] std::string line_quoted(std::string_view path);

} // namespace handoff::git
