// SPDX-License-Identifier: MIT
// Blocks that belong together: cut by `...`, or edited in between.
#include "point/match/group.hpp"

#include "point/language/words.hpp"
#include "point/match/skeleton.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <set>

namespace handoff::point {
namespace {

using text::without_blanks;

constexpr std::size_t k_max_edited_lines = 3; // lines in a row
constexpr std::size_t k_max_gap_length = 60;  // bytes

bool is_word_byte(char c) {
  return text::is_alnum(c) || c == '_' || text::is_multibyte(c);
}

std::multiset<std::string_view> words_of(std::string_view line) {
  std::multiset<std::string_view> words;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::size_t start = at;
    while (at < line.size() && is_word_byte(line[at])) {
      ++at;
    }
    if (at > start) {
      words.insert(line.substr(start, at - start));
    }
  }
  return words;
}

// "...", "// ...", "[…]", "(… five more lines …)": what stands for lines that
// were left out.
bool is_gap(std::string_view line) {
  const std::string_view text = without_blanks(line);
  const std::size_t dots =
      std::min(text.find("..."), text.find("\xe2\x80\xa6"));
  if (dots == std::string_view::npos || text.size() > k_max_gap_length) {
    return false;
  }
  return std::none_of(text.begin(),
                      text.begin() + static_cast<std::ptrdiff_t>(dots),
                      is_word_byte);
}

bool same_way(const Recipe& a, const Recipe& b) {
  Recipe plain = a;
  plain.first.reset();
  return plain == b;
}

class Grouper {
public:
  Grouper(const NoteLines& notes, const std::vector<CopiedBlock>& blocks)
      : notes_(notes), blocks_(blocks) {}

  std::vector<Group> group() {
    for (const CopiedBlock& block : blocks_) {
      if (groups_.empty() || !join(groups_.back(), block)) {
        groups_.push_back({block.run.source, block.recipe, {}});
        extend_up(block);
      }
      groups_.back().stretches.push_back(
          {StretchKind::same, block.run.note, block.run.line, block.run.count});
      extend_down(block);
    }
    return std::move(groups_);
  }

private:
  // Puts what is between the group and the block into the group.
  bool join(Group& group, const CopiedBlock& next) {
    const Stretch& last = group.stretches.back();
    const std::size_t note = last.note + last.count;
    const std::size_t line = last.line + last.count;
    if (last.kind == StretchKind::edited && next.run.note == note &&
        next.run.line == line && next.run.source == group.source) {
      return true;
    }
    if (next.run.source != group.source || next.run.line <= line ||
        next.run.note <= note || !same_way(group.recipe, next.recipe)) {
      return false;
    }
    const std::size_t in_notes = next.run.note - note;
    const std::size_t in_source = next.run.line - line;
    if (in_notes == 1 && is_gap(core(note))) {
      group.stretches.push_back({StretchKind::gap, note, line, 1});
      return true;
    }
    const bool is_edit =
        in_notes == in_source && are_edits(*group.source, note, line, in_notes);
    if (is_edit) {
      group.stretches.push_back({StretchKind::edited, note, line, in_notes});
    }
    return is_edit;
  }

  [[nodiscard]] std::string_view core(std::size_t note) const {
    return notes_.line(note).substr(notes_.lines()[note].cores.front().start);
  }

  [[nodiscard]] bool are_edits(const Source& source,
                               std::size_t note,
                               std::size_t line,
                               std::size_t count) const {
    // In prose an edited line is the author's own sentence.
    if (count > k_max_edited_lines || is_prose(source.pointer)) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (notes_.lines()[note + i].is_fence ||
          !are_alike(core(note + i), source.text->lines[line + i])) {
        return false;
      }
    }
    return true;
  }

  // Edited lines between the fence and the first block in it.
  void extend_up(const CopiedBlock& block) {
    const auto& lines = notes_.lines();
    std::size_t count = 0;
    while (count < block.run.note &&
           lines[block.run.note - count - 1].in_fence) {
      ++count;
    }
    const bool is_edit = lines[block.run.note].in_fence && count > 0 &&
                         count <= block.run.line &&
                         are_edits(*block.run.source,
                                   block.run.note - count,
                                   block.run.line - count,
                                   count);
    if (is_edit) {
      groups_.back().stretches.push_back({StretchKind::edited,
                                          block.run.note - count,
                                          block.run.line - count,
                                          count});
    }
  }

  void extend_down(const CopiedBlock& block) {
    const auto& lines = notes_.lines();
    const std::size_t note = block.note_end();
    const std::size_t line = block.line_end();
    std::size_t count = 0;
    while (note + count < lines.size() && lines[note + count].in_fence) {
      ++count;
    }
    const bool is_edit = lines[block.run.note].in_fence && count > 0 &&
                         line + count <= block.run.source->text->lines.size() &&
                         are_edits(*block.run.source, note, line, count);
    if (is_edit) {
      groups_.back().stretches.push_back(
          {StretchKind::edited, note, line, count});
    }
  }

  const NoteLines& notes_;
  const std::vector<CopiedBlock>& blocks_;
  std::vector<Group> groups_;
};

} // namespace

bool Group::has(StretchKind kind) const {
  return std::ranges::any_of(
      stretches, [&](const Stretch& stretch) { return stretch.kind == kind; });
}

std::vector<Group> grouped(const NoteLines& notes,
                           const std::vector<CopiedBlock>& blocks) {
  return Grouper(notes, blocks).group();
}

bool are_alike(std::string_view a, std::string_view b) {
  a = without_blanks(a);
  b = without_blanks(b);
  const std::size_t longer = std::max(a.size(), b.size());
  const auto [start_a, start_b] = std::ranges::mismatch(a, b);
  const auto prefix = static_cast<std::size_t>(start_a - a.begin());
  std::size_t suffix = 0;
  while (suffix < std::min(a.size(), b.size()) - prefix &&
         a[a.size() - 1 - suffix] == b[b.size() - 1 - suffix]) {
    ++suffix;
  }
  if (2 * (prefix + suffix) >= longer) {
    return true;
  }
  const std::multiset<std::string_view> words_a = words_of(a);
  const std::multiset<std::string_view> words_b = words_of(b);
  std::vector<std::string_view> shared;
  std::ranges::set_intersection(words_a, words_b, std::back_inserter(shared));
  return !shared.empty() &&
         2 * shared.size() >= std::max(words_a.size(), words_b.size());
}

} // namespace handoff::point
