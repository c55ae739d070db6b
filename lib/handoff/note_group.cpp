// SPDX-License-Identifier: MIT
// Blocks of an author's notes that are one thing said.
#include "handoff/note_group.hpp"

#include "text/ascii.hpp"
#include "text/line_marks.hpp"

#include <algorithm>
#include <optional>

namespace handoff {
namespace {

using text::Block;
using text::BlockKind;

// Bytes; some 300 tokens. More is cut into several notes, so that the budget
// can take a part.
constexpr std::size_t k_max_group = 1200;

// `title` without emphasis around it and a colon behind it.
std::string_view bare_title(std::string_view title) {
  static constexpr std::string_view k_marks = "*_: \t";
  const std::size_t first = title.find_first_not_of(k_marks);
  if (first == std::string_view::npos) {
    return {};
  }
  return title.substr(first, title.find_last_not_of(k_marks) + 1 - first);
}

// Lists in these sections are entries of their own.
bool has_entries(Section section) {
  return section == Section::next_steps || section == Section::questions ||
         section == Section::decisions || section == Section::rejected;
}

} // namespace

NoteGroup NoteGroup::below_heading(const Block& heading, Section section) {
  NoteGroup group;
  group.section_ = section;
  group.lead_ = bare_title(heading.title);
  group.start_ = heading.start;
  group.end_ = heading.end;
  return group;
}

NoteGroup NoteGroup::announced_by(const Block& paragraph, Section section) {
  NoteGroup group;
  group.section_ = section;
  group.start_ = paragraph.start;
  group.add(paragraph);
  return group;
}

NoteGroup NoteGroup::continued(std::size_t start) const {
  return below_heading({.start = start, .end = start, .title = lead_},
                       section_);
}

bool NoteGroup::accepts(const Block& block) const {
  if (has_lead()) {
    return true;
  }
  if (first_ == BlockKind::list_item) { // announces what was pasted below it
    return count_ == 1 &&
           (block.kind == BlockKind::fence || block.kind == BlockKind::code ||
            block.kind == BlockKind::quote);
  }
  if (block.kind == BlockKind::list_item) {
    return !has_entries(section_) &&
           (count_ == 1 || last_ == BlockKind::list_item);
  }
  return count_ == 1 && block.kind != BlockKind::paragraph;
}

bool NoteGroup::is_full_with(const Block& block) const {
  return count_ > 0 && block.end - start_ > k_max_group;
}

void NoteGroup::add(const Block& block) {
  if (count_ == 0) {
    first_ = block.kind;
    body_start_ = block.start;
  }
  ++count_;
  last_ = block.kind;
  body_end_ = block.end;
  end_ = block.end;
}

void NoteGroup::extend_lead(std::string_view title, std::size_t end) {
  const std::string_view more = bare_title(title);
  lead_ += lead_.empty() || more.empty() ? "" : ": ";
  lead_ += more;
  end_ = end;
}

Note NoteGroup::note(std::string_view notes) const {
  const std::string_view body = text::without_newlines(
      notes.substr(body_start_, body_end_ - body_start_));
  return {.section = section_,
          .text = has_lead() ? with_lead(body) : std::string(body),
          .start = start_,
          .end = end_};
}

std::string NoteGroup::with_lead(std::string_view body) const {
  if (body.empty()) {
    return "**" + lead_ + "**";
  }
  const std::string lead = "**" + lead_ + ":** ";
  if (count_ == 1 && first_ == BlockKind::paragraph) {
    return lead + std::string(text::trimmed(body));
  }
  if (count_ == 1 && first_ == BlockKind::list_item) {
    std::string item(body);
    return item.insert(item_text(body, Checkbox::skip), lead);
  }
  return lead.substr(0, lead.size() - 1) + "\n\n" + std::string(body);
}

std::size_t item_text(std::string_view item, Checkbox checkbox) {
  const std::size_t mark = item.find_first_not_of(" \t");
  if (mark == std::string_view::npos) {
    return 0;
  }
  const std::string_view line = item.substr(mark, item.find('\n') - mark);
  const std::optional<text::ListMark> found = text::list_mark(line);
  if (!found) {
    return 0;
  }
  std::size_t at = line.find_first_not_of(" \t", found->size);
  at = std::min(at, line.size());
  const std::string_view rest = line.substr(at);
  const bool has_checkbox =
      rest.size() > 3 && rest[0] == '[' && rest[2] == ']' && rest[3] == ' ';
  return mark + at + (has_checkbox && checkbox == Checkbox::skip ? 4 : 0);
}

} // namespace handoff
