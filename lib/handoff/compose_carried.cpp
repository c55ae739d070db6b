// SPDX-License-Identifier: MIT
// What a handoff that was taken up has left open.
#include "handoff/compose_parts.hpp"

namespace handoff {
namespace {

constexpr std::string_view k_taken_up = ", taken up before this: ";

// Markdown of an earlier document: it stays in its place as the author's does.
DraftEntry entry_of(const std::string& markdown) {
  return {.pieces = {authored(markdown)},
          .weight = Weight::high,
          .source = Source::repository};
}

void add_all(const std::vector<std::string>& texts,
             std::vector<DraftEntry>& entries) {
  for (const std::string& text : texts) {
    entries.push_back(entry_of(text));
  }
}

} // namespace

void compose_carried(const Gathered& gathered, Draft& draft) {
  if (!gathered.carried) {
    return;
  }
  const Carried& carried = *gathered.carried;
  std::vector<DraftEntry>& goals = draft.parts[Part::goal];
  for (const std::string& goal : carried.goal) {
    const bool says_whose = goal.find(k_taken_up) != std::string::npos;
    DraftEntry entry = entry_of(goal);
    if (!says_whose) {
      entry.pieces.insert(
          entry.pieces.begin(),
          plain("Handoff " + carried.id + std::string(k_taken_up)));
    }
    goals.push_back(std::move(entry));
  }
  add_all(carried.steps, draft.parts[Part::next_steps]);
  add_all(carried.questions, draft.parts[Part::questions]);
}

} // namespace handoff
