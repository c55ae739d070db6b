// SPDX-License-Identifier: MIT
// What gives Markdown its structure and says nothing by itself.
#include "point/match/skeleton.hpp"

#include "point/language/recipe.hpp"
#include "text/line_marks.hpp"

namespace handoff::point {
namespace {

bool is_row(std::string_view line) {
  return line.starts_with('|');
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

class Trimmer {
public:
  Trimmer(const NoteLines& notes, Run run) : notes_(notes), run_(run) {}

  Run trim() {
    leave_open_table();
    while (run_.count > 0 && !is_fenced(run_.count - 1) && takes_end()) {
    }
    while (run_.count > 0 && !is_fenced(0) &&
           (is_blank(line(0)) || text::is_rule(line(0)))) {
      ++run_.note;
      ++run_.line;
      --run_.count;
    }
    return run_;
  }

private:
  [[nodiscard]] std::string_view line(std::size_t index) const {
    return notes_.line(run_.note + index);
  }

  [[nodiscard]] bool is_fenced(std::size_t index) const {
    const NoteLine& line = notes_.lines()[run_.note + index];
    return line.in_fence || line.is_fence;
  }

  // Rows in the notes without their head would be no table.
  void leave_open_table() {
    const std::size_t next = run_.note + run_.count;
    if (run_.count == 0 || next >= notes_.lines().size() ||
        !is_row(notes_.line(next)) || is_fenced(run_.count - 1)) {
      return;
    }
    std::size_t first = run_.count;
    while (first > 0 && is_row(line(first - 1))) {
      --first;
    }
    const bool has_head =
        first + 1 < run_.count && text::count_delimiters(line(first + 1)) > 0;
    run_.count = has_head ? first : run_.count;
  }

  bool takes_end() {
    const std::string_view last = line(run_.count - 1);
    const bool is_under_head = is_row(last) && text::count_delimiters(last) > 0;
    if (is_under_head) {
      run_.count -= run_.count > 1 ? 2 : 1;
    } else if (is_blank(last) || is_skeleton(last)) {
      --run_.count;
    } else {
      return false;
    }
    return true;
  }

  const NoteLines& notes_;
  Run run_;
};

} // namespace

bool is_skeleton(std::string_view line) {
  return text::heading_level(line) > 0 || text::is_rule(line) ||
         (is_row(line) && text::count_delimiters(line) > 0);
}

bool is_prose(const Pointer& pointer) {
  switch (pointer.kind) {
  case PointerKind::file:
    return is_prose_path(pointer.path);
  case PointerKind::commit:
  case PointerKind::issue:
  case PointerKind::handoff:
    return true;
  case PointerKind::diff:
  case PointerKind::log:
  case PointerKind::diffstat:
  case PointerKind::tree:
    break;
  }
  return false;
}

Run without_skeleton(const NoteLines& notes, Run run) {
  return Trimmer(notes, run).trim();
}

} // namespace handoff::point
