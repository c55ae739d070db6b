// SPDX-License-Identifier: MIT
// A skill as a ranker sees it.
#include "skills/document.hpp"

#include <algorithm>

namespace handoff::skills {
namespace {

constexpr std::size_t k_description_words = 400;
constexpr std::size_t k_body_words = 100;
constexpr float k_name_meaning = 1.5F;

// Snowball changes no word's first two letters.
std::size_t bucket(std::string_view word) {
  std::size_t hash = 0;
  for (std::size_t i = 0; i < 2 && i < word.size(); ++i) {
    const char c = word[i];
    const char folded =
        c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash = hash * 61 + static_cast<unsigned char>(folded);
  }
  return hash % 4096;
}

std::string all_names(const Skill& skill) {
  return skill.directory == skill.name ? skill.name
                                       : skill.name + " " + skill.directory;
}

} // namespace

Vocabulary::Vocabulary(const std::vector<Facet>& facets) {
  for (const Facet& facet : facets) {
    for (const Facet::Alternative& alternative : facet.phrases) {
      add(alternative.phrase);
    }
  }
}

void Vocabulary::add(const Phrase& phrase) {
  numbers_.emplace(phrase, numbers_.size());
  for (std::size_t at = 0; at < phrase.size();) {
    first_letters_.set(bucket(std::string_view(phrase).substr(at)));
    const std::size_t space = phrase.find(' ', at);
    at = space == Phrase::npos ? phrase.size() : space + 1;
  }
}

bool Vocabulary::may_have(std::string_view word) const {
  return first_letters_[bucket(word)];
}

std::optional<std::size_t> Vocabulary::find(const Phrase& phrase) const {
  const auto found = numbers_.find(phrase);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

Document DocumentReader::read(const Skill& skill) {
  Document document;
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

void DocumentReader::count(Document& document,
                           Field field,
                           std::string_view text) {
  const std::size_t most = field == k_body ? k_body_words : k_description_words;
  Phrase before;
  std::size_t words = 0;
  for (const std::string_view word : split_words(text)) {
    if (++words > most) {
      break;
    }
    document.length[field] += 1;
    if (!vocabulary_.may_have(word)) {
      before.clear();
      continue;
    }
    Phrase stem(stemmer_.stem(word));
    hit(document, field, stem);
    if (!before.empty()) {
      hit(document, field, before + " " + stem);
    }
    before = std::move(stem);
  }
}

void DocumentReader::hit(Document& document,
                         Field field,
                         const Phrase& phrase) const {
  if (const auto number = vocabulary_.find(phrase)) {
    document.counts[*number][field] += 1;
  }
}

void DocumentReader::add_meaning(Document& document,
                                 std::string_view text,
                                 float weight) {
  for (const std::string_view word : split_words(text)) {
    const Meaning& one = meaning(word);
    if (one.vector && last_seen_[one.number] != documents_) {
      last_seen_[one.number] = documents_;
      add(document.meaning, *one.vector, weight);
    }
  }
}

const DocumentReader::Meaning& DocumentReader::meaning(std::string_view word) {
  const auto [at, is_new] = meanings_.try_emplace(std::string(word));
  if (is_new && !is_stop_word(lower_ascii(word))) {
    const std::string stem(stemmer_.stem(word));
    at->second.number = stems_.emplace(stem, stems_.size()).first->second;
    at->second.vector = vectors_.find(stem);
    last_seen_.resize(stems_.size());
  }
  return at->second;
}

std::string without_exclusions(std::string_view description) {
  constexpr auto k_exclusions = std::to_array<std::string_view>(
      {"do not ", "don't ", "not for ", "never use", "skip if", "skip when"});
  std::string kept;
  for (std::size_t at = 0; at < description.size();) {
    const std::size_t end =
        std::min(description.find_first_of(".;", at), description.size() - 1);
    const std::string_view sentence = description.substr(at, end + 1 - at);
    const std::string lower = lower_ascii(sentence);
    const bool excludes =
        std::ranges::any_of(k_exclusions, [&](std::string_view words) {
          return lower.find(words) != std::string::npos;
        });
    kept += excludes ? " " : std::string(sentence);
    at = end + 1;
  }
  return kept;
}

} // namespace handoff::skills
