// SPDX-License-Identifier: MIT
// A skill as a ranker sees it: how often it has what is looked for, and what
// its words mean together.
#pragma once

#include "skills/discover.hpp"
#include "skills/query.hpp"
#include "skills/vectors.hpp"

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace handoff::skills {

enum Field : std::size_t { k_name, k_description, k_body, k_fields };

// Strings that can be looked up by views.
struct ViewHash : std::hash<std::string_view> {
  using is_transparent = void;
};
template <typename Value>
using ByWord =
    std::unordered_map<std::string, Value, ViewHash, std::equal_to<>>;

// Phrases, numbered from 0.
class PhraseNumbers {
public:
  // The phrase's number, a new one if need be.
  std::size_t add(const Phrase& phrase);

  // False for most words that are in no phrase, without stemming them.
  [[nodiscard]] bool may_have(std::string_view word) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view phrase) const;
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

private:
  ByWord<std::size_t> numbers_;
  std::bitset<65536> beginnings_;
};

struct SkillDocument {
  std::vector<std::array<float, k_fields>> counts; // by phrase number
  std::array<double, k_fields> length = {};        // words
  Vector meaning = {};                             // of name and description
};

class DocumentReader {
public:
  DocumentReader(const PhraseNumbers& vocabulary,
                 const Vectors& vectors,
                 Stemmer& stemmer)
      : vocabulary_(vocabulary), vectors_(vectors), stemmer_(stemmer) {}

  [[nodiscard]] SkillDocument read(const Skill& skill);

private:
  // A word that was seen.
  struct Known {
    std::string stem;
    std::optional<std::string_view> meaning; // its row in the table
    std::size_t number = 0;                  // of the stem
  };
  void count(SkillDocument& document, Field field, std::string_view text);
  void hit(SkillDocument& document, Field field, std::string_view phrase) const;
  void
  add_meaning(SkillDocument& document, std::string_view text, float weight);
  const Known& known(std::string_view word);

  const PhraseNumbers& vocabulary_;
  const Vectors& vectors_;
  Stemmer& stemmer_;
  ByWord<Known> known_; // by word as is
  ByWord<std::size_t> stems_;
  std::vector<std::size_t> last_seen_; // by stem number: in which document
  std::size_t documents_ = 0;
};

// `description` without the sentences that say what the skill is not for.
[[nodiscard]] std::string without_exclusions(std::string_view description);

} // namespace handoff::skills
