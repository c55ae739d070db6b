// SPDX-License-Identifier: MIT
// What the next session is about, as things to look for in skills.
#include "skills/query.hpp"

#include "skills/files.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace handoff::skills {
namespace {

// How much each origin counts beside a word of the purpose.
constexpr double k_concept_weight = 0.8;
constexpr double k_synonym_weight = 0.8;
constexpr double k_notes_weight = 0.2;
constexpr double k_path_weight = 0.5;
constexpr double k_command_weight = 0.4;

// Words of the notes that count, and paths: a long branch must not drown the
// purpose.
constexpr std::size_t k_most_note_words = 40;
constexpr std::size_t k_most_path_words = 12;

using Origin = Facet::Origin;

struct Word {
  std::string said;
  std::string stem;
  bool is_stop = false;
};

std::vector<Word> words_of(std::string_view text, Stemmer& stemmer) {
  std::vector<Word> words;
  for (const std::string_view said : split_words(text)) {
    Word word;
    word.said = said;
    word.stem = stemmer.stem(said);
    word.is_stop = is_stop_word(lower_ascii(said));
    words.push_back(std::move(word));
  }
  return words;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "v2", "p95", one letter: names of no skill.
bool says_nothing(const Word& word) {
  return word.is_stop || word.stem.size() < 2 || is_number(word.stem) ||
         (word.stem.size() < 4 && is_number(word.stem.substr(1)));
}

class Reader {
public:
  Reader(const std::vector<Concept>& concepts, Stemmer& stemmer)
      : concepts_(concepts), stemmer_(stemmer) {}

  void read(std::string_view text, Origin origin, double weight) {
    const std::vector<Word> words = words_of(text, stemmer_);
    std::set<std::string> seen;
    for (const Word& word : words) {
      if (!says_nothing(word) && seen.insert(word.stem).second) {
        add({{word.stem}, weight, word.said, origin});
      }
    }
    for (const Concept& one : concepts_) {
      read_concept(one, words, origin, weight);
    }
  }

  std::vector<Facet> take() { return std::move(facets_); }

private:
  void read_concept(const Concept& one,
                    const std::vector<Word>& words,
                    Origin origin,
                    double weight) {
    std::string said;
    for (const Phrase& phrase : one.said) {
      const std::string match = find(phrase, words);
      if (!match.empty()) {
        said += (said.empty() ? "" : ", ") + match;
      }
    }
    if (!said.empty()) {
      const double factor =
          one.is_synonym ? k_synonym_weight : k_concept_weight;
      add({one.targets, weight * factor, said, origin});
    }
  }

  // The words of the text that are the phrase, or nothing.
  static std::string find(const Phrase& phrase,
                          const std::vector<Word>& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      std::string joined;
      std::string said;
      for (std::size_t i = at; i < words.size() && i < at + 3; ++i) {
        joined += (joined.empty() ? "" : " ") + words[i].stem;
        said += (said.empty() ? "" : " ") + words[i].said;
        if (joined == phrase) {
          return said;
        }
      }
    }
    return {};
  }

  void add(Facet facet) { facets_.push_back(std::move(facet)); }

  const std::vector<Concept>& concepts_;
  Stemmer& stemmer_;
  std::vector<Facet> facets_;
};

// The start of a text that has at most `most` words.
std::string_view first_words(std::string_view text, std::size_t most) {
  const auto words = split_words(text);
  if (words.size() <= most) {
    return text;
  }
  const std::string_view last = words[most - 1];
  return text.substr(
      0, static_cast<std::size_t>(last.data() + last.size() - text.data()));
}

// What paths say: the file's ending and the directories that tools give a
// meaning to; those that most paths share, once.
std::string path_words(const std::vector<std::string>& paths) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& path : paths) {
    const std::string file = last_part(path);
    const std::size_t dot = file.rfind('.');
    ++counts[dot == std::string::npos ? file : file.substr(dot + 1)];
    if (path.starts_with('.') && path.find('/') != std::string::npos) {
      ++counts[path.substr(0, path.rfind('/'))]; // ".github/workflows"
    }
    if (dot != std::string::npos && lower_ascii(file) != file) {
      ++counts[file.substr(0, dot)]; // "SKILL", "Dockerfile"
    }
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [word, count] : counts) {
    order.emplace_back(count, word);
  }
  std::ranges::sort(order, std::greater<>());
  std::string text;
  for (std::size_t i = 0; i < order.size() && i < k_most_path_words; ++i) {
    text += order[i].second + "\n";
  }
  return text;
}

} // namespace

std::vector<Facet> read_query(const Query& query,
                              const std::vector<Concept>& concepts,
                              Stemmer& stemmer) {
  Reader reader(concepts, stemmer);
  reader.read(query.purpose, Origin::purpose, 1);
  if (!query.notes.empty()) {
    reader.read(first_words(query.notes, k_most_note_words),
                Origin::notes,
                k_notes_weight);
  }
  if (!query.changed_paths.empty()) {
    reader.read(path_words(query.changed_paths), Origin::path, k_path_weight);
  }
  for (const std::string& command : query.failed_commands) {
    reader.read(command + " failed", Origin::command, k_command_weight);
  }
  return reader.take();
}

} // namespace handoff::skills
