// SPDX-License-Identifier: MIT
// What the author said: goal, steps, questions, answers, what to know.
#include "handoff/compose_parts.hpp"
#include "handoff/note_entries.hpp"
#include "handoff/relevance.hpp"

#include <algorithm>

namespace handoff {
namespace {

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

// A title that the author gave the notes, if it says more than the purpose.
std::string telling_title(const Gathered& gathered, const Draft& draft) {
  std::string title = gathered.notes.title;
  for (const std::string_view prefix : {"Handoff:", "Handoff"}) {
    if (title.starts_with(prefix)) {
      title.erase(0, prefix.size());
      title.erase(0, title.find_first_not_of(" -"));
      break;
    }
  }
  const auto said =
      Relevance::words_of(draft.purpose + " " + gathered.scope.branch);
  const bool says_more =
      std::ranges::any_of(Relevance::words_of(title), [&](const auto& word) {
        return !said.contains(word);
      });
  return says_more ? title : std::string();
}

// The author's own goal, the title of the notes, or else the purpose: the
// document's title says that already.
std::vector<DraftEntry> goal(const Gathered& gathered, const Draft& draft) {
  std::vector<DraftEntry> entries;
  if (!gathered.verdict.empty()) {
    entries.push_back(
        {.pieces = {strong("Verdict:"), plain(" "), authored(gathered.verdict)},
         .source = Source::author});
  }
  const std::string title = telling_title(gathered, draft);
  if (!title.empty()) {
    entries.push_back(
        {.pieces = {plain(as_sentence(title))}, .source = Source::author});
  }
  std::vector<DraftEntry> notes;
  add_notes(gathered, {Section::goal}, notes);
  std::ranges::move(notes, std::back_inserter(entries));
  if (entries.empty()) {
    entries.push_back({.pieces = {plain(as_sentence(draft.purpose))},
                       .weight = Weight::fixed});
  }
  if (gathered.kind == Kind::prototype) {
    entries.push_back({.pieces = {plain("Stop when each question below has an "
                                        "answer, then hand it back: "),
                                  code("git handoff back")},
                       .weight = Weight::fixed});
  }
  return entries;
}

std::vector<DraftEntry> questions(const Gathered& gathered) {
  std::vector<DraftEntry> entries = question_notes(gathered).questions;
  for (const std::string& question : gathered.questions) {
    entries.push_back(note_entry(question));
  }
  return entries;
}

DraftEntry step(std::vector<DraftPiece> pieces) {
  return {.pieces = std::move(pieces), .weight = Weight::fixed};
}

// Without a word from the author only what the repository itself demands.
std::vector<DraftEntry> derived_steps(const Gathered& gathered,
                                      std::size_t question_count) {
  const git::Scope& scope = gathered.scope;
  std::vector<DraftEntry> entries;
  if (!scope.operation.empty()) {
    entries.push_back(step({plain("Finish or abort the "),
                            plain(scope.operation),
                            plain(" that is under way.")}));
  }
  if (gathered.kind == Kind::review) {
    entries.push_back(step({plain("Read the commits in order.")}));
  }
  if (question_count > 0) {
    entries.push_back(step({plain(
        question_count == 1
            ? "Answer Q1."
            : std::string("Answer Q1 ") + (question_count == 2 ? "and" : "to") +
                  " Q" + std::to_string(question_count) + ".")}));
  }
  if (entries.empty() && gathered.kind == Kind::answer) {
    entries.push_back(step({plain("Read the answers, then go on with what "),
                            plain(gathered.parent ? gathered.parent->id : ""),
                            plain(" was for.")}));
  }
  if (entries.empty() && !has_recorded_steps(gathered)) {
    entries.push_back(
        step({plain("No next step was given. Start from State.")}));
  }
  return entries;
}

std::vector<DraftEntry> next_steps(const Gathered& gathered,
                                   std::size_t question_count) {
  std::vector<DraftEntry> entries;
  add_notes(gathered, {Section::next_steps}, entries);
  return entries.empty() ? derived_steps(gathered, question_count) : entries;
}

std::vector<DraftEntry> know(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  add_notes(gathered,
            {Section::decisions,
             Section::rejected,
             Section::traps,
             Section::learnings,
             Section::know},
            entries);
  std::vector<DraftEntry> remarks = question_notes(gathered).remarks;
  std::ranges::move(remarks, std::back_inserter(entries));
  return entries;
}

// Each question of the parent, answered or open.
std::vector<DraftEntry> answers(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  const std::vector<std::string>& asked = gathered.parent->questions;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto answer = gathered.answers.find(i + 1);
    const bool is_open = answer == gathered.answers.end();
    DraftEntry entry = {
        .pieces = {strong("Q" + std::to_string(i + 1)), plain(" ")},
        .weight = Weight::fixed,
        .source = Source::author};
    if (is_open) {
      entry.pieces.insert(entry.pieces.end(), {strong("Open:"), plain(" ")});
    }
    entry.pieces.push_back(authored(asked[i]));
    if (!is_open) {
      entry.pieces.insert(
          entry.pieces.end(),
          {strong("Answered:"), plain(" "), authored(answer->second)});
    }
    entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    entries.push_back({.pieces = {plain("Handoff " + gathered.parent->id +
                                        " asked no question.")},
                       .weight = Weight::fixed});
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
