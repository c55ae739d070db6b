// SPDX-License-Identifier: MIT
// A report as people read it: which file, why, and what to type now.
#pragma once

#include "guard/check.hpp"

#include <string>

namespace handoff::guard {

// What is being kept clean: it decides what puts things right.
enum class Doing { committing, pushing, looking };

enum class Advice { give, spare };

// Refusals with two deciding lines each, then the commands to type; warnings
// on a line each; what was allowed is not mentioned. Every line fits 80
// columns, but for long paths. Empty when nothing is to be said.
[[nodiscard]] std::string
describe(const Report& report, Doing doing, Advice advice);

// "notes.md:12: says what comes next: ..." lines of one finding, for -v and
// for formats that want a single text.
[[nodiscard]] std::string one_line(const Finding& finding);

// How a path is typed: quoted for a shell where it must be.
[[nodiscard]] std::string shell_word(const std::string& path);

} // namespace handoff::guard
