// SPDX-License-Identifier: MIT
// CommonMark's block structure, line by line, with the place of each line.
#pragma once

#include "text/html_block.hpp"
#include "text/line_cursor.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::text {

enum class LineKind {
  blank, // nothing, or container marks alone
  paragraph,
  heading,   // ATX
  underline, // makes the paragraph before it a setext heading
  fence_open,
  fence_text,
  fence_close,
  code, // indented
  html,
  rule,
  table, // a delimiter row or a later one; the header row was a paragraph
};

enum class ContainerKind { quote, item };

// One line. Offsets are bytes in the scanned text.
struct MarkdownLine {
  LineKind kind = LineKind::blank;
  std::size_t start = 0;
  std::size_t content = 0;   // first byte after container marks and indentation
  std::size_t end = 0;       // exclusive, with the newline
  int level = 0;             // of a heading or underline
  bool begins_leaf = false;  // first line of a paragraph, fence, table, ...
  bool begins_block = false; // first line of a top-level block
  bool cuts_fence = false;   // ends the container of an open fence
  bool is_nested = false;    // inside a container, or opening one
  std::optional<ContainerKind> opened = {}; // the outermost of this line
};

// How raw HTML is read: as CommonMark does, or as if each `<` were escaped.
enum class Html { blocks, text };

// An open fence's closing line, with the marks of the containers it is in.
struct OpenFence {
  std::string prefix; // "> " and spaces
  char mark = '`';
  std::size_t length = 3;
  std::size_t indent = 0; // columns before the opening marks
};

// Reads CommonMark 0.30 with GFM tables, in time linear in the text: nothing
// below k_max_depth containers is opened. Newlines are LF, CRLF or CR. Link
// reference definitions are read as paragraphs.
class LineScanner {
public:
  static constexpr std::size_t k_max_depth = 64;

  explicit LineScanner(std::string_view text, Html html)
      : text_(text), html_mode_(html) {}

  // The next line, none after the last.
  [[nodiscard]] std::optional<MarkdownLine> next();

  // The fence that the last line has left open.
  [[nodiscard]] const std::optional<OpenFence>& open_fence() const {
    return fence_;
  }

  // Whether containers were met that were too deep to be opened.
  [[nodiscard]] bool is_too_deep() const { return is_too_deep_; }

private:
  enum class Leaf { none, paragraph, fence, html, code, table };

  struct Container {
    ContainerKind kind = ContainerKind::quote;
    std::size_t indent = 0; // columns of an item's content
    bool is_empty = true;   // an item with nothing but its mark yet
  };

  // What is known of the line being read.
  struct State {
    LineCursor cursor;
    std::size_t matched = 0; // containers that go on
    bool all_matched = false;
    bool is_in_paragraph = false; // the open leaf, every container matched
    bool may_be_lazy = false;
    MarkdownLine line;
  };

  std::size_t match_containers(LineCursor& cursor) const;
  bool continue_leaf(State& state);
  bool continue_fence(State& state);
  bool open_block(State& state);
  bool open_leaf(State& state);
  bool open_html(State& state);
  bool open_item(State& state);
  void open_container(State& state, Container container);
  void finish_text(State& state);
  bool starts_table(const State& state) const;
  void begin_leaf(State& state, LineKind kind, Leaf leaf);
  void keep_matched(State& state);
  [[nodiscard]] std::string container_prefix() const;

  std::string_view text_;
  Html html_mode_;
  std::size_t at_ = 0;
  std::vector<Container> containers_;
  Leaf leaf_ = Leaf::none;
  std::optional<OpenFence> fence_;
  HtmlKind html_kind_ = HtmlKind::tag;
  std::string_view last_content_; // of the open paragraph's last line
  bool is_too_deep_ = false;
};

// Past the paragraph that begins at `lines[at]`, with the table that may
// follow it, or past the one line where no paragraph begins.
[[nodiscard]] std::size_t leaf_end(std::span<const MarkdownLine> lines,
                                   std::size_t at);

// How many lines of such a leaf are paragraph. A table's header row, though
// the scanner took it for one, is not.
[[nodiscard]] std::size_t paragraph_size(std::span<const MarkdownLine> leaf);

} // namespace handoff::text
