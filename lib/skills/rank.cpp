// SPDX-License-Identifier: MIT
// How well each skill fits a query.
#include "skills/rank.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <unordered_map>

namespace handoff::skills {
namespace {

enum Field : std::size_t { k_name, k_description, k_body, k_fields };

struct FieldWeight {
  double weight;
  double length_share; // b of BM25
};
constexpr std::array<FieldWeight, k_fields> k_weights = {{
    {3.0, 0.5},
    {2.0, 0.6},
    {0.7, 0.6},
}};
constexpr double k_saturation = 1.2; // k1 of BM25
constexpr std::size_t k_body_words = 100;

// How many installed skills the general rarity of a word counts as.
constexpr double k_background_documents = 60;

constexpr std::size_t k_buckets = 4096;

// A stem shares its first three letters with its words (a "y" at the end,
// which may become "i", aside), which is enough to skip most words unstemmed.
std::size_t bucket(std::string_view word) {
  std::size_t hash = 0;
  for (std::size_t i = 0; i < 2 && i < word.size(); ++i) {
    const char c = word[i];
    const char folded =
        c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash = hash * 61 + static_cast<unsigned char>(folded);
  }
  return hash % k_buckets;
}

// The phrases of all facets, numbered.
class Vocabulary {
public:
  explicit Vocabulary(const std::vector<Facet>& facets) {
    for (const Facet& facet : facets) {
      for (const Phrase& phrase : facet.phrases) {
        add(phrase);
      }
    }
  }

  [[nodiscard]] bool may_have(std::string_view word) const {
    return first_letters_[bucket(word)];
  }
  [[nodiscard]] std::optional<std::size_t> find(const Phrase& phrase) const {
    const auto found = numbers_.find(phrase);
    return found == numbers_.end() ? std::nullopt
                                   : std::optional(found->second);
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

private:
  void add(const Phrase& phrase) {
    numbers_.emplace(phrase, numbers_.size());
    std::size_t at = 0;
    while (at < phrase.size()) {
      first_letters_.set(bucket(std::string_view(phrase).substr(at)));
      const std::size_t space = phrase.find(' ', at);
      at = space == Phrase::npos ? phrase.size() : space + 1;
    }
  }

  std::unordered_map<Phrase, std::size_t> numbers_;
  std::bitset<k_buckets> first_letters_;
};

// How often a document has each phrase, by field.
struct Counts {
  std::vector<std::array<float, k_fields>> of;
  std::array<double, k_fields> length = {};
};

class Counter {
public:
  Counter(const Vocabulary& vocabulary, Stemmer& stemmer)
      : vocabulary_(vocabulary), stemmer_(stemmer) {}

  Counts count(const Skill& skill) {
    Counts counts;
    counts.of.resize(vocabulary_.size());
    std::string name = skill.name;
    if (skill.directory != skill.name) {
      name += " " + skill.directory;
    }
    add(counts, k_name, name, k_body_words);
    add(counts, k_description, skill.description, 4 * k_body_words);
    add(counts, k_body, skill.body, k_body_words);
    return counts;
  }

private:
  void
  add(Counts& counts, Field field, std::string_view text, std::size_t most) {
    Phrase before;
    std::size_t n = 0;
    for (const std::string_view word : split_words(text)) {
      if (++n > most) {
        break;
      }
      counts.length[field] += 1;
      if (!vocabulary_.may_have(word)) {
        before.clear();
        continue;
      }
      Phrase stem(stemmer_.stem(word));
      hit(counts, field, stem);
      if (!before.empty()) {
        hit(counts, field, before + " " + stem);
      }
      before = std::move(stem);
    }
  }

  void hit(Counts& counts, Field field, const Phrase& phrase) {
    if (const auto number = vocabulary_.find(phrase)) {
      counts.of[*number][field] += 1;
    }
  }

  const Vocabulary& vocabulary_;
  Stemmer& stemmer_;
};

class Ranker {
public:
  Ranker(const std::vector<Skill>& skills,
         const std::vector<Facet>& facets,
         const Background& background,
         Stemmer& stemmer)
      : skills_(skills), facets_(facets), background_(background),
        vocabulary_(facets) {
    Counter counter(vocabulary_, stemmer);
    for (const Skill& skill : skills) {
      counts_.push_back(counter.count(skill));
    }
    average_lengths();
  }

