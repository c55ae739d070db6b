// SPDX-License-Identifier: MIT
// Why a skill fits, in the words of the query and its own.
#include "skills/explain.hpp"

#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace handoff::skills {
namespace {

constexpr std::size_t k_max_words = 4;

// By Origin.
constexpr std::array<std::string_view, 4> k_origins = {
    "", "in the notes: ", "changed: ", "command: "};

// The words of `text` whose stems are `phrase`, as they are there.
std::string
find_phrase(std::string_view text, const Phrase& phrase, Stemmer& stemmer) {
  std::string before;
  std::string before_stem;
  WordScanner reader(text);
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

// The single words of phrases that match as a whole: these say it better.
std::set<std::string> parts_of_phrases(const Ranked& ranked,
                                       const Wanted& wanted) {
  std::set<std::string> parts;
  for (const FacetMatch& match : ranked.matches) {
    for (const std::string& words : wanted.facets[match.facet].said) {
      if (words.find(' ') != std::string::npos) {
        for (const std::string_view word : text::split(words, ' ')) {
          parts.emplace(word);
        }
      }
    }
  }
  return parts;
}

// The words of `facet` that are not in `said` yet, which then has them.
std::string new_words(const Facet& facet, std::set<std::string>& said) {
  std::string text;
  for (const std::string& words : facet.said) {
    if (said.insert(words).second) {
      text += (text.empty() ? "" : ", ") + words;
    }
  }
  return text;
}

} // namespace

std::string explain(const Ranked& ranked,
                    const Skill& skill,
                    const Wanted& wanted,
                    Stemmer& stemmer) {
  std::string text;
  std::set<std::string> said = parts_of_phrases(ranked, wanted);
  const std::size_t most = said.size() + k_max_words;
  for (const FacetMatch& match : ranked.matches) {
    const Facet& facet = wanted.facets[match.facet];
    const std::string words = new_words(facet, said);
    if (words.empty()) {
      continue;
    }
    text += text.empty() ? "" : ", ";
    text += k_origins[static_cast<std::size_t>(facet.origin)];
    text += words;
    const bool is_said = match.phrase == 0 && facet.phrases[0].weight == 1 &&
                         stemmer.stem(words) == facet.phrases[0].phrase;
    if (!is_said) {
      const Phrase& phrase = facet.phrases[match.phrase].phrase;
      text += " (" + own_words(skill, phrase, stemmer) + ")";
    }
    if (said.size() >= most) {
      break;
    }
  }
  return text.empty() ? "near in meaning" : text;
}

} // namespace handoff::skills
