// SPDX-License-Identifier: MIT
// Prose that is in a source with other line breaks.
#pragma once

#include "point/language/flow.hpp"
#include "point/language/fold.hpp"
#include "point/language/source.hpp"
#include "point/match/notes.hpp"
#include "point/match/reflow.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace handoff::point {

// So many neighbouring words make a shingle; a copy has at least one.
inline constexpr std::size_t k_shingle_words = 6;

// One hash for `k_shingle_words` word hashes from `first` on.
[[nodiscard]] std::uint64_t shingle(const std::uint64_t* first);

class ProseMatcher {
public:
  explicit ProseMatcher(const NoteLines& notes);

  [[nodiscard]] bool wants(std::uint64_t hash) const {
    return wanted_.contains(hash);
  }

  void add(const Source& source);

  // Sentences and paragraphs that a source has word for word. Where someone
  // changed a word in the middle, none.
  [[nodiscard]] std::vector<ProseRun> runs() const;

private:
  // A word of the notes, or a place that no passage goes beyond.
  struct Word {
    std::size_t start = 0; // bytes of the notes
    std::size_t end = 0;
    bool is_break = false;
    std::uint64_t hash = 0;
  };
  struct Side; // the words of the source at hand

  // The words [note, note_end) are in the source at [word, word_end).
  struct Match {
    const Source* source = nullptr;
    std::size_t note = 0;
    std::size_t note_end = 0;
    std::size_t word = 0;
    std::size_t word_end = 0;
    ProseRun run;         // its whole sentences
    std::size_t size = 0; // words of `run`
  };

  static constexpr std::size_t k_first_words = 1U << 16U;

  void add_line(std::size_t index);
  [[nodiscard]] Side read(const Source& source);
  Match extended(const Side& side, std::size_t note, std::size_t word) const;
  void trim(const Side& side, Match& match) const;
  [[nodiscard]] std::string_view text(const Word& word) const;
  [[nodiscard]] bool is_list_mark(const Word& word) const;
  [[nodiscard]] bool starts_sentence(std::size_t note) const;
  [[nodiscard]] bool ends_sentence(std::size_t note) const;

  const NoteLines& notes_;
  Folder folder_;
  std::vector<Word> words_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> wanted_;
  // By what is left of its hash: whether the word begins a shingle.
  std::vector<bool> first_words_ = std::vector<bool>(k_first_words);
  std::vector<Match> matches_; // by source, then by place in the notes
};

} // namespace handoff::point
