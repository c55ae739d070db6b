// SPDX-License-Identifier: MIT
// A skill as a ranker sees it.
#include "skills/document.hpp"

#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::skills {
namespace {

constexpr std::size_t k_description_words = 400;
constexpr std::size_t k_body_words = 100;
constexpr float k_name_meaning = 1.5F;

// What the first `letters` of a word come to, in 16 bits. Snowball keeps the
// first letters of nearly every word; it makes "i" of a "y".
std::size_t beginning(std::string_view word, std::size_t letters) {
  std::size_t hash = letters;
  for (std::size_t i = 0; i < letters && i < word.size(); ++i) {
    const char lower = text::to_lower(word[i]);
    const char folded = lower == 'y' ? 'i' : lower;
    hash = hash * 61 + static_cast<unsigned char>(folded);
  }
  return hash % 65536;
}

constexpr std::size_t k_short = 2;
constexpr std::size_t k_long = 4;

std::string all_names(const Skill& skill) {
  return skill.directory == skill.name ? skill.name
                                       : skill.name + " " + skill.directory;
}

} // namespace

std::size_t PhraseNumbers::add(const Phrase& phrase) {
  for (const std::string_view word : text::split(phrase, ' ')) {
    // A stem of three letters may be what is left of longer words.
    beginnings_.set(beginning(word, word.size() < k_long ? k_short : k_long));
  }
  return numbers_.emplace(phrase, numbers_.size()).first->second;
}

bool PhraseNumbers::may_have(std::string_view word) const {
  return beginnings_[beginning(word, k_short)] ||
         (word.size() >= k_long && beginnings_[beginning(word, k_long)]);
}

std::optional<std::size_t> PhraseNumbers::find(std::string_view phrase) const {
  const auto found = numbers_.find(phrase);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

SkillDocument DocumentReader::read(const Skill& skill) {
  SkillDocument document;
  document.counts.resize(vocabulary_.size());
  ++documents_;
  const std::string names = all_names(skill);
  const std::string description = without_exclusions(skill.description);
  count(document, k_name, names);
  count(document, k_description, description);
  count(document, k_body, skill.body);
  add_meaning(document, names, k_name_meaning);
  add_meaning(document, description, 1);
  return document;
}

void DocumentReader::count(SkillDocument& document,
                           Field field,
                           std::string_view text) {
  const std::size_t most = field == k_body ? k_body_words : k_description_words;
  std::string_view before;
  std::size_t words = 0;
  WordScanner reader(text);
  for (auto word = reader.next(); word && words < most; word = reader.next()) {
    ++words;
    if (!vocabulary_.may_have(*word)) {
      before = {};
      continue;
    }
    const std::string_view stem = known(*word).stem;
    hit(document, field, stem);
    if (!before.empty()) {
      hit(document, field, std::string(before) + " " + std::string(stem));
    }
    before = stem;
  }
  document.length[field] = static_cast<double>(words);
}

void DocumentReader::hit(SkillDocument& document,
                         Field field,
                         std::string_view phrase) const {
  if (const auto number = vocabulary_.find(phrase)) {
    document.counts[*number][field] += 1;
  }
}

void DocumentReader::add_meaning(SkillDocument& document,
                                 std::string_view text,
                                 float weight) {
  WordScanner reader(text);
  while (const auto word = reader.next()) {
    const Known& one = known(*word);
    if (one.meaning && last_seen_[one.number] != documents_) {
      last_seen_[one.number] = documents_;
      Vectors::add(document.meaning, *one.meaning, weight);
    }
  }
}

const DocumentReader::Known& DocumentReader::known(std::string_view word) {
  const auto found = known_.find(word);
  if (found != known_.end()) {
    return found->second;
  }
  Known one;
  one.stem = stemmer_.stem(word);
  if (!is_stop_word(text::to_lower(word))) {
    one.meaning = vectors_.find(one.stem);
  }
  one.number = stems_.emplace(one.stem, stems_.size()).first->second;
  last_seen_.resize(stems_.size());
  return known_.emplace(word, std::move(one)).first->second;
}

std::string without_exclusions(std::string_view description) {
  constexpr auto k_exclusions = std::to_array<std::string_view>(
      {"do not ", "don't ", "not for ", "never use", "skip if", "skip when"});
  const std::string lower = text::to_lower(description);
  const auto says = [&](std::string_view sentence) {
    return std::ranges::any_of(k_exclusions, [&](std::string_view words) {
      return sentence.find(words) != std::string_view::npos;
    });
  };
  if (!says(lower)) {
    return std::string(description);
  }
  std::string kept;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end =
        std::min(lower.find_first_of(".;", at), lower.size() - 1) + 1;
    const std::string_view sentence(&lower[at], end - at);
    kept += says(sentence) ? " " : description.substr(at, end - at);
    at = end;
  }
  return kept;
}

} // namespace handoff::skills
