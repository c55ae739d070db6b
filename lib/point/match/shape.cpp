// SPDX-License-Identifier: MIT
// Makes replacements of groups: their pointer, recipe, fence and edits.
#include "point/match/shape.hpp"

#include "point/language/apply.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace handoff::point {
namespace {

std::size_t tokens(std::string_view text) {
  return text::estimate_tokens(text, text::Tokenizer::o200k);
}

// Builds one group's replacement.
class ReplacementBuilder {
public:
  ReplacementBuilder(const NoteLines& notes, const Group& group)
      : notes_(notes), group_(group), recipe_(group.recipe) {}

  // Nothing where the recipe does not give the bytes back.
  std::optional<Replacement> build(bool with_fence) {
    if (with_fence && !has_fence()) {
      return std::nullopt;
    }
    first_ = group_.note() - (with_fence ? 1 : 0);
    last_ = group_.note_end() - 1 + (with_fence ? 1 : 0);
    const SourcePlace there = place(*group_.source, ranges());
    set_lines(there);
    with_fence ? set_fence() : set_plain_layout();
    recipe_.ends = line_ends();
    const Passage source = passage(there);
    return set_edits(source) && apply(recipe_, source) == pasted()
               ? std::optional(replacement(there))
               : std::nullopt;
  }

private:
  // The group's lines are all that the fence holds. Where an odd fence before
  // it leaves in doubt which line opens and which closes, a language or blank
  // lines around it tell.
  [[nodiscard]] bool has_fence() const {
    const auto& lines = notes_.lines();
    const std::size_t first = group_.note();
    const std::size_t end = group_.note_end();
    if (first == 0 || end >= lines.size() ||
        fence_of(notes_.line(first - 1)).empty()) {
      return false;
    }
    const bool is_apart = (first == 1 || lines[first - 2].is_blank) &&
                          (end + 1 == lines.size() || lines[end + 1].is_blank);
    const std::string_view opening = notes_.line(first - 1);
    const bool has_info = fence_of(opening).end() != opening.end();
    const bool is_known = lines[first - 1].is_fence && lines[first].in_fence;
    return is_known || is_apart || has_info;
  }

  [[nodiscard]] std::string_view pasted() const {
    const std::size_t start = notes_.lines()[first_].start;
    return notes_.text().substr(start, notes_.lines()[last_].end - start);
  }

  // Lines of the source (1-based); a gap lies between two ranges.
  [[nodiscard]] std::vector<LineRange> ranges() const {
    std::vector<LineRange> all;
    bool is_behind_gap = true;
    for (const Stretch& stretch : group_.stretches) {
      if (stretch.kind == StretchKind::gap) {
        is_behind_gap = true;
        continue;
      }
      if (is_behind_gap) {
        all.push_back({stretch.line + 1, 0});
      }
      all.back().last = stretch.line + stretch.count;
      is_behind_gap = false;
    }
    return all;
  }

  // The last line's end is not replaced.
  [[nodiscard]] LineEnds line_ends() const {
    std::size_t with_cr = 0;
    for (std::size_t i = first_; i < last_; ++i) {
      with_cr += notes_.lines()[i].has_crlf ? 1 : 0;
    }
    return with_cr == 0                ? LineEnds::lf
           : with_cr == last_ - first_ ? LineEnds::crlf
                                       : LineEnds::own;
  }

  // The pointer's lines count from its hunk, the numbers from the file.
  void set_lines(const SourcePlace& there) {
    recipe_.lines = there.lines;
    if (is_elsewhere(there.pointer.kind)) {
      recipe_.version = group_.source->pointer.rev;
    }
    const std::size_t first = ranges().front().first;
    shift_ = there.pointer.kind == PointerKind::file ? 0
             : there.lines.empty()                   ? first - 1
                                   : first - there.lines.front().first;
    if (recipe_.numbering) {
      recipe_.numbering->offset += static_cast<std::ptrdiff_t>(shift_);
    }
    for (const Stretch& stretch : group_.stretches) {
      if (stretch.kind == StretchKind::gap) {
        const std::string_view line = notes_.line(stretch.note);
        const std::string& prefix = recipe_.layout.prefix;
        recipe_.gap = line.substr(line.starts_with(prefix) ? prefix.size() : 0);
      }
    }
  }

  [[nodiscard]] Passage passage(const SourcePlace&) const {
    Passage source{group_.source->text->bytes, {}};
    const auto& lines = group_.source->text->lines;
    for (const LineRange& range : ranges()) {
      const auto at = lines.begin() + static_cast<std::ptrdiff_t>(range.first);
      source.pieces.push_back(
          {range.first - shift_,
           {at - 1, lines.begin() + static_cast<std::ptrdiff_t>(range.last)}});
    }
    return source;
  }

