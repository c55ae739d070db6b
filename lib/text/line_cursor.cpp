// SPDX-License-Identifier: MIT
// A place in a Markdown line, in bytes and in columns with tab stops of 4.
#include "text/line_cursor.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

std::size_t columns_to_tab_stop(std::size_t column) {
  return 4 - column % 4;
}

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

} // namespace

void LineCursor::find_content() const {
  if (is_found_ && content_ >= offset_) {
    return;
  }
  is_found_ = true;
  content_ = offset_;
  content_column_ = column_;
  while (content_ < line_.size() && is_space(line_[content_])) {
    content_column_ +=
        line_[content_] == '\t' ? columns_to_tab_stop(content_column_) : 1;
    ++content_;
  }
}

std::size_t LineCursor::indent() const {
  find_content();
  return content_column_ - column_;
}

std::size_t LineCursor::content() const {
  find_content();
  return content_;
}

void LineCursor::skip_columns(std::size_t count) {
  while (count > 0 && offset_ < line_.size()) {
    const std::size_t width =
        line_[offset_] == '\t' ? columns_to_tab_stop(column_) : 1;
    const std::size_t step = std::min(count, width);
    column_ += step;
    offset_ += step == width ? 1 : 0;
    count -= step;
  }
}

void LineCursor::skip_bytes(std::size_t count) {
  offset_ += count;
  column_ += count;
}

void LineCursor::skip_optional_space() {
  if (offset_ < line_.size() && is_space(line_[offset_])) {
    skip_columns(1);
  }
}

} // namespace handoff::text
