// SPDX-License-Identifier: MIT
// Finds values in columns whose head promises a secret: of Markdown, of psql
// and mysql, of files with separators.
#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/name.hpp"
#include "redact/value/value.hpp"
#include "redact/value/value_gate.hpp"
#include "redact/value/value_scan.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_table_length = std::size_t{32} << 10U; // bytes
constexpr std::size_t k_max_head_length = 1024;
constexpr std::size_t k_max_columns = 32;

struct Cell {
  std::size_t start = 0; // byte offsets without what decorates it
  std::size_t end = 0;
};

// The line around `at`, without its newline; of a longer one the part near it.
Cell line_at(std::string_view text, std::size_t at) {
  const std::size_t lowest =
      at > k_max_head_length ? at - k_max_head_length : 0;
  std::size_t start = at;
  while (start > lowest && text[start - 1] != '\n') {
    --start;
  }
  return {start, std::min(text.find('\n', at), text.size())};
}

bool is_decoration(char c) {
  return is_blank(c) || c == '`' || c == '*' || c == '\r';
}

// What stands between the bars of a row; a bar before the first is none.
std::vector<Cell> cells_of(std::string_view text, Cell row) {
  std::vector<Cell> cells;
  std::size_t at = row.start;
  while (at < row.end && (is_blank(text[at]) || text[at] == '>')) {
    ++at;
  }
  at += at < row.end && text[at] == '|' ? 1 : 0;
  while (at < row.end && cells.size() < k_max_columns) {
    Cell cell{at, std::min(text.find('|', at), row.end)};
    at = cell.end + 1;
    while (cell.start < cell.end && is_decoration(text[cell.start])) {
      ++cell.start;
    }
    while (cell.end > cell.start && is_decoration(text[cell.end - 1])) {
      --cell.end;
    }
    cells.push_back(cell);
  }
  return cells;
}

// "|---|:--:|", also in a quotation; "---+---" of psql, "+---+---+" of mysql.
bool is_delimiter_row(std::string_view row) {
  return row.find_first_of("|+") != std::string_view::npos &&
         row.find("--") != std::string_view::npos &&
         row.find_first_not_of("|+-: \t\r>") == std::string_view::npos;
}

// A column by its head, when that promises a secret.
struct SecretColumn {
  std::size_t number = 0;
  Name name;
};

std::vector<SecretColumn> secret_columns(std::string_view text,
                                         const std::vector<Cell>& cells) {
  std::vector<SecretColumn> columns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Promise promise =
        promise_of(text.substr(cells[i].start, cells[i].end - cells[i].start));
    if (promise != Promise::none) {
      columns.push_back({i, {cells[i].start, cells[i].end, promise}});
    }
  }
  return columns;
}

// "admin / V": what stands behind the name of an account; below "login" also
// "admin:V".
std::optional<Cell>
behind_account(std::string_view text, const SecretColumn& column, Cell cell) {
  const std::size_t name = run_end(text, cell.start, Charset::base64url);
  const std::size_t mark = skip_spaces(text, name);
  const bool is_login = column.name.promise == Promise::loose_key;
  if (name == cell.start || mark >= cell.end ||
      (text.substr(name, 3) != " / " &&
       !(is_login && (text[mark] == '/' || text[mark] == ':')))) {
    return std::nullopt;
  }
  const std::size_t start = skip_spaces(text, mark + 1);
  const std::string_view value =
      text.substr(start, start < cell.end ? cell.end - start : 0);
  const bool is_mixed = std::ranges::any_of(value, is_digit) &&
                        std::ranges::any_of(value, is_upper) &&
                        std::ranges::any_of(value, is_lower);
  return value.size() >= 8 && is_mixed ? std::optional(Cell{start, cell.end})
                                       : std::nullopt;
}

void look_into(std::string_view text,
               const SecretColumn& column,
               const Cell& cell,
               Collector& out) {
  if (cell.start == cell.end) {
    return;
  }
  const std::optional<Cell> behind = behind_account(text, column, cell);
  const Cell shown = behind.value_or(cell);
  Name name = column.name;
  name.promise = behind ? Promise::password : name.promise;
  const bool is_password =
      name.promise == Promise::password || name.promise == Promise::pass;
  out.add({shown.start,
           shown.end,
           is_password ? "password" : "secret",
           Level::assignment,
           value_gate(text,
                      name,
                      {.start = shown.start,
                       .end = shown.end,
                       .is_quoted = true,
                       .is_cell = true})});
}

