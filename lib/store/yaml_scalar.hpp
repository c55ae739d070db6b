// SPDX-License-Identifier: MIT
// One YAML value on one line: plain, 'single' or "double" quoted.
#pragma once

#include <string>
#include <string_view>

namespace handoff::store {

struct Scalar {
  std::string value;
  std::string problem; // empty: `value` is right
};

// Reads what stands after "key:", comment and spaces around it included.
[[nodiscard]] Scalar parse_scalar(std::string_view text);

} // namespace handoff::store
