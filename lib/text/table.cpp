// SPDX-License-Identifier: MIT
// Rows and columns that fit a terminal, however narrow.
#include "text/table.hpp"

#include "text/visible.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

constexpr std::size_t k_gap = 2; // blanks between columns

// A column that is shown, and how wide.
struct ShownColumn {
  std::size_t index;
  std::size_t width;
};

std::size_t full_width(const Column& column,
                       std::size_t index,
                       std::span<const std::vector<std::string>> rows) {
  std::size_t width = 0;
  for (const std::vector<std::string>& row : rows) {
    width = std::max(width, display_width(row[index]));
  }
  return width == 0 ? 0 : std::max(width, column.title.size());
}

std::size_t least_width(const Column& column, std::size_t width) {
  return column.least == 0 ? width : std::min(column.least, width);
}

class TableLayout {
public:
  TableLayout(std::span<const Column> columns,
              std::span<const std::vector<std::string>> rows)
      : columns_(columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (const std::size_t width = full_width(columns[i], i, rows)) {
        shown_.push_back({i, width});
      }
    }
  }

  void fit(std::size_t width) {
    while (least_total() > width && let_one_go()) {
    }
    while (total() > width && narrow_widest()) {
    }
  }

  [[nodiscard]] const std::vector<ShownColumn>& shown() const { return shown_; }

private:
  [[nodiscard]] std::size_t gaps() const {
    return shown_.empty() ? 0 : (shown_.size() - 1) * k_gap;
  }
  [[nodiscard]] std::size_t total() const {
    std::size_t sum = gaps();
    for (const ShownColumn& column : shown_) {
      sum += column.width;
    }
    return sum;
  }
  [[nodiscard]] std::size_t least_total() const {
    std::size_t sum = gaps();
    for (const ShownColumn& column : shown_) {
      sum += least_width(columns_[column.index], column.width);
    }
    return sum;
  }

  bool let_one_go() {
    const auto first =
        std::ranges::max_element(shown_, {}, [&](const ShownColumn& column) {
          return columns_[column.index].order_of_leaving;
        });
    if (first == shown_.end() || columns_[first->index].order_of_leaving == 0) {
      return false;
    }
    shown_.erase(first);
    return true;
  }

  // Takes one from the widest of those that may be cut.
  bool narrow_widest() {
    ShownColumn* widest = nullptr;
    for (ShownColumn& column : shown_) {
      const bool can_shrink =
          column.width > least_width(columns_[column.index], column.width);
      if (can_shrink && (widest == nullptr || column.width > widest->width)) {
        widest = &column;
      }
    }
    if (widest != nullptr) {
      --widest->width;
    }
    return widest != nullptr;
  }

  std::span<const Column> columns_;
  std::vector<ShownColumn> shown_;
};

std::string
padded(std::string_view cell, const ShownColumn& shown, Align align) {
  std::string text = cut_to_width(cell, shown.width);
  const std::size_t width = display_width(text);
  const std::string blanks(shown.width - std::min(width, shown.width), ' ');
  return align == Align::right ? blanks + text : text + blanks;
}

} // namespace

std::string format_table(std::span<const Column> columns,
                         std::span<const std::vector<std::string>> rows,
                         std::optional<std::size_t> width) {
  TableLayout layout(columns, rows);
  if (width) {
    layout.fit(*width);
  }
  std::string text;
  const auto add_line = [&](const auto& cell_of) {
    std::string line;
    for (const ShownColumn& shown : layout.shown()) {
      line += line.empty() ? "" : std::string(k_gap, ' ');
      line += padded(cell_of(shown.index), shown, columns[shown.index].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add_line([&](std::size_t i) { return columns[i].title; });
  for (const std::vector<std::string>& row : rows) {
    add_line([&](std::size_t i) { return std::string_view(row[i]); });
  }
  return text;
}

} // namespace handoff::text
