// SPDX-License-Identifier: MIT
// The kinds of a handoff.
#include "store/kind.hpp"

namespace handoff::store {

std::string_view kind_name(Kind kind) {
  switch (kind) {
  case Kind::prototype:
    return "prototype";
  case Kind::answer:
    return "return";
  case Kind::review:
    return "review";
  case Kind::continuation:
    break;
  }
  return "continue";
}

std::optional<Kind> parse_kind(std::string_view name) {
  for (const Kind kind : k_kinds) {
    if (kind_name(kind) == name) {
      return kind;
    }
  }
  return std::nullopt;
}

} // namespace handoff::store
