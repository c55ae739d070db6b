// SPDX-License-Identifier: MIT
// What the author said: goal, steps, questions, answers, what to know.
#include "handoff/compose_parts.hpp"

#include <cctype>

namespace handoff {
namespace {

DraftEntry from_notes(const std::string& text, Weight weight) {
  return {.pieces = {markdown(without_marker(text))},
          .weight = weight,
          .source = Source::notes};
}

// "finish the parser" as a goal: "Finish the parser." A name in front, such
// as parse_header or run(), stays as it is written.
std::string as_sentence(std::string text) {
  const std::size_t word = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
  const bool is_word = word > 0 && (word == text.npos || text[word] == ' ' ||
                                    text[word] == ',' || text[word] == ';');
  if (is_word) {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  constexpr std::string_view k_ends = ".!?";
  const bool is_ascii_end = (text.back() & 0x80) == 0;
  if (is_ascii_end && k_ends.find(text.back()) == std::string_view::npos) {
    text += '.';
  }
  return text;
}

std::vector<DraftEntry> goal(const Gathered& gathered, const Draft& draft) {
  std::vector<DraftEntry> entries;
  entries.push_back({.pieces = {plain(as_sentence(draft.title))},
                     .weight = Weight::required});
  if (!gathered.verdict.empty()) {
    entries.push_back(
        {.pieces = {own("**Verdict:** "), markdown(gathered.verdict)},
         .weight = Weight::required,
         .source = Source::notes});
  }
  const std::string& notes_title = gathered.notes.title;
  if (!notes_title.empty() && notes_title != draft.title) {
    entries.push_back({.pieces = {own("Notes: "), plain(notes_title)},
                       .weight = Weight::high,
                       .source = Source::notes});
  }
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::goal) {
      entries.push_back(from_notes(note.text, Weight::required));
    }
  }
  if (gathered.kind == Kind::prototype) {
    entries.push_back({.pieces = {own("Stop when each question below has an "
                                      "answer, then hand it back: "),
                                  code("git handoff back")},
                       .weight = Weight::required});
  }
  return entries;
}

std::vector<DraftEntry> questions(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::questions) {
      entries.push_back(from_notes(note.text, Weight::required));
    }
  }
  for (const std::string& question : gathered.questions) {
    entries.push_back(from_notes(question, Weight::required));
  }
  return entries;
}

DraftEntry step(std::vector<DraftPiece> pieces) {
  return {.pieces = std::move(pieces), .weight = Weight::required};
}

// Without a word from the author only what the repository itself demands.
std::vector<DraftEntry> derived_steps(const Gathered& gathered,
                                      std::size_t question_count) {
  const git::Scope& scope = gathered.scope;
  std::vector<DraftEntry> entries;
  if (!scope.operation.empty()) {
    entries.push_back(step({own("Finish or abort the "),
                            plain(scope.operation),
                            own(" that is under way.")}));
  }
  if (gathered.kind == Kind::review) {
    entries.push_back(step({own("Read the commits in order.")}));
  }
  if (question_count > 0) {
    entries.push_back(step({own(
        question_count == 1
            ? "Answer Q1."
            : std::string("Answer Q1 ") + (question_count == 2 ? "and" : "to") +
                  " Q" + std::to_string(question_count) + ".")}));
  }
  if (entries.empty() && gathered.kind == Kind::answer) {
    entries.push_back(step({own("Read the answers, then go on with what "),
                            plain(gathered.parent ? gathered.parent->id : ""),
                            own(" was for.")}));
  }
  if (entries.empty() && !has_recorded_steps(gathered)) {
    entries.push_back(
        step({own(std::string(gathered.automatic.empty() ? "The author named"
                                                         : "The session says") +
                  " no next step: read State, then begin with "
                  "the goal.")}));
  }
  return entries;
}

std::vector<DraftEntry> next_steps(const Gathered& gathered,
                                   std::size_t question_count) {
  std::vector<DraftEntry> entries;
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::next_steps) {
      entries.push_back(from_notes(note.text, Weight::required));
    }
  }
  return entries.empty() ? derived_steps(gathered, question_count) : entries;
}

// Decisions carry what was rejected and why; both outlive the budget.
bool holds_rejection(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lower.find("reject") != std::string::npos ||
         lower.find("instead of") != std::string::npos;
}

std::vector<DraftEntry> know(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  for (const Note& note : gathered.notes.notes) {
    switch (note.section) {
    case Section::decisions:
    case Section::traps:
    case Section::learnings:
    case Section::know:
      entries.push_back(from_notes(note.text,
                                   holds_rejection(note.text) ? Weight::required
                                                              : Weight::high));
      break;
    case Section::rejected: {
      DraftEntry entry = from_notes(note.text, Weight::required);
      entry.pieces.insert(entry.pieces.begin(), own("*Rejected:* "));
      entries.push_back(std::move(entry));
      break;
    }
    default:
      break;
    }
  }
  return entries;
}

// Each question of the parent, answered or open.
std::vector<DraftEntry> answers(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  const std::vector<std::string>& asked = gathered.parent->questions;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto answer = gathered.answers.find(i + 1);
    const bool is_open = answer == gathered.answers.end();
    DraftEntry entry = {.pieces = {own("**Q" + std::to_string(i + 1) + "** " +
                                       (is_open ? "**Open:** " : "")),
                                   markdown(asked[i])},
                        .weight = Weight::required,
                        .source = Source::notes};
    if (!is_open) {
      entry.pieces.push_back(own("\n**Answered:** "));
      entry.pieces.push_back(markdown(answer->second));
    }
    entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    entries.push_back({.pieces = {own("Handoff " + gathered.parent->id +
                                      " asked no question.")},
                       .weight = Weight::required});
  }
  return entries;
}

} // namespace

void compose_notes(const Gathered& gathered, Draft& draft) {
  draft.parts[Part::goal] = goal(gathered, draft);
  draft.parts[Part::questions] = questions(gathered);
  draft.parts[Part::next_steps] =
      next_steps(gathered, draft.parts[Part::questions].size());
  draft.parts[Part::know] = know(gathered);
  if (gathered.parent) {
    draft.parts[Part::answers] = answers(gathered);
  }
}

} // namespace handoff
