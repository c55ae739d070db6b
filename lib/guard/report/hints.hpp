// SPDX-License-Identifier: MIT
// The commands that put a refusal right, ready to paste.
#pragma once

#include "git/branch/abbreviation.hpp"
#include "guard/repository/check.hpp"

#include <string>

namespace handoff::guard {

// What is being kept clean: it decides what puts things right.
enum class Doing { committing, pushing, receiving, looking };

enum class Advice { give, spare };

// advice.handoffGuard.
[[nodiscard]] Advice advice_of(const git::Config& config);

// What the user is about, and where.
struct Situation {
  Doing doing = Doing::looking;
  Advice advice = Advice::give;
  std::string prefix; // where they are below the top: "" or "src/"
  std::size_t id_digits = git::k_min_id_digits; // of commits, as shown
};

// "hint: ..." lines for what `report` refuses, 80 columns but for long paths.
[[nodiscard]] std::string hints(const Report& report,
                                const Situation& situation);

// How a path is typed: quoted for a shell where it must be.
[[nodiscard]] std::string shell_word(const std::string& path);

} // namespace handoff::guard
