// SPDX-License-Identifier: MIT
// The vocabulary of handoffs, as data, and finding its phrases in lines.
#pragma once

#include "guard/flat_map.hpp"
#include "guard/words.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

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
  k_folder = 512, // the folder it stands in, its name's beginning
};

// How hits of a group become a number from 0 to 1.
enum class Measure {
  ever,  // 1 when there is any
  once,  // the same, but a book must say it more than once
  few,   // hits / limit
  dense, // hits per 1,000 words / limit
};

// One kind of evidence.
struct Group {
  std::string name;
  std::uint16_t where = 0;
  Measure measure = Measure::once;
  double limit = 1;
  std::string says; // for people: "says what comes next"
};

// Phrases that stand for each other, in many languages. The format is
// described at the top of vocabulary.txt. Throws Error, with the line, for a
// vocabulary that breaks it.
class Lexicon {
public:
  explicit Lexicon(std::string_view vocabulary);

  [[nodiscard]] std::span<const Group> groups() const { return groups_; }
  // The index of the group called `name`; groups().size() when there is none.
  [[nodiscard]] std::size_t find_group(std::string_view name) const;

private:
  friend class PhraseFinder;
  struct Output {
    std::uint32_t group = 0;
    std::uint32_t next = 0; // index of the next output; 0 ends
  };

  void read_header(std::string_view line);
  void read_phrases(std::string_view line);
  void add_phrase(std::string_view phrase);
  std::uint32_t step(std::uint32_t node, std::uint32_t word);
  std::uint32_t word_id(const Word& word, std::string_view letters, char after);

  std::vector<Group> groups_;
  WordReader reader_;
  FlatMap words_{4096};
  FlatMap prefixes_{1024};
  FlatMap edges_{16384};
  std::bitset<4096> prefix_heads_;        // of the first bytes of every prefix
  std::vector<std::uint32_t> outputs_of_; // by node
  std::vector<Output> outputs_{1};        // 0 is none
  std::uint32_t next_id_ = 64;            // below: shapes
};

// A phrase of `group` in a line; offsets are bytes.
struct Match {
  std::uint32_t group = 0;
  std::uint32_t offset = 0;
  std::uint32_t last = 0;  // where its last word starts
  std::uint32_t index = 0; // of its first word
  std::uint32_t words = 1;
};

// Finds phrases; one for each thread. Results are good until the next call.
class PhraseFinder {
public:
  explicit PhraseFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  [[nodiscard]] std::span<const Match> find(std::string_view line);
  // Of the last line.
  [[nodiscard]] std::size_t word_count() const { return word_count_; }

private:
  // A word of the text can be several words of the vocabulary: itself, and
  // prefixes ("implement*").
  using Ids = std::array<std::uint32_t, 4>;

  [[nodiscard]] Ids ids_of(const Word& word) const;
  void walk(std::uint32_t node, std::size_t at, std::size_t first);

  const Lexicon& lexicon_;
  WordReader reader_;
  std::span<const Word> words_;
  std::vector<Ids> ids_;
  std::vector<Match> matches_;
  std::size_t word_count_ = 0;
};

} // namespace handoff::guard
