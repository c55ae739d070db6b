// SPDX-License-Identifier: MIT
// Why a skill fits, in the words of the query and its own.
#include "skills/explain.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace handoff::skills {
namespace {

constexpr std::size_t k_most_matches = 4;

// By Origin.
constexpr std::array<std::string_view, 4> k_origins = {
    "", "in the notes: ", "changed: ", "failed: "};

// The words of `text` whose stems are `phrase`, as they stand there.
std::string
find_phrase(std::string_view text, const Phrase& phrase, Stemmer& stemmer) {
  std::string before;
  std::string before_stem;
  WordReader reader(text);
  while (const auto word = reader.next()) {
    const std::string stem(stemmer.stem(*word));
    if (stem == phrase) {
      return std::string(*word);
    }
    if (before_stem + " " + stem == phrase) {
      return before + " " + std::string(*word);
    }
    before = *word;
    before_stem = stem;
  }
  return {};
}

std::string
own_words(const Skill& skill, const Phrase& phrase, Stemmer& stemmer) {
  for (const std::string* text :
       {&skill.name, &skill.directory, &skill.description, &skill.body}) {
    const std::string found = find_phrase(*text, phrase, stemmer);
    if (!found.empty()) {
      return text::to_lower(found);
    }
  }
  return phrase;
}

} // namespace

std::string explain(const Ranked& ranked,
                    const Skill& skill,
                    const Wanted& wanted,
                    Stemmer& stemmer) {
  std::string text;
  std::set<std::string> said;
  for (const Match& match : ranked.matches) {
    const Facet& facet = wanted.facets[match.facet];
    if (said.size() == k_most_matches || !said.insert(facet.said).second) {
      continue;
    }
    text += text.empty() ? "" : ", ";
    text += k_origins[static_cast<std::size_t>(facet.origin)];
    text += facet.said;
    const Phrase& phrase = facet.phrases[match.phrase].phrase;
    const std::string own = own_words(skill, phrase, stemmer);
    if (own.find(text::to_lower(facet.said)) == std::string::npos &&
        stemmer.stem(facet.said) != phrase) {
      text += " (" + own + ")";
    }
  }
  return text.empty() ? "near in meaning" : text;
}

} // namespace handoff::skills
