// SPDX-License-Identifier: MIT
// CommonMark's block structure, line by line, with the place of each line.
#include "text/markdown_lines.hpp"

#include "text/ascii.hpp"
#include "text/line_marks.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

constexpr std::size_t k_code_indent = 4;

// Past the newline at or after `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\r\n", at);
  if (end == std::string_view::npos) {
    return text.size();
  }
  return text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
}

} // namespace

std::optional<MarkdownLine> LineScanner::next() {
  if (at_ == text_.size()) {
    return std::nullopt;
  }
  State state;
  state.line.start = at_;
  state.line.end = line_end(text_, at_);
  at_ = state.line.end;
  state.cursor = LineCursor(
      without_newlines(text_.substr(state.line.start, at_ - state.line.start)));
  state.matched = match_containers(state.cursor);
  state.all_matched = state.matched == containers_.size();
  state.may_be_lazy = leaf_ == Leaf::paragraph;
  if (!state.all_matched && leaf_ != Leaf::paragraph) {
    state.line.cuts_fence = leaf_ == Leaf::fence;
    keep_matched(state);
  }
  if (!continue_leaf(state)) {
    state.is_in_paragraph = state.all_matched && state.may_be_lazy;
    while (open_block(state)) {
    }
  }
  state.line.content = state.line.start + state.cursor.content();
  state.line.begins_block =
      state.matched == 0 && (state.line.opened || state.line.begins_leaf);
  state.line.is_nested = !containers_.empty();
  return state.line;
}

// How many of the open containers the line goes on with.
std::size_t LineScanner::match_containers(LineCursor& cursor) const {
  std::size_t matched = 0;
  for (const Container& container : containers_) {
    if (container.kind == ContainerKind::quote) {
      const bool is_marked =
          cursor.indent() < k_code_indent && cursor.rest().substr(0, 1) == ">";
      if (!is_marked) {
        break;
      }
      cursor.skip_to_content();
      cursor.skip_bytes(1);
      cursor.skip_optional_space();
    } else if (cursor.indent() >= container.indent) {
      cursor.skip_columns(container.indent);
    } else if (cursor.is_blank() && !container.is_empty) {
      cursor.skip_to_content();
    } else {
      break;
    }
    ++matched;
  }
  return matched;
}

// Whether the line belongs to the open fence, HTML or code and is done with.
bool LineScanner::continue_leaf(State& state) {
  switch (leaf_) {
  case Leaf::fence:
    return continue_fence(state);
  case Leaf::html: {
    const std::string_view rest = state.cursor.rest();
    const bool ends = is_html_block_end(html_kind_, rest);
    leaf_ = ends ? Leaf::none : leaf_;
    if (rest.empty() && ends) {
      return false;
    }
    state.line.kind = LineKind::html;
    return true;
  }
  case Leaf::code:
    if (state.cursor.is_blank()) {
      return true;
    }
    if (state.cursor.indent() >= k_code_indent) {
      state.line.kind = LineKind::code;
      return true;
    }
    leaf_ = Leaf::none;
    return false;
  case Leaf::none:
  case Leaf::paragraph:
  case Leaf::table:
    return false;
  }
  return false;
}

bool LineScanner::continue_fence(State& state) {
  const bool ends =
      state.cursor.indent() < k_code_indent &&
      is_fence_end(state.cursor.rest(), fence_->mark, fence_->length);
  state.line.kind = ends ? LineKind::fence_close : LineKind::fence_text;
  if (ends) {
    leaf_ = Leaf::none;
    fence_.reset();
  }
  return true;
}

// Opens what begins at the cursor; true where more may begin after it.
bool LineScanner::open_block(State& state) {
  if (state.cursor.is_blank()) {
    finish_text(state);
    return false;
  }
  if (state.cursor.indent() >= k_code_indent) {
    if (state.may_be_lazy) {
      finish_text(state);
    } else {
      begin_leaf(state, LineKind::code, Leaf::code);
    }
    return false;
  }
  if (state.cursor.rest()[0] == '>' && containers_.size() < k_max_depth) {
    state.cursor.skip_to_content();
    state.cursor.skip_bytes(1);
    state.cursor.skip_optional_space();
    open_container(state, {.kind = ContainerKind::quote, .is_empty = false});
    return true;
  }
  if (open_leaf(state)) {
    return false;
  }
  if (open_item(state)) {
    return true;
  }
  is_too_deep_ = is_too_deep_ || containers_.size() >= k_max_depth;
  finish_text(state);
  return false;
}

// Headings, fences, HTML and rules, in CommonMark's order.
bool LineScanner::open_leaf(State& state) {
  const std::string_view rest = state.cursor.rest();
  if (const int level = heading_level(rest); level > 0) {
    state.line.level = level;
    begin_leaf(state, LineKind::heading, Leaf::none);
    return true;
  }
  if (const std::size_t size = fence_size(rest); size > 0) {
    const std::size_t indent = state.cursor.indent();
    begin_leaf(state, LineKind::fence_open, Leaf::fence);
    fence_ = OpenFence{container_prefix(), rest[0], size, indent};
    return true;
  }
  if (open_html(state)) {
    return true;
  }
  const int level = state.is_in_paragraph ? underline_level(rest) : 0;
  if (level > 0) {
    state.line.kind = LineKind::underline;
    state.line.level = level;
    leaf_ = Leaf::none;
    return true;
  }
  if (is_rule(rest)) {
    begin_leaf(state, LineKind::rule, Leaf::none);
    return true;
  }
  return false;
}