  // The opening line's own prefix is the layout's; the rest of what stands
  // before the lines is theirs.
  void set_fence() {
    const std::string_view opening = notes_.line(first_);
    const std::string_view marks = fence_of(opening);
    const auto at = static_cast<std::size_t>(marks.data() - opening.data());
    const std::string prefix(opening.substr(0, at));
    recipe_.layout.fence = opening.substr(at);
    const std::string before = std::exchange(recipe_.layout.prefix, prefix);
    if (before.starts_with(prefix)) {
      const std::string rest = before.substr(prefix.size());
      (recipe_.numbering ? recipe_.numbering->before : recipe_.inner) = rest;
    }
    if (recipe_.first) {
      recipe_.first->prefix = prefix;
    }
  }

  // A quote is a prefix, an indentation or a diff's sign stands before each
  // line: the shorter words.
  void set_plain_layout() {
    std::string& prefix = recipe_.layout.prefix;
    if (!prefix.starts_with('>') && !recipe_.numbering && !recipe_.first &&
        recipe_.gap == "...") {
      recipe_.inner = std::exchange(prefix, "");
    } else if (!prefix.starts_with('>') && recipe_.numbering &&
               !recipe_.first) {
      recipe_.numbering->before = std::exchange(prefix, "");
    }
  }

  // False where an edited line does not begin as the others do.
  bool set_edits(const Passage& source) {
    const std::vector<Content> plain = contents(recipe_, source);
    for (const Stretch& stretch : group_.stretches) {
      if (stretch.kind != StretchKind::edited) {
        continue;
      }
      for (std::size_t i = 0; i < stretch.count; ++i) {
        const std::size_t index = stretch.note + i - group_.note();
        const std::string_view line = notes_.line(stretch.note + i);
        if (line == line_text(recipe_, plain[index], index)) {
          continue; // between lines that were
        }
        std::string lead =
            line_text(recipe_, {plain[index].number, "x"}, index);
        lead.pop_back();
        if (!line.starts_with(lead)) {
          return false;
        }
        recipe_.edits[index + 1] = line.substr(lead.size());
      }
    }
    return true;
  }

  [[nodiscard]] Replacement replacement(const SourcePlace& there) const {
    Replacement made{.start = notes_.lines()[first_].start,
                     .end = notes_.lines()[last_].end,
                     .rev = group_.source->rev};
    made.mark.pointer = there.pointer;
    made.mark.recipe = render(recipe_, usual_layout(there.pointer));
    made.exact = exact_parts();
    made.rank = group_.source->rank;
    count_tokens(made, recipe_, pasted());
    return made;
  }

  // The fence belongs to the parts beside it, an edited line to none.
  [[nodiscard]] std::vector<Exact> exact_parts() const {
    std::vector<Exact> parts;
    bool is_behind_edit = true;
    for (const Stretch& stretch : group_.stretches) {
      if (stretch.kind == StretchKind::edited) {
        is_behind_edit = true;
        continue;
      }
      const std::size_t end =
          notes_.lines()[stretch.note + stretch.count - 1].end;
      if (is_behind_edit) {
        parts.push_back(
            {notes_.lines()[stretch.note].start, end, {stretch.line + 1, 0}});
      }
      is_behind_edit = false;
      parts.back().end = end;
      if (stretch.kind == StretchKind::same) {
        parts.back().lines.last = stretch.line + stretch.count;
      }
    }
    if (group_.stretches.front().kind == StretchKind::same) {
      parts.front().start = notes_.lines()[first_].start;
    }
    if (group_.stretches.back().kind == StretchKind::same) {
      parts.back().end = notes_.lines()[last_].end;
    }
    return parts;
  }

  const NoteLines& notes_;
  const Group& group_;
  Recipe recipe_;
  std::size_t first_ = 0; // lines of the notes that are replaced
  std::size_t last_ = 0;
  std::size_t shift_ = 0; // lines before the pointer's part of the source
};

// An edit is shown, not hidden: only where the pointer and the difference
// are much shorter than the whole.
bool is_worth_showing(std::string_view passage, const Replacement& made) {
  return 2 * made.saved >= static_cast<std::ptrdiff_t>(tokens(passage));
}

} // namespace

void count_tokens(Replacement& made,
                  const Recipe& recipe,
                  std::string_view passage) {
  const Recipe difference = {.typography = recipe.typography,
                             .edits = recipe.edits};
  const auto all = static_cast<std::ptrdiff_t>(tokens(passage));
  made.saved = all - static_cast<std::ptrdiff_t>(tokens(render(made.mark)));
  made.replaced =
      all - static_cast<std::ptrdiff_t>(tokens(render(difference, {})));
}

std::vector<Replacement> shape(const NoteLines& notes,
                               const std::vector<Group>& groups) {
  std::vector<Replacement> all;
  for (const Group& group : groups) {
    std::optional<Replacement> made =
        ReplacementBuilder(notes, group).build(true);
    if (!made) {
      made = ReplacementBuilder(notes, group).build(false);
    }
    if (!made) {
      continue;
    }
    const std::string_view passage =
        notes.text().substr(made->start, made->end - made->start);
    if (!group.has(StretchKind::edited) || is_worth_showing(passage, *made)) {
      all.push_back(std::move(*made));
    }
  }
  return all;
}

} // namespace handoff::point
