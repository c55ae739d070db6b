// SPDX-License-Identifier: MIT
// Rows and columns that fit a terminal, however narrow.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::text {

enum class Align { left, right };

struct Column {
  std::string_view title;
  Align align = Align::left;
  // The least it can be cut to; 0: never cut.
  std::size_t least = 0; // terminal columns
  // When even that does not fit, the highest goes first; 0 never goes.
  int order_of_leaving = 0;
};

// The rows below their titles, one line each, columns two blanks apart, no
// blanks at an end. With `width` every line fits (the columns that never
// leave apart); without it nothing is cut. Cells hold no escapes; each row
// has a cell for each column. A column whose cells are all empty is left out.
[[nodiscard]] std::string
format_table(std::span<const Column> columns,
             std::span<const std::vector<std::string>> rows,
             std::optional<std::size_t> width);

} // namespace handoff::text