  std::vector<Ranked> rank() const {
    std::vector<Ranked> ranked(skills_.size());
    std::vector<std::vector<double>> parts(skills_.size());
    for (const Facet& facet : facets_) {
      const double weight = facet.weight * information(facet);
      for (std::size_t i = 0; i < skills_.size(); ++i) {
        parts[i].push_back(weight * presence(facet, counts_[i]));
        ranked[i].score += parts[i].back();
      }
    }
    for (std::size_t i = 0; i < skills_.size(); ++i) {
      ranked[i].skill = i;
      ranked[i].why = why(parts[i], counts_[i]);
    }
    std::erase_if(ranked, [](const Ranked& one) { return one.score <= 0; });
    std::ranges::stable_sort(ranked, [&](const Ranked& a, const Ranked& b) {
      return a.score != b.score ? a.score > b.score
                                : skills_[a.skill].name < skills_[b.skill].name;
    });
    return ranked;
  }

private:
  void average_lengths() {
    for (std::size_t field = 0; field < k_fields; ++field) {
      for (const Counts& counts : counts_) {
        average_[field] += counts.length[field];
      }
      average_[field] = std::max(
          1.0,
          average_[field] /
              std::max<double>(1, static_cast<double>(counts_.size())));
    }
  }

  // How often, with each field's weight and length.
  double frequency(std::size_t number, const Counts& counts) const {
    double sum = 0;
    for (std::size_t field = 0; field < k_fields; ++field) {
      const auto [weight, share] = k_weights[field];
      const double length =
          1 - share + share * counts.length[field] / average_[field];
      sum += weight * static_cast<double>(counts.of[number][field]) / length;
    }
    return sum;
  }

  // From 0 (absent) towards 1, whatever the phrases it is made of.
  double presence(const Facet& facet, const Counts& counts) const {
    double sum = 0;
    for (const Phrase& phrase : facet.phrases) {
      sum += frequency(*vocabulary_.find(phrase), counts);
    }
    return sum / (sum + k_saturation);
  }

  // Nats: how rare a skill with the facet is, here and in general.
  double information(const Facet& facet) const {
    double here = 0;
    for (const Counts& counts : counts_) {
      here += presence(facet, counts) > 0.3 ? 1 : 0;
    }
    double elsewhere = 1;
    for (const Phrase& phrase : facet.phrases) {
      elsewhere *= 1 - general_share(phrase);
    }
    const double documents =
        static_cast<double>(skills_.size()) + k_background_documents;
    return -std::log((here + k_background_documents * (1 - elsewhere) + 0.5) /
                     (documents + 1));
  }

  double general_share(const Phrase& phrase) const {
    double share = 1;
    std::size_t at = 0;
    while (at <= phrase.size()) {
      const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
      share = std::min(
          share,
          background_.share(std::string_view(phrase).substr(at, end - at)));
      at = end + 1;
    }
    return share;
  }

  // The facets that made most of the score.
  std::string why(const std::vector<double>& parts,
                  const Counts& counts) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i] > 0) {
        order.push_back(i);
      }
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return parts[a] > parts[b];
    });
    std::string text;
    for (std::size_t i = 0; i < order.size() && i < 3; ++i) {
      const std::string one = reason(facets_[order[i]], counts);
      if (text.find(one) == std::string::npos) {
        text += (text.empty() ? "" : "; ") + one;
      }
    }
    return text;
  }

  std::string reason(const Facet& facet, const Counts& counts) const {
    static constexpr std::array<std::string_view, 4> k_origins = {
        "", "notes: ", "changed: ", "failed: "};
    return std::string(k_origins[static_cast<std::size_t>(facet.origin)]) +
           facet.said +
           (facet.phrases.size() > 1 ? " (" + best(facet, counts) + ")" : "");
  }

  Phrase best(const Facet& facet, const Counts& counts) const {
    return *std::ranges::max_element(
        facet.phrases, {}, [&](const Phrase& phrase) {
          return frequency(*vocabulary_.find(phrase), counts);
        });
  }

  const std::vector<Skill>& skills_;
  const std::vector<Facet>& facets_;
  const Background& background_;
  Vocabulary vocabulary_;
  std::vector<Counts> counts_;
  std::array<double, k_fields> average_ = {};
};

} // namespace

std::vector<Ranked> rank(const std::vector<Skill>& skills,
                         const std::vector<Facet>& facets,
                         const Background& background,
                         Stemmer& stemmer) {
  return Ranker(skills, facets, background, stemmer).rank();
}

} // namespace handoff::skills
