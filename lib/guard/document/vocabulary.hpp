// SPDX-License-Identifier: MIT
// Reads a vocabulary into tables.
#pragma once

#include "guard/document/flat_map.hpp"
#include "guard/document/lexicon.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// The tables of a text in the format of vocabulary.txt. Throws Error, with
// the line, for a text that breaks it. Not to be moved: tables() are views.
class Vocabulary {
public:
  explicit Vocabulary(std::string_view text);
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  [[nodiscard]] LexiconTables tables() const;

private:
  void make_shortcuts();
  void read_header(std::string_view line);
  void read_phrases(std::string_view line);
  void add_phrase(std::string_view phrase);
  std::uint32_t step(std::uint32_t node, std::uint32_t word);
  std::uint32_t word_id(const Word& word, std::string_view letters, char after);

  std::string text_; // names in `groups_` are views of it
  std::vector<EvidenceGroup> groups_;
  WordReader reader_;
  FlatMap words_;
  FlatMap prefixes_;
  FlatMap edges_;
  std::array<std::uint64_t, k_heads / 64> prefix_heads_{};
  std::vector<std::uint64_t> known_words_;
  std::vector<std::uint32_t> openers_;
  std::vector<std::uint64_t> branches_;
  std::vector<std::uint32_t> outputs_of_;
  std::vector<Output> outputs_{1};
  std::uint32_t next_id_ = 64; // below: shapes
};

} // namespace handoff::guard
