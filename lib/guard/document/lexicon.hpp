// SPDX-License-Identifier: MIT
// The vocabulary of handoffs, as data, and finding its phrases in lines.
#pragma once

#include "guard/document/flat_map.hpp"
#include "guard/document/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::guard {

class Vocabulary;

// Where a phrase counts; a set of bits.
enum Where : std::uint16_t {
  k_title = 1,    // the heading that opens the document or section
  k_head = 2,     // its first lines
  k_heading = 4,  // a heading below
  k_label = 8,    // the "Branch:" of a line
  k_text = 16,    // the rest of a line
  k_code = 32,    // inside a fence
  k_path = 64,    // the file's name and folders
  k_start = 128,  // the first words of a line, behind its bullet
  k_name = 256,   // the file's name alone
  k_folder = 512, // the folder it is in, its name's beginning
};

// How hits of a group become a number from 0 to 1.
enum class Measure {
  ever,  // 1 when there is any
  once,  // the same, but a book must say it more than once
  few,   // hits / limit
  dense, // hits per 1,000 words / limit
};

// One kind of evidence.
struct EvidenceGroup {
  std::string_view name;
  std::uint16_t where = 0;
  Measure measure = Measure::once;
  double limit = 1;
  std::string_view says; // for people: "says what comes next"
};

// A phrase ends at a node of the tree of words: for which group.
struct Output {
  std::uint32_t group = 0;
  std::uint32_t next = 0; // index of the next output; 0 ends
};

// A vocabulary as it is looked up in. Words and prefixes have ids, by hash;
// phrases are paths of ids through a tree, whose edges are keyed by
// `edge_key`; node 0 is the root.
struct LexiconTables {
  std::span<const EvidenceGroup> groups;
  FlatTable words;
  FlatTable prefixes;
  FlatTable edges;
  std::span<const std::uint64_t> prefix_heads; // bits, by Word::head
  std::span<const std::uint64_t> known_words;  // 65536 bits, by known_bit
  std::span<const std::uint32_t> openers;      // by id: its node; 0 is none
  std::span<const std::uint64_t> branches;     // bits, by node: has edges
  std::span<const std::uint32_t> outputs_of;   // by node
  std::span<const Output> outputs;             // 0 is none
};

[[nodiscard]] constexpr std::uint64_t edge_key(std::uint32_t node,
                                               std::uint32_t id) {
  return (std::uint64_t(node) << 32U) | id;
}
// A word whose bit is not set has no id.
inline constexpr std::size_t k_known_bits = 65536;
[[nodiscard]] constexpr std::size_t known_bit(std::uint64_t hash) {
  return (hash ^ hash >> 32U) % k_known_bits;
}
[[nodiscard]] constexpr bool has_bit(std::span<const std::uint64_t> bits,
                                     std::size_t index) {
  return (bits[index / 64] >> (index % 64) & 1U) != 0;
}

// Phrases that stand for each other, in many languages. The format is
// described at the top of vocabulary.txt.
class Lexicon {
public:
  // Throws Error, with the line, for a vocabulary that breaks the format.
  explicit Lexicon(std::string_view vocabulary);
  // Of tables that outlive it.
  explicit Lexicon(const LexiconTables& tables) : tables_(tables) {}

  [[nodiscard]] std::span<const EvidenceGroup> groups() const {
    return tables_.groups;
  }
  [[nodiscard]] const LexiconTables& tables() const { return tables_; }
  // The index of the group called `name`; groups().size() if there is none.
  [[nodiscard]] std::size_t find_group(std::string_view name) const;

private:
  std::shared_ptr<const Vocabulary> vocabulary_; // null: tables of others
  LexiconTables tables_;
};

// A phrase of `group` in a line; offsets are bytes.
struct PhraseMatch {
  std::uint32_t group = 0;
  std::uint32_t offset = 0;
  std::uint32_t last = 0;  // where its last word starts
  std::uint32_t index = 0; // of its first word
  std::uint32_t words = 1;
};

// Finds phrases; one for each thread. Results are good until the next call.
class PhraseFinder {
public:
  explicit PhraseFinder(const Lexicon& lexicon) : tables_(lexicon.tables()) {}

  [[nodiscard]] std::span<const PhraseMatch> find(std::string_view line);
  // Of the last line.
  [[nodiscard]] std::span<const Word> words() const { return words_; }

private:
  // A word of the text can be several words of the vocabulary: itself, and
  // prefixes ("implement*").
  using Ids = std::array<std::uint32_t, 4>;

  [[nodiscard]] Ids ids_of(const Word& word) const;
  void arrive(std::uint32_t node, std::size_t at, std::size_t first);
  void walk(std::uint32_t node, std::size_t at, std::size_t first);

  LexiconTables tables_;
  WordReader reader_;
  std::span<const Word> words_;
  std::vector<Ids> ids_;
  std::vector<PhraseMatch> matches_;
};

} // namespace handoff::guard
