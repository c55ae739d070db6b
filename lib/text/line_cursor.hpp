// SPDX-License-Identifier: MIT
// A place in a Markdown line, in bytes and in columns with tab stops of 4.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::text {

class LineCursor {
public:
  LineCursor() = default;
  // `line` without its newline.
  explicit LineCursor(std::string_view line) : line_(line) {}

  // Columns of white space from here to the next character.
  [[nodiscard]] std::size_t indent() const;

  // Byte offset in the line of the next character that is not white space.
  [[nodiscard]] std::size_t content() const;

  // What stands from there to the end of the line.
  [[nodiscard]] std::string_view rest() const {
    return line_.substr(content());
  }

  [[nodiscard]] bool is_blank() const { return content() == line_.size(); }

  // Moves on; half a tab may be left over.
  void skip_columns(std::size_t count);
  void skip_to_content() { skip_columns(indent()); }
  void skip_bytes(std::size_t count);

  // Skips one column of white space where there is one.
  void skip_optional_space();

  [[nodiscard]] std::size_t column() const { return column_; }

private:
  void find_content() const;

  std::string_view line_;
  std::size_t offset_ = 0;
  std::size_t column_ = 0;
  // Where content was found: white space is read once however many
  // containers ask.
  mutable bool is_found_ = false;
  mutable std::size_t content_ = 0;
  mutable std::size_t content_column_ = 0;
};

} // namespace handoff::text
