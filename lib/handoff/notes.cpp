// SPDX-License-Identifier: MIT
// What an author wrote, sorted into the sections of a handoff.
#include "handoff/notes.hpp"

#include "handoff/note_group.hpp"
#include "handoff/section_names.hpp"
#include "point/language/find_pointers.hpp"
#include "text/ascii.hpp"
#include "text/markdown.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace handoff {
namespace {

using text::Block;
using text::BlockKind;

// Deeper than any heading: a label's section ends at every heading.
constexpr int k_label_level = 7;

// A name on a line of its own is short.
constexpr std::size_t k_max_bare_name_length = 40;

// A line of the paragraph, and what it is called.
struct LabelledLine {
  std::size_t start = 0;
  std::size_t end = 0; // exclusive, with the newline
  std::optional<Label> label = {};
};

// Nothing but a pointer that stands for what was pasted there.
bool is_pointer(std::string_view text) {
  const auto mark = point::parse_mark(text, 0);
  return mark && mark->end == text.size();
}

class NotesParser {
public:
  explicit NotesParser(std::string_view markdown)
      : markdown_(markdown), blocks_(text::parse_blocks(markdown)) {}

  Notes parse();

private:
  bool take_title();
  void take(const Block& block);
  void take_heading(const Block& block);
  void take_unknown_heading(const Block& block);
  void take_paragraph(const Block& block);
  void take_labelled(const LabelledLine& line, std::size_t end);
  void take_item(const Block& block);
  void place(Block block);

  void enter(NamedSection named, const Block& heading);
  void add(Note note);
  void close_group();
  [[nodiscard]] std::optional<Label> telling_label(std::string_view line) const;
  [[nodiscard]] Section section() const {
    return label_section_.value_or(section_);
  }
  [[nodiscard]] std::string_view bytes(std::size_t start,
                                       std::size_t end) const {
    return markdown_.substr(start, end - start);
  }

