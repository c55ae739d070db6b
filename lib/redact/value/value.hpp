// SPDX-License-Identifier: MIT
// What stands after a name: the operator between, and the value.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace handoff::redact {

// How sure it is that a value belongs to the name before it.
enum class Link {
  assigned, // = : => := | ( , and the like
  flag,     // --name value
  spoken,   // "the token is X", "token `X`"
  adjacent, // "token X"
};

struct Value {
  std::size_t start = 0; // byte offsets without quotes, end exclusive
  std::size_t end = 0;
  bool is_quoted = false;
  bool is_listed = false; // after a comma or a bracket
  bool is_cell = false;   // in a table
  bool is_paired = false; // "name: X, value: V"
  // Looks like what a password generator makes: no gate for code can judge it.
  bool is_generated = false;
  Link link = Link::assigned;
};

// The value of the name that ends at `name_end` and starts at `name_start`,
// across closing quotes, types, YAML's name/value pairs, tables and XML.
[[nodiscard]] std::optional<Value> value_after(std::string_view text,
                                               std::size_t name_start,
                                               std::size_t name_end);

// The value that starts at `at`: in quotes of any kind, or up to what ends a
// bare word. Nothing when there is none.
[[nodiscard]] std::optional<Value> read_value(std::string_view text,
                                              std::size_t at);

} // namespace handoff::redact
