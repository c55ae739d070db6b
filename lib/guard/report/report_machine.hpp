// SPDX-License-Identifier: MIT
// A report as programs read it.
#pragma once

#include "guard/document/quote.hpp"
#include "guard/repository/check.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::guard {

enum class Format {
  json,   // {"refused": [...], "warned": [...], "checked": n}
  sarif,  // 2.1.0
  github, // ::error file=...::
  gitlab, // code quality
};

// "json", "sarif", "github", "gitlab"; nothing for any other word.
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);

// The whole report. `version` is this program's; what is quoted goes through
// `redact`.
[[nodiscard]] std::string format(const Report& report,
                                 Format format,
                                 std::string_view version,
                                 const Redact& redact);

// One path a line, ended by `end` (newline or NUL), each once: the refused
// ones, with `least` warn the warned ones too. Messages stand as "<commit>:".
// Ended by newlines, paths are quoted as git::line_quoted() does it.
[[nodiscard]] std::string
list_paths(const Report& report, Level least, char end);

} // namespace handoff::guard
