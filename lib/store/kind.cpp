// SPDX-License-Identifier: MIT
// The kinds of a handoff.
#include "store/kind.hpp"

#include <algorithm>
#include <iterator>

namespace handoff::store {

std::string_view kind_name(Kind kind) {
  return std::ranges::find(k_kinds, kind, &KindName::kind)->name;
}

std::optional<Kind> parse_kind(std::string_view name) {
  const auto* const row = std::ranges::find(k_kinds, name, &KindName::name);
  return row == std::end(k_kinds) ? std::nullopt : std::optional(row->kind);
}

std::string kind_names() {
  std::string names;
  for (const KindName& row : k_kinds) {
    if (&row != std::begin(k_kinds)) {
      names += &row == std::end(k_kinds) - 1 ? " or " : ", ";
    }
    names += row.name;
  }
  return names;
}

} // namespace handoff::store
