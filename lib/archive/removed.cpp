// SPDX-License-Identifier: MIT
// Takes out of an archive what an author took out of its document.
#include "archive/removed.hpp"

#include "archive/needles.hpp"
#include "text/ascii.hpp"

namespace handoff::archive {
namespace {

constexpr std::size_t k_max_word = 4; // bytes, of what must be a whole word

bool is_letter(char c) {
  return text::is_letter(c) || text::is_multibyte(c);
}

bool is_word(char c) {
  return is_letter(c) || text::is_digit(c);
}

// Whether a word or a part of a name can end between two characters.
bool is_border(char before, char after) {
  return !is_word(before) || !is_word(after) ||
         (text::is_upper(after) && !text::is_upper(before)) ||
         is_letter(before) != is_letter(after);
}

bool counts(std::string_view text, const Needles::Hit& hit) {
  if (hit.size > k_max_word) {
    return true;
  }
  const std::size_t end = hit.start + hit.size;
  return (hit.start == 0 || is_border(text[hit.start - 1], text[hit.start])) &&
         (end == text.size() || is_border(text[end - 1], text[end]));
}

std::string masked(std::string_view text, const Needles& needles) {
  std::string result;
  std::size_t done = 0;
  for (auto hit = needles.find(text, 0); hit;
       hit = needles.find(text, hit->start + 1)) {
    if (hit->start >= done && counts(text, *hit)) {
      result += text.substr(done, hit->start - done);
      result += k_removed;
      done = hit->start + hit->size;
    }
  }
  result += text.substr(done);
  return result;
}

} // namespace

Draft without(const View& archive, const Removed& removed) {
  Needles needles;
  for (const std::string& text : removed.texts) {
    needles.add(text);
  }
  Draft draft;
  for (const auto& conversation : archive) {
    auto& kept = draft.emplace_back();
    kept.agent = conversation.agent;
    kept.id = conversation.id;
    for (const auto& turn : conversation.turns) {
      auto& kept_turn = kept.turns.emplace_back();
      kept_turn.number = turn.number;
      for (const auto& entry : turn.entries) {
        kept_turn.entries.push_back({entry.part, masked(entry.text, needles)});
      }
    }
  }
  return draft;
}

} // namespace handoff::archive