bool LineScanner::open_html(State& state) {
  if (html_mode_ == Html::text) {
    return false;
  }
  const std::string_view rest = state.cursor.rest();
  const std::optional<HtmlKind> kind = html_block_start(rest);
  if (!kind || (*kind == HtmlKind::tag && state.is_in_paragraph)) {
    return false;
  }
  begin_leaf(state, LineKind::html, Leaf::html);
  html_kind_ = *kind;
  if (is_html_block_end(*kind, rest)) {
    leaf_ = Leaf::none;
  }
  return true;
}

bool LineScanner::open_item(State& state) {
  const std::optional<ListMark> mark = list_mark(state.cursor.rest());
  if (!mark || (state.is_in_paragraph && !mark->may_interrupt) ||
      containers_.size() >= k_max_depth) {
    return false;
  }
  const std::size_t indent = state.cursor.indent();
  LineCursor& cursor = state.cursor;
  cursor.skip_to_content();
  cursor.skip_bytes(mark->size);
  std::size_t spaces = cursor.indent();
  // Content that begins with indented code, or on the next line, is one
  // column off the mark.
  if (spaces == 0 || spaces > k_code_indent || cursor.is_blank()) {
    spaces = 1;
    cursor.skip_optional_space();
  } else {
    cursor.skip_columns(spaces);
  }
  open_container(
      state,
      {.kind = ContainerKind::item, .indent = indent + mark->size + spaces});
  return true;
}

void LineScanner::open_container(State& state, Container container) {
  keep_matched(state);
  if (!state.line.opened) {
    state.line.opened = container.kind;
  }
  for (Container& outer : containers_) {
    outer.is_empty = false;
  }
  containers_.push_back(container);
  state.is_in_paragraph = false;
  state.may_be_lazy = false;
}

// The line's rest opens nothing: text, or blank.
void LineScanner::finish_text(State& state) {
  if (state.cursor.is_blank()) {
    keep_matched(state);
    leaf_ = Leaf::none;
    return;
  }
  state.line.kind = LineKind::paragraph;
  const std::string_view rest = state.cursor.rest();
  if (state.may_be_lazy) {
    if (state.is_in_paragraph && starts_table(state)) {
      state.line.kind = LineKind::table;
      leaf_ = Leaf::table;
    }
    last_content_ = rest;
    return;
  }
  if (leaf_ == Leaf::table && !state.line.opened && count_cells(rest) > 0) {
    state.line.kind = LineKind::table;
    return;
  }
  begin_leaf(state, LineKind::paragraph, Leaf::paragraph);
  last_content_ = rest;
}

bool LineScanner::starts_table(const State& state) const {
  if (state.cursor.indent() >= k_code_indent) {
    return false;
  }
  const std::size_t cells = count_delimiters(state.cursor.rest());
  return cells > 0 && count_cells(last_content_) == cells;
}

void LineScanner::begin_leaf(State& state, LineKind kind, Leaf leaf) {
  keep_matched(state);
  state.line.kind = kind;
  state.line.begins_leaf = true;
  leaf_ = leaf;
}

// Closes the containers that the line has not gone on with, and notes that
// those it is in now have content.
void LineScanner::keep_matched(State& state) {
  if (!state.line.opened && !state.all_matched) {
    containers_.resize(state.matched);
    state.all_matched = true;
    leaf_ = Leaf::none;
    fence_.reset();
  }
  if (!state.cursor.is_blank()) {
    for (Container& container : containers_) {
      container.is_empty = false;
    }
  }
}

std::string LineScanner::container_prefix() const {
  std::string prefix;
  for (const Container& container : containers_) {
    prefix += container.kind == ContainerKind::quote
                  ? "> "
                  : std::string(container.indent, ' ');
  }
  return prefix;
}

std::size_t leaf_end(std::span<const MarkdownLine> lines, std::size_t at) {
  std::size_t end = at + 1;
  while (lines[at].kind == LineKind::paragraph && end < lines.size() &&
         !lines[end].begins_leaf &&
         (lines[end].kind == LineKind::paragraph ||
          lines[end].kind == LineKind::table)) {
    ++end;
  }
  return end;
}

std::size_t paragraph_size(std::span<const MarkdownLine> leaf) {
  const auto is_table = [](const MarkdownLine& line) {
    return line.kind == LineKind::table;
  };
  const auto table = std::find_if(leaf.begin(), leaf.end(), is_table);
  const auto size = static_cast<std::size_t>(table - leaf.begin());
  return table == leaf.end() ? size : size - 1;
}

} // namespace handoff::text
