// SPDX-License-Identifier: MIT
// Of the blobs that share fingerprints with notes, those worth reading.
#include "point/sources/candidates.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace handoff::point {
namespace {

// Of equal candidates for one fingerprint so many are looked into.
constexpr std::size_t k_max_each = 3;
// A passage's other lines are about so near.
constexpr std::size_t k_near = 30;

} // namespace

void Candidates::add(std::size_t line, std::vector<std::size_t> blobs) {
  for (const std::size_t blob : blobs) {
    lines_[blob].push_back(line);
  }
  hits_.push_back({line, std::move(blobs)});
}

std::vector<Candidates::Wanted> Candidates::best(
    const std::function<bool(std::size_t, std::size_t)>& is_better) const {
  struct Choice {
    std::size_t blob = 0;
    std::size_t votes = 0;
  };
  std::unordered_set<std::size_t> known;
  std::vector<Wanted> all;
  for (const Hit& hit : hits_) {
    std::vector<Choice> choices;
    for (const std::size_t blob : hit.blobs) {
      choices.push_back({blob, votes(blob, hit.line)});
    }
    const std::size_t kept = std::min(choices.size(), k_max_each);
    const auto end = choices.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(choices.begin(),
                      end,
                      choices.end(),
                      [&](const Choice& a, const Choice& b) {
                        return a.votes != b.votes ? a.votes > b.votes
                                                  : is_better(a.blob, b.blob);
                      });
    for (auto choice = choices.begin(); choice != end; ++choice) {
      if (2 * choice->votes >= choices.front().votes &&
          known.insert(choice->blob).second) {
        all.push_back({hit.line, choice->blob});
      }
    }
  }
  std::ranges::sort(all, [&](const Wanted& a, const Wanted& b) {
    return a.line != b.line ? a.line < b.line : is_better(a.blob, b.blob);
  });
  return all;
}

std::size_t Candidates::votes(std::size_t blob, std::size_t line) const {
  const std::vector<std::size_t>& lines = lines_.at(blob);
  const auto first =
      std::ranges::lower_bound(lines, line - std::min(line, k_near));
  const auto last = std::ranges::upper_bound(lines, line + k_near);
  return static_cast<std::size_t>(last - first);
}

} // namespace handoff::point
