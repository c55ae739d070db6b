// SPDX-License-Identifier: MIT
// Which commands are checks: evidence of a state, worth telling.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::session {

enum class Check { none, test, build, lint, bench };

// "test", "build", ...; "" for none.
[[nodiscard]] std::string_view check_name(Check check);

// What a command line checks; the first check of a list counts, a test
// before anything else.
[[nodiscard]] Check check_kind(std::string_view line);

// The part of a command line that does the check, as typed: "npm test" of
// "cd web && npm test 2>&1 | tail -20"; the whole line when it is none.
[[nodiscard]] std::string checking_part(std::string_view line);

// Every check of a command line, as typed: "make && make check" has two.
[[nodiscard]] std::vector<std::pair<Check, std::string>>
checks_of(std::string_view line);

// Whether exit status 0 of the line means that its check succeeded: not when
// the check stands in front of a pipe, ";" or "||".
[[nodiscard]] bool status_is_of_check(std::string_view line);

} // namespace handoff::session
