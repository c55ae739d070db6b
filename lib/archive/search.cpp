// SPDX-License-Identifier: MIT
// Finds the passages that a question is about.
#include "archive/search.hpp"

#include "archive/needles.hpp"
#include "archive/terms.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <unordered_map>

namespace handoff::archive {
namespace {

constexpr double k_saturation = 1.2;   // k1
constexpr double k_length_share = 0.5; // b

double weight_of(Part part) {
  switch (part) {
  case Part::chose:
    return 1.5;
  case Part::asked:
    return 1.3;
  case Part::said:
    return 1.0;
  case Part::ran:
    return 0.9;
  case Part::changed:
    break;
  }
  return 0.5;
}

struct Counted {
  std::size_t passage = 0;          // index
  std::vector<std::uint32_t> times; // by term of the question
};

class Searcher {
public:
  Searcher(const std::vector<ArchivePassage>& passages,
           std::string_view question)
      : passages_(passages) {
    TermReader terms(question);
    for (std::uint64_t term = terms.next(); term != 0; term = terms.next()) {
      numbers_.emplace(term, numbers_.size());
      needles_.add(terms.bytes());
    }
    seen_in_.resize(numbers_.size());
    for (std::size_t i = 0; i < passages.size() && !numbers_.empty(); ++i) {
      total_bytes_ += passages[i].text.size();
      if (needles_.find(passages[i].text, 0)) {
        count(i);
      }
    }
  }

  std::vector<PassageMatch> best(std::size_t max_count) const {
    std::vector<std::pair<double, std::size_t>> scores;
    for (const Counted& one : found_) {
      scores.emplace_back(score_of(one), one.passage);
    }
    const std::size_t size = std::min(max_count, scores.size());
    std::ranges::partial_sort(scores,
                              scores.begin() +
                                  static_cast<std::ptrdiff_t>(size),
                              std::ranges::greater{});
    std::vector<PassageMatch> matches;
    for (std::size_t i = 0; i < size; ++i) {
      matches.push_back({passages_[scores[i].second], scores[i].first});
    }
    return matches;
  }

private:
  void count(std::size_t passage) {
    Counted counted{.passage = passage};
    TermReader terms(passages_[passage].text);
    for (std::uint64_t term = terms.next(); term != 0; term = terms.next()) {
      if (const auto number = numbers_.find(term); number != numbers_.end()) {
        counted.times.resize(numbers_.size());
        seen_in_[number->second] += counted.times[number->second]++ == 0;
      }
    }
    if (!counted.times.empty()) {
      found_.push_back(std::move(counted));
    }
  }

  [[nodiscard]] double score_of(const Counted& one) const {
    const auto count = static_cast<double>(passages_.size());
    const double mean = static_cast<double>(total_bytes_) / count;
    const double length =
        static_cast<double>(passages_[one.passage].text.size()) /
        std::max(mean, 1.0);
    double score = 0;
    double matched = 0;
    for (std::size_t term = 0; term < one.times.size(); ++term) {
      const double times = one.times[term];
      if (times == 0) {
        continue;
      }
      const double seen = seen_in_[term];
      const double rarity = std::log(1 + (count - seen + 0.5) / (seen + 0.5));
      score += rarity * times * (k_saturation + 1) /
               (times +
                k_saturation * (1 - k_length_share + k_length_share * length));
      ++matched;
    }
    const double share = matched / static_cast<double>(one.times.size());
    return score * std::sqrt(share) * weight_of(passages_[one.passage].part);
  }

  const std::vector<ArchivePassage>& passages_;
  std::unordered_map<std::uint64_t, std::size_t> numbers_; // of terms
  Needles needles_;                    // the same terms, to pass over texts
  std::vector<std::uint32_t> seen_in_; // passages that have the term
  std::vector<Counted> found_;
  std::size_t total_bytes_ = 0;
};

} // namespace

std::vector<PassageMatch>
search(const View& archive, std::string_view question, std::size_t max_count) {
  const std::vector<ArchivePassage> passages = cut_into_passages(archive);
  return Searcher(passages, question).best(max_count);
}

} // namespace handoff::archive
