// SPDX-License-Identifier: MIT
// The kinds of a handoff.
#pragma once

#include <optional>
#include <string_view>

namespace handoff::store {

enum class Kind {
  continuation,
  prototype,
  answer, // what `git handoff back` writes
  review,
};

inline constexpr Kind k_kinds[] = {
    Kind::continuation, Kind::prototype, Kind::answer, Kind::review};

// "continue", "prototype", "return", "review": as documents and --kind say it.
[[nodiscard]] std::string_view kind_name(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

} // namespace handoff::store
