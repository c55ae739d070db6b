// SPDX-License-Identifier: MIT
// How rare a word is in skills in general.
#include "skills/background.hpp"

#include "text/split.hpp"

#include <cmath>
#include <cstdlib>

namespace handoff::skills {
namespace {
// Half of what the rarest stems of the table have.
constexpr double k_unknown_share = 0.0007;
} // namespace

Background::Background(std::string_view table) {
  shares_.reserve(2500);
  for (const std::string_view line : text::split(table, '\n')) {
    if (line.starts_with('#')) {
      continue;
    }
    double share = 0;
    for (const std::string_view word : text::split(line, ' ')) {
      if (share == 0) {
        share = std::exp(-std::strtod(std::string(word).c_str(), nullptr));
      } else {
        shares_.emplace(word, share);
      }
    }
  }
}

double Background::share(std::string_view stem) const {
  const auto found = shares_.find(stem);
  return found == shares_.end() ? k_unknown_share : found->second;
}

} // namespace handoff::skills
