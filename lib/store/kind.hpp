// SPDX-License-Identifier: MIT
// The kinds of a handoff.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::store {

enum class Kind {
  continuation,
  prototype,
  answer, // what `git handoff back` writes
  review,
};

struct KindName {
  Kind kind;
  std::string_view name; // in documents, for --kind, of its template
};

inline constexpr KindName k_kinds[] = {
    {Kind::continuation, "continue"},
    {Kind::prototype, "prototype"},
    {Kind::answer, "return"},
    {Kind::review, "review"},
};

[[nodiscard]] std::string_view kind_name(Kind kind);

// nullopt for a name that no kind has.
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

// "continue, prototype, return or review"
[[nodiscard]] std::string kind_names();

} // namespace handoff::store
