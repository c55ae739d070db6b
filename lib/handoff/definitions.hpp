// SPDX-License-Identifier: MIT
// What changed lines of code define.
#pragma once

#include "git/branch/hunks.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// The name that a line of code defines, in the languages that most code is
// written in: "parse_header" of "static int parse_header(const char *s)".
// Empty for statements, calls, imports, declarations of variables and
// comments.
[[nodiscard]] std::string definition_name(std::string_view line);

// What `hunks` of the file `path` did, a name each, in the file's order:
// "added name", "removed name", or "name" if it was changed inside. Of prose
// in Markdown the headings. Each name once.
[[nodiscard]] std::vector<std::string>
changed_definitions(std::string_view path, const std::vector<git::Hunk>& hunks);

} // namespace handoff