  std::string_view markdown_;
  std::vector<Block> blocks_;
  Notes notes_;
  Section section_ = Section::know;
  int level_ = 0;                        // of the heading that opened it
  std::optional<Section> label_section_; // of blocks right below "Next: ..."
  std::size_t last_end_ = 0;             // of the block before
  std::optional<NoteGroup> group_;
  int group_level_ = 0; // of its heading
};

Notes NotesParser::parse() {
  for (std::size_t i = take_title() ? 1 : 0; i < blocks_.size(); ++i) {
    take(blocks_[i]);
  }
  close_group();
  return std::move(notes_);
}

// A level 1 heading in front, if no other one could be it.
bool NotesParser::take_title() {
  const auto is_title = [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1 &&
           !section_named(block.title) && !leading_label(block.title);
  };
  if (blocks_.empty() || !is_title(blocks_.front()) ||
      std::count_if(blocks_.begin(), blocks_.end(), is_title) != 1) {
    return false;
  }
  notes_.title = blocks_.front().title;
  return true;
}

void NotesParser::take(const Block& block) {
  if (block.start != last_end_ || block.kind == BlockKind::paragraph) {
    label_section_.reset();
  }
  last_end_ = block.end;
  switch (block.kind) {
  case BlockKind::heading:
    take_heading(block);
    break;
  case BlockKind::paragraph:
    take_paragraph(block);
    break;
  case BlockKind::list_item:
    take_item(block);
    break;
  case BlockKind::rule: // separates, says nothing
    break;
  default:
    place(block);
  }
}

// What follows belongs to `named`; a title that tells more goes on as a lead.
void NotesParser::enter(NamedSection named, const Block& heading) {
  close_group();
  section_ = named.section;
  level_ = heading.level;
  label_section_.reset();
  if (named.says_more) {
    group_ = NoteGroup::below_heading(heading, section_);
    group_level_ = heading.level;
  }
}

void NotesParser::take_heading(const Block& block) {
  if (const auto named = section_named(block.title)) {
    enter(*named, block);
    return;
  }
  const std::optional<Label> label = leading_label(block.title);
  if (!label) {
    take_unknown_heading(block);
    return;
  }
  enter({.section = label->named.section}, block);
  add({.section = section_,
       .text =
           label->named.is_plain ? block.title.substr(label->end) : block.title,
       .start = block.start,
       .end = block.end});
}

void NotesParser::take_unknown_heading(const Block& block) {
  const bool goes_on = group_ && group_->has_lead() && group_->is_lead_only() &&
                       block.level > group_level_;
  if (goes_on) {
    group_->extend_lead(block.title, block.end);
  } else {
    close_group();
    if (block.level <= level_) {
      section_ = Section::know;
      level_ = 0;
    }
    group_ = NoteGroup::below_heading(block, section_);
    if (!group_->has_lead()) {
      group_.reset(); // a heading without a word
    }
  }
  group_level_ = block.level;
}

// The label of `line`, unless what it says belongs here anyway.
std::optional<Label> NotesParser::telling_label(std::string_view line) const {
  const std::optional<Label> label = leading_label(line);
  if (!label) {
    return std::nullopt;
  }
  const bool stands_alone = label->end == line.size();
  const bool is_at_home =
      label->named.section == section_ && !label->named.is_plain;
  const bool is_remark = label->named.section == Section::know || is_at_home;
  return is_remark && !stands_alone ? std::nullopt : label;
}

// A paragraph is a name, or lines that may each begin with a label, or text.
void NotesParser::take_paragraph(const Block& block) {
  const std::string_view text = text::trimmed(bytes(block.start, block.end));
  if (text.size() <= k_max_bare_name_length && text.back() != '.' &&
      text.find('\n') == std::string_view::npos && !leading_label(text)) {
    if (const auto named = section_named(text)) {
      Block heading = block;
      heading.level = k_label_level;
      heading.title = text;
      enter(*named, heading);
      return;
    }
  }
  LabelledLine first = {.start = block.start};
  for (std::size_t at = block.start; at < block.end;) {
    const std::size_t newline = markdown_.find('\n', at);
    const std::size_t end = std::min(newline, block.end - 1) + 1;
    const std::string_view line = text::trimmed(bytes(at, end));
    const bool may_be_label = at == block.start || !text::is_lower(line[0]);
    const auto label = may_be_label ? telling_label(line) : std::nullopt;
    if (label && at > block.start) {
      take_labelled(first, at);
    }
    if (label || at == block.start) {
      first = {at, end, label};
    }
    at = end;
  }
  take_labelled(first, block.end);
}

// A line and those after it, up to `end`.
void NotesParser::take_labelled(const LabelledLine& line, std::size_t end) {
  Block block = {.start = line.start, .end = end};
  if (!line.label) {
    place(block);
    return;
  }
  const std::string_view text = text::trimmed(bytes(line.start, line.end));
  if (line.label->end == text.size()) {
    enter(line.label->named,
          {.start = line.start,
           .end = line.end,
           .level = k_label_level,
           .title = std::string(text)});
    block.start = line.end;
    if (block.start < end) {
      place(block);
    }
    return;
  }
  close_group();
  const std::string_view all = text::trimmed(bytes(line.start, end));
  label_section_ = line.label->named.section;
  add({.section = *label_section_,
       .text = std::string(
           all.substr(line.label->named.is_plain ? line.label->end : 0)),
       .start = line.start,
       .end = end});
}

void NotesParser::take_item(const Block& block) {
  std::string item(text::without_newlines(bytes(block.start, block.end)));
  const std::size_t at = item_text(item, Checkbox::skip);
  const std::size_t line_end = std::min(item.find('\n'), item.size());
  const std::string_view line =
      text::trimmed(std::string_view(item).substr(at, line_end - at));
  const bool is_done =
      item_text(item, Checkbox::keep) != at && item[at - 3] != ' ';
  Section to = section();
  if (const auto label = telling_label(line)) {
    to = label->named.section;
    const bool stands_alone = label->end == line.size();
    item.erase(at, label->named.is_plain && !stands_alone ? label->end : 0);
  } else if (is_done && to == Section::next_steps) {
    to = Section::state;
  } else {
    place(block);
    return;
  }
  close_group();
  add({to, std::move(item), block.start, block.end});
}

// In the group that is open, or as a note of its own.
void NotesParser::place(Block block) {
  const std::string_view text = text::trimmed(bytes(block.start, block.end));
  if (block.kind == BlockKind::paragraph && is_pointer(text)) {
    block.kind = BlockKind::fence; // it stands for what was pasted
  }
  if (group_ && group_->has_lead() && group_->is_full_with(block)) {
    const NoteGroup next = group_->continued(block.start);
    close_group();
    group_ = next;
  }
  const bool fits =
      group_ && group_->accepts(block) && !group_->is_full_with(block);
  if (fits) {
    group_->add(block);
    const bool is_entry =
        section() == Section::next_steps || section() == Section::questions;
    if (is_entry) {
      close_group();
    }
    return;
  }
  close_group();
  const bool may_announce =
      block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
  if (may_announce && (text.back() == ':' || text.ends_with("："))) {
    group_ = NoteGroup::announced_by(block, section());
    return;
  }
  add({section(),
       std::string(text::without_newlines(bytes(block.start, block.end))),
       block.start,
       block.end});
}

void NotesParser::close_group() {
  if (group_) {
    add(group_->note(markdown_));
    group_.reset();
  }
}

void NotesParser::add(Note note) {
  notes_.notes.push_back(std::move(note));
}

} // namespace

Notes parse_notes(std::string_view markdown) {
  return NotesParser(markdown).parse();
}

} // namespace handoff
