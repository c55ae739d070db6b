// SPDX-License-Identifier: MIT
// What words mean, as learned from how skills are described: words that stand
// for the same work have vectors that point the same way.
//
// Learned from 8921 public skills and agents, none of them in a set that we
// measure on: first from which words stand near each other, then so that what
// a skill says about when to use it comes nearest to its name and description.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace handoff::skills {

inline constexpr std::size_t k_dimensions = 128;
using Vector = std::array<float, k_dimensions>;

class Vectors {
public:
  // Reads the table that is compiled in.
  Vectors();

  // The row of a stem; nothing for a stem that the table does not have.
  [[nodiscard]] std::optional<std::string_view>
  find(std::string_view stem) const;

  // sum += weight * the vector of `row`; a long vector says much.
  static void add(Vector& sum, std::string_view row, float weight);

private:
  std::unordered_map<std::string_view, std::string_view> rows_;
};

// From -1 to 1; 0 when either is zero.
[[nodiscard]] double cosine(const Vector& a, const Vector& b);

} // namespace handoff::skills
