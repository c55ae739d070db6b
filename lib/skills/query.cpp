// SPDX-License-Identifier: MIT
// What the next session is about, as things to look for in skills.
#include "skills/query.hpp"

#include "skills/evidence.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace handoff::skills {
namespace {

// Another name for the same thing is nearly as good as the thing itself.
constexpr double k_synonym_weight = 0.8;

// A word that is said and names an intent as well.
constexpr double k_stress = 1.3;

// Each further thing that is said of one line of the table counts as much as
// the first, up to this many.
constexpr std::size_t k_max_said = 4;

// "fix the parser before we release": the release is not what is to be done.
constexpr double k_subordinate_weight = 0.6;
constexpr std::size_t k_main_clause_words = 2; // at least, before it ends
constexpr auto k_subordinators = std::to_array<std::string_view>(
    {"after",   "as",    "because", "before", "by",    "for",    "from", "if",
     "instead", "since", "so",      "that",   "until", "using",  "via",  "when",
     "where",   "which", "while",   "whose",  "with",  "without"});

// What all words of a lesser origin count together, in words of a purpose.
constexpr double k_lesser_mass = 1.5;
constexpr double k_lesser_weight = 0.4; // of one word at most
// Beside a purpose that says next to nothing ("go on"), they count more.
constexpr std::size_t k_few_words = 2;
constexpr double k_alone_weight = 0.8;

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, text::is_digit);
}

// A function word, "v2", "p95", one letter: names of no skill.
bool says_nothing(const QueryWord& word) {
  return is_stop_word(text::to_lower(word.said)) || word.stem.size() < 2 ||
         is_number(word.stem) ||
         (word.stem.size() < 4 && is_number(word.stem.substr(1)));
}

// The words of `text` in order, weighted by their clause. A comma, colon or
// semicolon begins a main clause again.
std::vector<QueryWord> words_of(std::string_view text, Stemmer& stemmer) {
  std::vector<QueryWord> words;
  double weight = 1;
  std::size_t said_something = 0;
  const char* before = text.data();
  for (const std::string_view said : split_words(text)) {
    const std::string_view gap(before,
                               static_cast<std::size_t>(said.data() - before));
    before = said.data() + said.size();
    if (gap.find_first_of(",;:") != std::string_view::npos) {
      weight = 1;
    }
    QueryWord word{std::string(said), std::string(stemmer.stem(said)), 1, {}};
    if (std::ranges::binary_search(k_subordinators, text::to_lower(said)) &&
        said_something >= k_main_clause_words) {
      weight = k_subordinate_weight;
    }
    said_something += says_nothing(word) ? 0 : 1;
    word.weight = weight;
    words.push_back(std::move(word));
  }
  return words;
}

// The words of a text between `first` and `last` that are `phrase`.
struct QueryMatch {
  std::string said;
  double weight = 0;
};

QueryMatch find(const Phrase& phrase, const std::vector<QueryWord>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string joined;
    QueryMatch match;
    for (std::size_t i = at; i < words.size() && i < at + 3; ++i) {
      joined += (i == at ? "" : " ") + words[i].stem;
      match.said += (i == at ? "" : " ") + words[i].said;
      match.weight = std::max(match.weight, words[i].weight);
      if (joined == phrase) {
        return match;
      }
    }
  }
  return {};
}

class QueryReader {
public:
  QueryReader(const std::vector<Concept>& concepts, Stemmer& stemmer)
      : concepts_(concepts), stemmer_(stemmer) {}

  // The words of `text` count as their clause says, all of them together at
  // most `mass` and one of them at most `weight`.
  void read(std::string_view text, Origin origin, double weight, double mass) {
    const std::vector<QueryWord> words = words_of(text, stemmer_);
    origin_ = origin;
    own_.clear();
    for (const QueryWord& word : words) {
      keep(word);
    }
    scale_ = std::min(
        weight,
        mass / static_cast<double>(std::max<std::size_t>(1, own_.size())));
    for (QueryWord& word : own_) {
      word.weight *= scale_;
    }
    add_words(words);
    for (const Concept& one : concepts_) {
      if (!one.is_synonym) {
        add_concept(one, words);
      }
    }
    wanted_.words.insert(wanted_.words.end(), own_.begin(), own_.end());
  }

  // Words that say something, so far.
  [[nodiscard]] std::size_t words() const { return wanted_.words.size(); }

