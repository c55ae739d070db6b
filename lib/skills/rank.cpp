// SPDX-License-Identifier: MIT
// How well each skill fits.
#include "skills/rank.hpp"

#include "skills/background.hpp"
#include "skills/document.hpp"
#include "skills/vectors.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cmath>

namespace handoff::skills {
namespace {

struct FieldWeight {
  double weight;
  double length_share; // b of BM25
};
constexpr std::array<FieldWeight, k_fields> k_weights = {{
    {3.0, 0.5}, // name
    {2.0, 0.6}, // description
    {0.3, 0.6}, // body
}};
constexpr double k_saturation = 2; // k1 of BM25

// How many installed skills the general rarity of a word counts as.
constexpr double k_background_documents = 60;

// A word in the name says more where names seldom have it; this share of the
// difference counts.
constexpr double k_name_share = 0.5;

// What the same meaning counts, in nats.
constexpr double k_meaning_weight = 8;

// A facet counts as present, for its rarity, from here.
constexpr double k_present = 0.3;
constexpr double k_named = 0.5;

// A facet with its phrases numbered.
struct Term {
  struct Alternative {
    std::size_t number;
    double weight;
  };
  std::vector<Alternative> phrases;
};

std::vector<Term> number(const std::vector<Facet>& facets,
                         PhraseNumbers& vocabulary) {
  std::vector<Term> terms;
  for (const Facet& facet : facets) {
    Term term;
    for (const auto& [phrase, weight] : facet.phrases) {
      term.phrases.push_back({vocabulary.add(phrase), weight});
    }
    terms.push_back(std::move(term));
  }
  return terms;
}

double general_share(const Facet& facet, const Background& background) {
  double without = 1;
  for (const auto& [phrase, weight] : facet.phrases) {
    double share = 1;
    for (const std::string_view word : text::split(phrase, ' ')) {
      share = std::min(share, background.share(word));
    }
    without *= 1 - weight * share;
  }
  return 1 - without;
}

class Ranker {
public:
  Ranker(const std::vector<Skill>& skills,
         const Wanted& wanted,
         Stemmer& stemmer)
      : skills_(skills), wanted_(wanted),
        terms_(number(wanted.facets, vocabulary_)) {
    DocumentReader reader(vocabulary_, vectors_, stemmer);
    for (const Skill& skill : skills) {
      documents_.push_back(reader.read(skill));
    }
    average_lengths();
  }

  Ranking rank(std::size_t explained) const {
    Ranking ranking = {std::vector<Ranked>(skills_.size()), k_meaning_weight};
    std::vector<Ranked>& ranked = ranking.skills;
    std::vector<std::vector<double>> parts;
    const Vector meaning = wanted_meaning();
    for (std::size_t i = 0; i < skills_.size(); ++i) {
      ranked[i].skill = i;
      ranked[i].score =
          k_meaning_weight * cosine(meaning, documents_[i].meaning);
    }
    for (std::size_t facet = 0; facet < terms_.size(); ++facet) {
      const Rarity rarity = rarity_of(facet);
      parts.push_back(parts_of(facet, rarity));
      ranking.most +=
          wanted_.facets[facet].weight * (rarity.nats + rarity.more);
      for (std::size_t i = 0; i < skills_.size(); ++i) {
        ranked[i].score += parts.back()[i];
      }
    }
    std::ranges::stable_sort(ranked, [&](const Ranked& a, const Ranked& b) {
      return a.score != b.score ? a.score > b.score
                                : skills_[a.skill].name < skills_[b.skill].name;
    });
    for (std::size_t i = 0; i < std::min(explained, ranked.size()); ++i) {
      explain(ranked[i], parts);
    }
    return ranking;
  }

private:
  void average_lengths() {
    for (std::size_t field = 0; field < k_fields; ++field) {
      double sum = 0;
      for (const SkillDocument& document : documents_) {
        sum += document.length[field];
      }
      const auto count = static_cast<double>(documents_.size());
      average_[field] = std::max(1.0, sum / std::max(1.0, count));
    }
  }

  Vector wanted_meaning() const {
    Vector sum = {};
    for (const QueryWord& word : wanted_.words) {
      if (const auto row = row_of(word)) {
        Vectors::add(sum, *row, static_cast<float>(word.weight));
      }
    }
    return sum;
  }