// The columns of a line that a separator parts, without quotes around them.
std::vector<Cell> fields_of(std::string_view text, Cell row, char separator) {
  std::vector<Cell> fields;
  std::size_t at = row.start;
  while (at <= row.end && fields.size() < k_max_columns) {
    const bool is_quoted = at < row.end && text[at] == '"';
    const std::size_t quote = is_quoted
                                  ? text.substr(0, row.end).find('"', at + 1)
                                  : std::string_view::npos;
    const std::size_t from = quote < row.end ? quote : at;
    const std::size_t end =
        std::min(text.substr(0, row.end).find(separator, from), row.end);
    fields.push_back(quote < row.end ? Cell{at + 1, quote} : Cell{at, end});
    at = end + 1;
  }
  if (!fields.empty() && fields.back().end > fields.back().start &&
      text[fields.back().end - 1] == '\r') {
    --fields.back().end;
  }
  return fields;
}

// A line of names, as a file of columns begins.
bool is_head(std::string_view text, const std::vector<Cell>& fields) {
  return fields.size() >= 2 &&
         std::ranges::all_of(fields, [&](const Cell& field) {
           const std::string_view name =
               text.substr(field.start, field.end - field.start);
           return !name.empty() && name.size() <= 40 &&
                  std::ranges::all_of(name, [](char c) {
                    return is_in(Charset::base64url, c) || c == ' ' || c == '.';
                  });
         });
}

// The rows below a head of names with as many fields.
std::size_t find_separated(std::string_view text,
                           Cell head,
                           char separator,
                           Collector& out) {
  const std::vector<Cell> names = fields_of(text, head, separator);
  const std::vector<SecretColumn> columns = is_head(text, names)
                                                ? secret_columns(text, names)
                                                : std::vector<SecretColumn>{};
  const std::size_t limit =
      std::min(text.size(), head.end + k_max_table_length);
  Cell row = head;
  while (!columns.empty() && row.end + 1 < limit) {
    row = line_at(text, row.end + 1);
    const std::vector<Cell> fields = fields_of(text, row, separator);
    if (fields.size() != names.size() || row.end > limit) {
      return row.start;
    }
    for (const SecretColumn& column : columns) {
      look_into(text, column, fields[column.number], out);
    }
  }
  return row.end;
}

// What parts the columns where a name of a column triggered: ",password".
std::optional<char> separator_of(const Hit& hit) {
  const char first = hit.text[hit.start];
  const char last = hit.text[hit.end - 1];
  if (first == ',' || first == ';' || first == '\t') {
    return first;
  }
  return last == ',' || last == ';' || last == '\t' ? std::optional(last)
                                                    : std::nullopt;
}

} // namespace

std::size_t find_table(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (const std::optional<char> separator = separator_of(hit)) {
    return find_separated(text, line_at(text, hit.start), *separator, out);
  }
  const Cell delimiter = line_at(text, hit.start);
  if (delimiter.start == 0 ||
      !is_delimiter_row(
          text.substr(delimiter.start, delimiter.end - delimiter.start))) {
    return 0;
  }
  const std::vector<SecretColumn> columns =
      secret_columns(text, cells_of(text, line_at(text, delimiter.start - 1)));
  const std::size_t limit =
      std::min(text.size(), delimiter.end + k_max_table_length);
  Cell row = delimiter;
  while (!columns.empty() && row.end + 1 < limit) {
    row = line_at(text, row.end + 1);
    const std::vector<Cell> cells = cells_of(text, row);
    if (cells.size() < 2 || row.end > limit) {
      break;
    }
    for (const SecretColumn& column : columns) {
      if (column.number < cells.size()) {
        look_into(text, column, cells[column.number], out);
      }
    }
  }
  return delimiter.end;
}

} // namespace handoff::redact
