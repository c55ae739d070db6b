// SPDX-License-Identifier: MIT
// Prose that is in a source with other line breaks.
#include "point/match/prose.hpp"

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_prose_places = 16;
constexpr std::size_t k_max_edited_words = 5; // words

bool ends_with_any(std::string_view text,
                   std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(
      ends, [&](std::string_view end) { return text.ends_with(end); });
}

} // namespace

std::uint64_t shingle(const std::uint64_t* first) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < k_shingle_words; ++i) {
    hash = combined(hash, first[i]);
  }
  return hash;
}

// A source's words but marks. Of a file of megabytes there are very many.
struct ProseMatcher::Side {
  const Source& source;
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> starts;                    // bytes of the text
  std::unordered_map<std::ptrdiff_t, std::size_t> ends; // by diagonal

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return word_at(*source.text->bytes, starts[index]);
  }
  // 1-based.
  [[nodiscard]] std::size_t line(std::size_t index) const {
    const auto& lines = source.text->lines;
    const char* const at = source.text->bytes->data() + starts[index];
    const auto next = std::ranges::upper_bound(
        lines, at, {}, [](std::string_view line) { return line.data(); });
    return static_cast<std::size_t>(next - lines.begin());
  }
};

ProseMatcher::ProseMatcher(const NoteLines& notes) : notes_(notes) {
  for (std::size_t i = 0; i < notes.lines().size(); ++i) {
    add_line(i);
  }
  std::vector<std::uint64_t> hashes;
  for (const Word& word : words_) {
    hashes.push_back(word.hash);
  }
  for (std::size_t i = 0; i + k_shingle_words <= hashes.size(); ++i) {
    first_words_[hashes[i] % k_first_words] = true;
    std::vector<std::size_t>& places = wanted_[shingle(&hashes[i])];
    if (places.size() < k_max_prose_places) {
      places.push_back(i);
    }
  }
}

// Marks are no words: where lines are broken anew, they move or go.
void ProseMatcher::add_line(std::size_t index) {
  const NoteLine& line = notes_.lines()[index];
  std::vector<FlowWord> words;
  if (!line.is_code && !line.is_fence) {
    append_words(words, notes_.line(index), index);
  }
  std::erase_if(words, [](const FlowWord& word) { return word.is_mark; });
  for (const FlowWord& word : words) {
    const auto start =
        static_cast<std::size_t>(word.text.data() - notes_.text().data());
    words_.push_back(
        {start, start + word.text.size(), false, folder_.fold(word.text).hash});
  }
  if (words.empty()) {
    words_.push_back({line.start, line.start, true, words_.size()});
  }
}

ProseMatcher::Side ProseMatcher::read(const Source& source) {
  const std::string_view text = *source.text->bytes;
  Side side{source, {}, {}, {}};
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    return side;
  }
  std::size_t end = 0;
  for (std::string_view word = word_at(text, 0); !word.empty();
       word = word_at(text, end)) {
    const auto start = static_cast<std::size_t>(word.data() - text.data());
    end = start + word.size();
    if (!is_mark(word)) {
      side.hashes.push_back(folder_.fold(word).hash);
      side.starts.push_back(static_cast<std::uint32_t>(start));
    }
  }
  return side;
}

void ProseMatcher::add(const Source& source) {
  if (wanted_.empty()) {
    return;
  }
  Side side = read(source);
  const std::size_t first = matches_.size();
  for (std::size_t i = 0; i + k_shingle_words <= side.hashes.size(); ++i) {
    if (!first_words_[side.hashes[i] % k_first_words]) {
      continue;
    }
    const auto places = wanted_.find(shingle(&side.hashes[i]));
    if (places == wanted_.end()) {
      continue;
    }
    for (const std::size_t note : places->second) {
      std::size_t& end = side.ends[static_cast<std::ptrdiff_t>(note - i)];
      if (end <= note) {
        matches_.push_back(extended(side, note, i));
        end = std::max(end, matches_.back().note_end);
      }
    }
  }
  std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(first),
            matches_.end(),
            [](const Match& a, const Match& b) { return a.note < b.note; });
}