  Wanted take() { return std::move(wanted_); }

private:
  void keep(const QueryWord& word) {
    if (says_nothing(word)) {
      return;
    }
    const auto known = std::ranges::find(own_, word.stem, &QueryWord::stem);
    if (known == own_.end()) {
      own_.push_back(word);
    } else {
      known->weight = std::max(known->weight, word.weight);
    }
  }

  // Each word, with its other names; each phrase that has other names.
  void add_words(const std::vector<QueryWord>& words) {
    std::map<Phrase, Facet> facets;
    std::vector<Phrase> order;
    const auto start =
        [&](const Phrase& phrase, std::string said, double weight) {
          order.push_back(phrase);
          facets[phrase] = {.phrases = {{phrase, 1}},
                            .weight = weight,
                            .said = {std::move(said)},
                            .origin = origin_};
        };
    for (const QueryWord& word : own_) {
      start(word.stem, word.said, word.weight);
    }
    for (const Concept& one : concepts_) {
      for (const Phrase& phrase : one.is_synonym ? one.said : no_phrases_) {
        const QueryMatch match = find(phrase, words);
        if (match.said.empty()) {
          continue;
        }
        if (!facets.contains(phrase)) {
          start(phrase, match.said, match.weight * scale_);
        }
        add_names(facets[phrase], one);
        add_names(phrase, one);
      }
    }
    for (const Phrase& phrase : order) {
      wanted_.facets.push_back(std::move(facets[phrase]));
    }
  }

  static void add_names(Facet& facet, const Concept& names) {
    for (const Phrase& name : names.targets) {
      const bool is_there =
          std::ranges::any_of(facet.phrases, [&](const auto& other) {
            return other.phrase == name;
          });
      if (!is_there) {
        facet.phrases.push_back({name, k_synonym_weight});
      }
    }
  }

  void add_names(const Phrase& stem, const Concept& names) {
    const auto word = std::ranges::find(own_, stem, &QueryWord::stem);
    if (word != own_.end()) {
      word->other_names.insert(
          word->other_names.end(), names.targets.begin(), names.targets.end());
    }
  }

  // What the text itself says is not looked for twice.
  void add_concept(const Concept& one, const std::vector<QueryWord>& words) {
    Facet facet;
    facet.weight = 0;
    facet.is_intent = true;
    facet.origin = origin_;
    for (const Phrase& phrase : one.said) {
      const QueryMatch match = find(phrase, words);
      if (!match.said.empty()) {
        facet.said.push_back(match.said);
        facet.weight = std::max(facet.weight, match.weight * scale_);
      }
    }
    if (facet.said.empty()) {
      return;
    }
    facet.weight *=
        static_cast<double>(std::min(facet.said.size(), k_max_said));
    for (const Phrase& target : one.targets) {
      if (std::ranges::find(own_, target, &QueryWord::stem) == own_.end()) {
        facet.phrases.push_back({target, 1});
      } else {
        stress(target);
      }
    }
    if (!facet.phrases.empty()) {
      wanted_.facets.push_back(std::move(facet));
    }
  }

  // The word names an intent: it is what the query is about.
  void stress(const Phrase& word) {
    for (Facet& facet : wanted_.facets) {
      if (facet.origin == origin_ && !facet.is_intent &&
          facet.phrases[0].phrase == word && !facet.is_stressed) {
        facet.is_stressed = true;
        facet.weight *= k_stress;
      }
    }
  }

  const std::vector<Concept>& concepts_;
  Stemmer& stemmer_;
  const std::vector<Phrase> no_phrases_;
  Wanted wanted_;
  std::vector<QueryWord> own_; // of the text that is being read
  Origin origin_ = Origin::purpose;
  double scale_ = 1;
};

} // namespace

Wanted read_query(const Query& query,
                  const std::vector<Concept>& concepts,
                  Stemmer& stemmer) {
  constexpr double k_all = 1000;
  QueryReader reader(concepts, stemmer);
  reader.read(query.purpose, Origin::purpose, 1, k_all);
  const double weight =
      reader.words() < k_few_words ? k_alone_weight : k_lesser_weight;
  const auto read_lesser = [&](const std::string& text, Origin origin) {
    if (!text.empty()) {
      reader.read(text, origin, weight, k_lesser_mass);
    }
  };
  read_lesser(note_words(query.notes), Origin::notes);
  read_lesser(path_words(query.changed_paths), Origin::path);
  if (!query.failed_commands.empty()) {
    reader.read("failed", Origin::command, k_alone_weight, k_all);
    read_lesser(command_words(query.failed_commands), Origin::command);
  }
  return reader.take();
}

} // namespace handoff::skills
