// SPDX-License-Identifier: MIT
// Pointers where they are in a document, and those that stand for a passage.
#include "point/language/find_pointers.hpp"

#include "point/language/words.hpp"
#include "text/ascii.hpp"
#include "text/markdown_lines.hpp"
#include "text/object_id.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr std::string_view k_recipe = " | ";

// Where " | " stands outside quotes, or the end.
std::size_t recipe_start(std::string_view inner) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] == '"' && (at == 0 || inner[at - 1] != '\\')) {
      is_quoted = !is_quoted;
    }
    if (!is_quoted && inner.substr(at).starts_with(k_recipe)) {
      return at;
    }
  }
  return inner.size();
}

// A run of backticks and the run of the same length that closes it.
struct CodeSpan {
  std::size_t start = 0; // of the content
  std::size_t end = 0;
  std::size_t after = 0; // behind the closing run
};

std::size_t backticks(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of('`', at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

// Spans end with their line: no pointer is longer.
std::optional<CodeSpan> span_at(std::string_view line, std::size_t at) {
  const std::size_t size = backticks(line, at);
  std::size_t end = line.find('`', at + size);
  while (end != std::string_view::npos) {
    const std::size_t closing = backticks(line, end);
    if (closing == size) {
      return CodeSpan{at + size, end, end + size};
    }
    end = line.find('`', end + closing);
  }
  return std::nullopt;
}

// No bare pointer is longer; the bound keeps hostile text linear.
constexpr std::size_t k_max_bare_length = 512;

// Whether `text` starts as a bare pointer could.
bool may_start_bare(std::string_view text) {
  const std::size_t word = std::min(text.find(' '), text.size());
  const std::string_view first = text.substr(0, word);
  return first == "handoff" ||
         first.find_first_of("#!") != std::string_view::npos ||
         text::may_be_object_id(first.substr(0, first.find_first_of(".^"))) ||
         text.substr(word).starts_with(" @ ");
}

// Where a bare pointer may end, farthest first: behind one of five words, or
// before the marks that close a sentence.
std::vector<std::size_t> ends_of(std::string_view text) {
  constexpr std::size_t most_words = 5;
  constexpr std::size_t most_marks = 3;
  std::vector<std::size_t> ends;
  std::size_t at = 0;
  for (std::size_t word = 0; word < most_words && at < text.size(); ++word) {
    at = std::min(text.find_first_of(" \t\r", at + 1), text.size());
    ends.push_back(at);
    for (std::size_t end = at; end > 1 && at - end < most_marks; --end) {
      if (std::string_view(".,;:)]*_").find(text[end - 1]) ==
          std::string_view::npos) {
        break;
      }
      ends.push_back(end - 1);
    }
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

// A subject or title in quotes may hold blanks.
std::optional<std::size_t> quoted_end(std::string_view text) {
  Cursor cursor(text);
  const std::string_view name = cursor.take_until(" \"");
  if (name.find(' ') != std::string_view::npos || !cursor.take(" ") ||
      !cursor.take_quoted()) {
    return std::nullopt;
  }
  return cursor.at();
}

// "#7" alone is prose as often as an issue; a whole file says too little.
bool may_stand_bare(const Pointer& pointer) {
  switch (pointer.kind) {
  case PointerKind::file:
    return !pointer.lines.empty() &&
           pointer.path.find(' ') == std::string_view::npos &&
           std::string_view("([*").find(pointer.path[0]) ==
               std::string_view::npos;
  case PointerKind::issue:
    return pointer.name.find_first_of("#!") > 0;
  case PointerKind::diff:
    return pointer.command.empty() &&
           pointer.path.find(' ') == std::string_view::npos;
  case PointerKind::commit:
  case PointerKind::handoff:
    return true;
  case PointerKind::log:
  case PointerKind::diffstat:
  case PointerKind::tree:
    break;
  }
  return false;
}

class PointerFinder {
public:
  explicit PointerFinder(std::string_view text) : text_(text) {}

  std::vector<FoundPointer> find() {
    text::LineScanner scanner(text_, text::Html::text);
    while (const auto line = scanner.next()) {
      const bool is_code = line->kind == text::LineKind::fence_open ||
                           line->kind == text::LineKind::fence_text ||
                           line->kind == text::LineKind::fence_close;
      read_line(text::without_newlines(
                    text_.substr(line->start, line->end - line->start)),
                line->start,
                is_code);
    }
    return std::move(found_);
  }

private:
  void read_line(std::string_view line, std::size_t offset, bool marks_only) {
    bool at_word = true;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t taken = take(line, at, offset, marks_only, at_word);
      const std::size_t next = std::max(taken, at + 1);
      at_word = std::string_view(" \t([*_").find(line[next - 1]) !=
                std::string_view::npos;
      at = next;
    }
  }

  // The byte behind the pointer or code span at `at`, or `at`.
  std::size_t take(std::string_view line,
                   std::size_t at,
                   std::size_t offset,
                   bool marks_only,
                   bool at_word) {
    if (const auto mark = parse_mark(line, at)) {
      push({offset + at, offset + mark->end, mark->mark.pointer, true});
      return mark->end;
    }
    if (marks_only) {
      return at;
    }
    if (line[at] == '`') {
      return take_span(line, at, offset);
    }
    return at_word ? take_bare(line, at, offset) : at;
  }

  std::size_t
  take_span(std::string_view line, std::size_t at, std::size_t offset) {
    const std::optional<CodeSpan> span = span_at(line, at);
    if (!span) {
      return at + backticks(line, at);
    }
    const std::string_view inner =
        line.substr(span->start, span->end - span->start);
    if (auto pointer = parse_pointer(inner)) {
      push({offset + at, offset + span->after, std::move(*pointer)});
    }
    return span->after;
  }

  std::size_t
  take_bare(std::string_view line, std::size_t at, std::size_t offset) {
    std::string_view rest = line.substr(at, k_max_bare_length);
    rest = rest.substr(0, rest.find('`'));
    if (!may_start_bare(rest)) {
      return at;
    }
    std::vector<std::size_t> ends = ends_of(rest);
    if (const std::optional<std::size_t> end = quoted_end(rest)) {
      ends.insert(ends.begin(), *end);
    }
    for (const std::size_t size : ends) {
      auto pointer = parse_pointer(rest.substr(0, size));
      if (pointer && may_stand_bare(*pointer)) {
        push({offset + at, offset + at + size, std::move(*pointer)});
        return at + size;
      }
    }
    return at;
  }

  void push(FoundPointer pointer) { found_.push_back(std::move(pointer)); }

  std::string_view text_;
  std::vector<FoundPointer> found_;
};

} // namespace

std::string render(const Mark& mark) {
  return std::string(k_pointer_mark) + render(mark.pointer) +
         (mark.recipe.empty() ? "" : std::string(k_recipe) + mark.recipe) + "`";
}

std::optional<FoundMark> parse_mark(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(k_pointer_mark)) {
    return std::nullopt;
  }
  const std::size_t start = at + k_pointer_mark.size();
  const std::size_t end = text.find_first_of("`\n", start);
  if (end == std::string_view::npos || text[end] != '`') {
    return std::nullopt;
  }
  const std::string_view inner = text.substr(start, end - start);
  const std::size_t recipe = recipe_start(inner);
  std::optional<Pointer> pointer = parse_pointer(inner.substr(0, recipe));
  if (!pointer) {
    return std::nullopt;
  }
  FoundMark found{{std::move(*pointer)}, end + 1};
  if (recipe < inner.size()) {
    found.mark.recipe = inner.substr(recipe + k_recipe.size());
  }
  return found;
}

std::vector<FoundPointer> find_pointers(std::string_view text) {
  return PointerFinder(text).find();
}

} // namespace handoff::point
