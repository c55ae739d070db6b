// SPDX-License-Identifier: MIT
// Reads concepts.txt.
#include "skills/concepts.hpp"

#include "text/split.hpp"

#include <algorithm>

namespace handoff::skills {

extern const std::string_view k_concepts_text;

namespace {

std::vector<Phrase>
phrases(std::string_view list, char separator, Stemmer& stemmer) {
  std::vector<Phrase> result;
  for (const std::string_view part : text::split(list, separator)) {
    Phrase phrase;
    for (const std::string_view word : split_words(part)) {
      phrase += phrase.empty() ? "" : " ";
      phrase += stemmer.stem(word);
    }
    // Several forms of a word have one stem, and are one thing said.
    if (!phrase.empty() && std::ranges::find(result, phrase) == result.end()) {
      result.push_back(std::move(phrase));
    }
  }
  return result;
}

} // namespace

std::vector<Concept> read_concepts(Stemmer& stemmer) {
  return read_concepts(k_concepts_text, stemmer);
}

std::vector<Concept> read_concepts(std::string_view text, Stemmer& stemmer) {
  std::vector<Concept> concepts;
  for (const std::string_view line : text::split(text, '\n')) {
    if (line.starts_with('#')) {
      continue;
    }
    const std::size_t arrow = line.find('>');
    Concept one;
    if (arrow != std::string_view::npos) {
      one.said = phrases(line.substr(0, arrow), ',', stemmer);
      one.targets = phrases(line.substr(arrow + 1), ',', stemmer);
    } else {
      one.said = phrases(line, '=', stemmer);
      one.targets = one.said;
      one.is_synonym = true;
    }
    if (!one.said.empty()) {
      concepts.push_back(std::move(one));
    }
  }
  return concepts;
}

} // namespace handoff::skills
