// SPDX-License-Identifier: MIT
// The marks that open Markdown blocks.
#include "text/line_marks.hpp"

#include "text/ascii.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

std::size_t run_size(std::string_view text, char c) {
  const std::size_t end = text.find_first_not_of(c);
  return end == std::string_view::npos ? text.size() : end;
}

bool is_all_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

bool is_mark_end(std::string_view rest) {
  return rest.empty() || is_blank(rest[0]);
}

// `row` without the pipes at its ends.
std::string_view cells_of(std::string_view row) {
  row = trimmed(row);
  if (!row.empty() && row.front() == '|') {
    row.remove_prefix(1);
  }
  if (!row.empty() && row.back() == '|') {
    const std::string_view cells = row.substr(0, row.size() - 1);
    const std::size_t kept = cells.find_last_not_of('\\') + 1;
    const bool is_escaped = (cells.size() - kept) % 2 == 1;
    row = is_escaped ? row : cells;
  }
  return row;
}

bool is_delimiter(std::string_view cell) {
  cell = trimmed(cell);
  if (!cell.empty() && cell.front() == ':') {
    cell.remove_prefix(1);
  }
  const std::size_t dashes = run_size(cell, '-');
  cell.remove_prefix(dashes);
  return dashes > 0 && (cell.empty() || cell == ":");
}

} // namespace

int heading_level(std::string_view content) {
  const std::size_t size = run_size(content, '#');
  const bool is_heading =
      size >= 1 && size <= 6 && is_mark_end(content.substr(size));
  return is_heading ? static_cast<int>(size) : 0;
}

std::string_view heading_title(std::string_view content) {
  std::string_view title = trimmed(content.substr(run_size(content, '#')));
  const std::size_t last = title.find_last_not_of('#');
  if (last == std::string_view::npos) {
    return {};
  }
  return is_blank(title[last]) ? trimmed(title.substr(0, last)) : title;
}

int underline_level(std::string_view content) {
  if (content.empty() || (content[0] != '=' && content[0] != '-')) {
    return 0;
  }
  const std::size_t size = run_size(content, content[0]);
  if (!is_all_blank(content.substr(size))) {
    return 0;
  }
  return content[0] == '=' ? 1 : 2;
}

bool is_rule(std::string_view content) {
  if (content.empty() ||
      (content[0] != '*' && content[0] != '-' && content[0] != '_')) {
    return false;
  }
  std::size_t marks = 0;
  for (const char c : content) {
    if (c == content[0]) {
      ++marks;
    } else if (!is_blank(c)) {
      return false;
    }
  }
  return marks >= 3;
}

std::size_t fence_size(std::string_view content) {
  if (content.empty() || (content[0] != '`' && content[0] != '~')) {
    return 0;
  }
  const std::size_t size = run_size(content, content[0]);
  const bool has_mark_in_info =
      content[0] == '`' &&
      content.substr(size).find('`') != std::string_view::npos;
  return size >= 3 && !has_mark_in_info ? size : 0;
}

bool is_fence_end(std::string_view content, char mark, std::size_t size) {
  const std::size_t run = run_size(content, mark);
  return run >= size && is_all_blank(content.substr(run));
}

std::optional<ListMark> list_mark(std::string_view content) {
  std::size_t size = 0;
  bool may_interrupt = true;
  if (!content.empty() &&
      (content[0] == '-' || content[0] == '+' || content[0] == '*')) {
    size = 1;
  } else {
    while (size < content.size() && is_digit(content[size])) {
      ++size;
    }
    const bool has_delimiter = size > 0 && size < 10 && size < content.size() &&
                               (content[size] == '.' || content[size] == ')');
    if (!has_delimiter) {
      return std::nullopt;
    }
    const std::string_view digits = content.substr(0, size);
    const std::size_t first = digits.find_first_not_of('0');
    may_interrupt =
        first != std::string_view::npos && digits.substr(first) == "1";
    ++size;
  }
  const std::string_view rest = content.substr(size);
  if (!is_mark_end(rest)) {
    return std::nullopt;
  }
  return ListMark{size, may_interrupt && !is_all_blank(rest)};
}

std::size_t count_cells(std::string_view row) {
  row = trimmed(row);
  std::size_t cells = 0;
  std::size_t start = row.substr(0, 1) == "|" ? 1 : 0;
  for (std::size_t at = start; at < row.size(); ++at) {
    const bool is_escape =
        row[at] == '\\' && at + 1 < row.size() && is_punctuation(row[at + 1]);
    if (row[at] == '|') {
      ++cells;
      start = at + 1;
    }
    at += is_escape ? 1 : 0;
  }
  return cells + (start < row.size() ? 1 : 0);
}

std::size_t count_delimiters(std::string_view row) {
  row = cells_of(row);
  std::size_t cells = 0;
  for (;;) {
    const std::size_t pipe = row.find('|');
    if (!is_delimiter(row.substr(0, pipe))) {
      return 0;
    }
    ++cells;
    if (pipe == std::string_view::npos) {
      return cells;
    }
    row.remove_prefix(pipe + 1);
  }
}

} // namespace handoff::text