  // Of the word, or of another name for it.
  std::optional<std::string_view> row_of(const QueryWord& word) const {
    auto row = vectors_.find(word.stem);
    for (std::size_t i = 0; !row && i < word.other_names.size(); ++i) {
      row = vectors_.find(word.other_names[i]);
    }
    return row;
  }

  // How often, with each field's weight and length.
  double frequency(std::size_t phrase, const SkillDocument& document) const {
    const auto& counts = document.counts[phrase];
    double sum = 0;
    for (std::size_t field = 0; field < k_fields; ++field) {
      if (counts[field] > 0) {
        const auto [weight, share] = k_weights[field];
        const double length =
            1 - share + share * document.length[field] / average_[field];
        sum += weight * static_cast<double>(counts[field]) / length;
      }
    }
    return sum;
  }

  // From 0 (absent) towards 1, whatever the phrases it is made of.
  double presence(const Term& term, const SkillDocument& document) const {
    double sum = 0;
    for (const auto& [phrase, weight] : term.phrases) {
      sum += weight * frequency(phrase, document);
    }
    return sum / (sum + k_saturation);
  }

  // 1 for a name with the facet's own phrase, 0 for one without any.
  static double presence_in_name(const Term& term,
                                 const SkillDocument& document) {
    double sum = 0;
    for (const auto& [phrase, weight] : term.phrases) {
      sum += weight * static_cast<double>(document.counts[phrase][k_name]);
    }
    return std::min(1.0, sum);
  }

  // What a facet says, in nats, and how much more in a name.
  struct Rarity {
    double nats = 0;
    double more = 0;
  };

  Rarity rarity_of(std::size_t facet) const {
    double with = 0;
    double named = 0;
    for (const SkillDocument& document : documents_) {
      with += presence(terms_[facet], document) > k_present ? 1 : 0;
      named += presence_in_name(terms_[facet], document) > k_named ? 1 : 0;
    }
    const Facet& wanted = wanted_.facets[facet];
    const double nats = information(with, general_share(wanted, background_));
    const double in_names =
        information(named, general_share(wanted, name_background_));
    return {nats, k_name_share * std::max(0.0, in_names - nats)};
  }

  // What the facet adds to the score of each skill.
  std::vector<double> parts_of(std::size_t facet, const Rarity& rarity) const {
    std::vector<double> parts;
    for (const SkillDocument& document : documents_) {
      parts.push_back(
          wanted_.facets[facet].weight *
          (rarity.nats * presence(terms_[facet], document) +
           rarity.more * presence_in_name(terms_[facet], document)));
    }
    return parts;
  }

  // How rare a skill with a facet is: `with` of the installed ones have it,
  // `share` of all.
  double information(double with, double share) const {
    const double all =
        static_cast<double>(documents_.size()) + k_background_documents;
    return -std::log((with + k_background_documents * share + 0.5) / (all + 1));
  }

  void explain(Ranked& ranked,
               const std::vector<std::vector<double>>& parts) const {
    const SkillDocument& document = documents_[ranked.skill];
    for (std::size_t facet = 0; facet < terms_.size(); ++facet) {
      const double nats = parts[facet][ranked.skill];
      if (nats <= 0) {
        continue;
      }
      const auto& phrases = terms_[facet].phrases;
      const auto best = std::ranges::max_element(
          phrases, {}, [&](const Term::Alternative& alternative) {
            return frequency(alternative.number, document);
          });
      ranked.matches.push_back(
          {nats, facet, static_cast<std::size_t>(best - phrases.begin())});
    }
    std::ranges::stable_sort(
        ranked.matches, std::greater<>(), &FacetMatch::nats);
  }

  const std::vector<Skill>& skills_;
  const Wanted& wanted_;
  const Background background_{k_background_text};
  const Background name_background_{k_background_names_text};
  const Vectors vectors_;
  PhraseNumbers vocabulary_;
  std::vector<Term> terms_;
  std::vector<SkillDocument> documents_;
  std::array<double, k_fields> average_ = {};
};

} // namespace

Ranking rank(const std::vector<Skill>& skills,
             const Wanted& wanted,
             Stemmer& stemmer,
             std::size_t explained) {
  return Ranker(skills, wanted, stemmer).rank(explained);
}

} // namespace handoff::skills
