// SPDX-License-Identifier: MIT
// How well each skill fits.
#include "skills/rank.hpp"

#include "git/git.hpp"
#include "skills/background.hpp"
#include "skills/document.hpp"
#include "skills/vectors.hpp"

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

class Ranker {
public:
  Ranker(const std::vector<Skill>& skills,
         const Wanted& wanted,
         Stemmer& stemmer)
      : skills_(skills), wanted_(wanted), vocabulary_(wanted.facets) {
    DocumentReader reader(vocabulary_, vectors_, stemmer);
    for (const Skill& skill : skills) {
      documents_.push_back(reader.read(skill));
    }
    average_lengths();
  }

  std::vector<Ranked> rank() const {
    std::vector<Ranked> ranked(skills_.size());
    std::vector<std::vector<double>> parts(skills_.size());
    for (const Facet& facet : wanted_.facets) {
      const std::vector<double> part = parts_of(facet);
      for (std::size_t i = 0; i < skills_.size(); ++i) {
        parts[i].push_back(part[i]);
        ranked[i].score += part[i];
      }
    }
    const Vector meaning = wanted_meaning();
    for (std::size_t i = 0; i < skills_.size(); ++i) {
      ranked[i].skill = i;
      ranked[i].score +=
          k_meaning_weight * cosine(meaning, documents_[i].meaning);
      ranked[i].why = why(parts[i], documents_[i]);
    }
    std::ranges::stable_sort(ranked, [&](const Ranked& a, const Ranked& b) {
      return a.score != b.score ? a.score > b.score
                                : skills_[a.skill].name < skills_[b.skill].name;
    });
    return ranked;
  }

private:
  void average_lengths() {
    for (std::size_t field = 0; field < k_fields; ++field) {
      double sum = 0;
      for (const Document& document : documents_) {
        sum += document.length[field];
      }
      const auto count = static_cast<double>(documents_.size());
      average_[field] = std::max(1.0, sum / std::max(1.0, count));
    }
  }

  Vector wanted_meaning() const {
    Vector sum = {};
    for (const Word& word : wanted_.words) {
      if (const auto vector = vector_of(word)) {
        add(sum, *vector, static_cast<float>(word.weight));
      }
    }
    return sum;
  }

  // Of the word, or of another name for it.
  std::optional<Vector> vector_of(const Word& word) const {
    auto vector = vectors_.find(word.stem);
    for (std::size_t i = 0; !vector && i < word.other_names.size(); ++i) {
      vector = vectors_.find(word.other_names[i]);
    }
    return vector;
  }

  // How often, with each field's weight and length.
  double frequency(const Phrase& phrase, const Document& document) const {
    const auto& counts = document.counts[*vocabulary_.find(phrase)];
    double sum = 0;
    for (std::size_t field = 0; field < k_fields; ++field) {
      const auto [weight, share] = k_weights[field];
      const double length =
          1 - share + share * document.length[field] / average_[field];
      sum += weight * static_cast<double>(counts[field]) / length;
    }
    return sum;
  }

  // From 0 (absent) towards 1, whatever the phrases it is made of.
  double presence(const Facet& facet, const Document& document) const {
    double sum = 0;
    for (const auto& [phrase, weight] : facet.phrases) {
      sum += weight * frequency(phrase, document);
    }
    return sum / (sum + k_saturation);
  }

  // 1 for a name with the facet's own phrase, 0 for one without any.
  double presence_in_name(const Facet& facet, const Document& document) const {
    double sum = 0;
    for (const auto& [phrase, weight] : facet.phrases) {
      const auto& counts = document.counts[*vocabulary_.find(phrase)];
      sum += weight * static_cast<double>(counts[k_name]);
    }
    return std::min(1.0, sum);
  }

  // What the facet adds to the score of each skill, in nats.
  std::vector<double> parts_of(const Facet& facet) const {
    std::vector<double> parts;
    std::vector<double> in_name;
    double with = 0;
    double named = 0;
    for (const Document& document : documents_) {
      parts.push_back(presence(facet, document));
      in_name.push_back(presence_in_name(facet, document));
      with += parts.back() > k_present ? 1 : 0;
      named += in_name.back() > k_named ? 1 : 0;
    }
    const double nats = information(with, general_share(facet, background_));
    const double more =
        information(named, general_share(facet, name_background_)) - nats;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      parts[i] =
          facet.weight *
          (nats * parts[i] + k_name_share * std::max(0.0, more) * in_name[i]);
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

  static double general_share(const Facet& facet,
                              const Background& background) {
    double without = 1;
    for (const auto& [phrase, weight] : facet.phrases) {
      double share = 1;
      for (const std::string_view word : git::split(phrase, ' ')) {
        share = std::min(share, background.share(word));
      }
      without *= 1 - weight * share;
    }
    return 1 - without;
  }

  // The facets that made most of the score.
  std::string why(const std::vector<double>& parts,
                  const Document& document) const {
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
      text += (i == 0 ? "" : ", ") + reason(wanted_.facets[order[i]], document);
    }
    return text;
  }

  std::string reason(const Facet& facet, const Document& document) const {
    static constexpr std::array<std::string_view, 4> k_origins = {
        "", "in the notes: ", "changed: ", "failed: "};
    const auto best = std::ranges::max_element(
        facet.phrases, {}, [&](const Facet::Alternative& alternative) {
          return frequency(alternative.phrase, document);
        });
    const bool is_same = best == facet.phrases.begin();
    return std::string(k_origins[static_cast<std::size_t>(facet.origin)]) +
           facet.said + (is_same ? "" : " (" + best->phrase + ")");
  }

  const std::vector<Skill>& skills_;
  const Wanted& wanted_;
  const Background background_{k_background_text};
  const Background name_background_{k_background_names_text};
  const Vectors vectors_;
  Vocabulary vocabulary_;
  std::vector<Document> documents_;
  std::array<double, k_fields> average_ = {};
};

} // namespace

std::vector<Ranked>
rank(const std::vector<Skill>& skills, const Wanted& wanted, Stemmer& stemmer) {
  return Ranker(skills, wanted, stemmer).rank();
}

} // namespace handoff::skills