ProseMatcher::Match ProseMatcher::extended(const Side& side,
                                           std::size_t note,
                                           std::size_t word) const {
  Match match{&side.source, note, note, word, word};
  while (match.note > 0 && match.word > 0 &&
         words_[match.note - 1].hash == side.hashes[match.word - 1]) {
    --match.note;
    --match.word;
  }
  while (match.note_end < words_.size() &&
         match.word_end < side.hashes.size() &&
         words_[match.note_end].hash == side.hashes[match.word_end]) {
    ++match.note_end;
    ++match.word_end;
  }
  trim(side, match);
  return match;
}

void ProseMatcher::trim(const Side& side, Match& match) const {
  std::size_t first = match.note;
  std::size_t end = match.note_end;
  while (first < end && !starts_sentence(first)) {
    ++first;
  }
  while (first < end && !ends_sentence(end - 1)) {
    --end;
  }
  match.size = end - first;
  if (match.size == 0) {
    return;
  }
  const std::size_t top = match.word + (first - match.note);
  const std::size_t last = match.word_end - 1 - (match.note_end - end);
  match.run = {.source = match.source,
               .start = words_[first].start,
               .end = words_[end - 1].end,
               .lines = {side.line(top), side.line(last)},
               .first = side.word(top),
               .last = side.word(last)};
}

std::string_view ProseMatcher::text(const Word& word) const {
  return notes_.text().substr(word.start, word.end - word.start);
}

bool ProseMatcher::starts_sentence(std::size_t note) const {
  if (note == 0 || words_[note - 1].is_break ||
      is_list_mark(words_[note - 1])) {
    return true;
  }
  const char first = text(words_[note])[0];
  return std::string_view("\"'([").find(first) != std::string_view::npos ||
         ends_with_any(text(words_[note - 1]),
                       {".", ":", "!", "?", ".)", "\xe2\x80\x94"});
}

// "-" or "3." where a line begins; the other marks are no words.
bool ProseMatcher::is_list_mark(const Word& word) const {
  const std::string_view mark = text(word);
  const std::size_t digits = mark.find_first_not_of("0123456789");
  const bool is_number = digits > 0 && digits + 1 == mark.size() &&
                         (mark[digits] == '.' || mark[digits] == ')');
  const std::size_t before =
      notes_.text().substr(0, word.start).find_last_not_of(" \t>");
  return (is_number || mark == "-" || mark == "+") &&
         (before == std::string_view::npos || notes_.text()[before] == '\n');
}

bool ProseMatcher::ends_sentence(std::size_t note) const {
  if (is_list_mark(words_[note])) {
    return false;
  }
  return note + 1 == words_.size() || words_[note + 1].is_break ||
         ends_with_any(
             text(words_[note]),
             {".", ":", "!", "?", ")", "]", "\"", "'", "\xe2\x80\x9d"});
}

std::vector<ProseRun> ProseMatcher::runs() const {
  // Two matches of one source a few words apart: the words between were
  // changed.
  const auto is_edit = [&](const Match& a, const Match& b) {
    const auto is_near = [](std::size_t end, std::size_t next) {
      return next >= end && next - end <= k_max_edited_words;
    };
    return a.source == b.source && is_near(a.note_end, b.note) &&
           is_near(a.word_end, b.word);
  };
  std::vector<ProseRun> all;
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const bool is_edited =
        (i > 0 && is_edit(matches_[i - 1], matches_[i])) ||
        (i + 1 < matches_.size() && is_edit(matches_[i], matches_[i + 1]));
    if (matches_[i].size >= k_shingle_words && !is_edited) {
      all.push_back(matches_[i].run);
    }
  }
  return all;
}

} // namespace handoff::point
