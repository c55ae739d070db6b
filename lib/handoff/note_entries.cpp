// SPDX-License-Identifier: MIT
// The author's notes as entries: every word, in the author's order.
#include "handoff/note_entries.hpp"

#include "handoff/note_group.hpp"
#include "text/ascii.hpp"
#include "text/markdown.hpp"

#include <algorithm>

namespace handoff {
namespace {

using text::BlockKind;

// "[x] rename it", as without_marker() leaves it, is a step that was done.
std::string done_or_text(const std::string& note) {
  std::string text = without_marker(note);
  if (text.starts_with("[x] ") || text.starts_with("[X] ")) {
    text.replace(0, 4, "Done: ");
  }
  return text;
}

BlockKind first_kind(const std::string& text) {
  const std::vector<text::Block> blocks = text::parse_blocks(text);
  return blocks.empty() ? BlockKind::paragraph : blocks.front().kind;
}

// "Rejected: ..." unless the words say so themselves.
void mark_rejected(DraftEntry& entry, const std::string& text) {
  if (text::to_lower(text).find("reject") == std::string::npos) {
    entry.pieces.insert(entry.pieces.begin(),
                        {emphasis("Rejected:"), plain(" ")});
  }
}

// Of notes that exceed even twice the budget, what is to be done and what was
// rejected goes last.
bool outlives_others(const Note& note) {
  switch (note.section) {
  case Section::goal:
  case Section::next_steps:
  case Section::rejected:
    return true;
  default:
    const std::string lower = text::to_lower(note.text);
    return lower.find("reject") != std::string::npos ||
           lower.find("instead of") != std::string::npos;
  }
}

// "Next session: finish the parser", when that is the purpose: the document
// begins with it.
bool repeats_purpose(const std::string& note, const std::string& purpose) {
  constexpr std::size_t k_max_label = 48;
  constexpr std::string_view k_ends = ".! \n";
  std::string text = text::to_lower(note);
  std::string wanted = text::to_lower(purpose);
  text.erase(text.find_last_not_of(k_ends) + 1);
  wanted.erase(wanted.find_last_not_of(k_ends) + 1);
  if (wanted.empty() || !text.ends_with(wanted)) {
    return false;
  }
  const std::string_view label = text::trimmed(
      std::string_view(text).substr(0, text.size() - wanted.size()));
  return label.empty() || (label.size() <= k_max_label &&
                           (label.ends_with(':') || label.ends_with(":**")));
}

bool holds_question_mark(std::string_view text) {
  for (const std::string_view mark : {"?", "？", "؟", "¿"}) {
    if (text.find(mark) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

} // namespace

DraftEntry note_entry(const std::string& text) {
  return {.pieces = {authored(done_or_text(text))},
          .weight = Weight::high,
          .source = Source::author};
}

bool is_block_note(const std::string& text) {
  switch (first_kind(text)) {
  case BlockKind::fence:
  case BlockKind::code:
  case BlockKind::quote:
  case BlockKind::table:
  case BlockKind::html:
    return true;
  default:
    return false;
  }
}

void add_notes(const Gathered& gathered,
               std::initializer_list<Section> sections,
               std::vector<DraftEntry>& entries) {
  for (const Note& note : gathered.notes.notes) {
    if (std::ranges::find(sections, note.section) == sections.end() ||
        repeats_purpose(note.text, gathered.purpose)) {
      continue;
    }
    const bool goes_with_last = !entries.empty() &&
                                entries.back().source == Source::author &&
                                is_block_note(note.text);
    if (goes_with_last) {
      entries.back().pieces.push_back(authored(note.text));
      continue;
    }
    entries.push_back(note_entry(note.text));
    if (outlives_others(note)) {
      entries.back().weight = Weight::required;
    }
    if (note.section == Section::rejected) {
      mark_rejected(entries.back(), note.text);
    }
  }
}

QuestionNotes question_notes(const Gathered& gathered) {
  QuestionNotes result;
  for (const Note& note : gathered.notes.notes) {
    if (note.section != Section::questions) {
      continue;
    }
    const bool is_item = item_text(note.text, Checkbox::keep) > 0;
    const bool is_first = result.questions.empty();
    if (is_block_note(note.text) && !is_first) {
      result.questions.back().pieces.push_back(authored(note.text));
    } else if (is_item || holds_question_mark(note.text)) {
      result.questions.push_back(note_entry(note.text));
      result.questions.back().weight = Weight::required;
    } else {
      result.remarks.push_back(note_entry(note.text));
    }
  }
  return result;
}

} // namespace handoff
