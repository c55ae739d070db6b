// SPDX-License-Identifier: MIT
// Reads vectors.txt: lines of "<stem> <a character for two dimensions>...".
#include "skills/vectors.hpp"

#include "text/split.hpp"

#include <cmath>

namespace handoff::skills {

extern const std::string_view k_vectors_text;

namespace {

// A character is two dimensions of eight levels each, the middle is zero;
// only ratios matter.
constexpr std::string_view k_characters =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";
constexpr std::size_t k_levels = 8;
constexpr float k_middle = 3.5F;

struct Pair {
  float first = 0;
  float second = 0;
};

constexpr std::array<Pair, 256> make_values() {
  std::array<Pair, 256> values = {};
  for (std::size_t i = 0; i < k_characters.size(); ++i) {
    values[static_cast<unsigned char>(k_characters[i])] = {
        static_cast<float>(i / k_levels) - k_middle,
        static_cast<float>(i % k_levels) - k_middle};
  }
  return values;
}
constexpr auto k_values = make_values();

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < k_dimensions; ++i) {
    sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  }
  return sum;
}

} // namespace

Vectors::Vectors() {
  rows_.reserve(9000);
  for (const std::string_view line : text::split(k_vectors_text, '\n')) {
    const std::size_t space = line.find(' ');
    if (line.size() == space + 1 + k_dimensions / 2) {
      rows_.emplace(line.substr(0, space), line.substr(space + 1));
    }
  }
}

std::optional<std::string_view> Vectors::find(std::string_view stem) const {
  const auto found = rows_.find(stem);
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

void Vectors::add(Vector& sum, std::string_view row, float weight) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Pair& pair = k_values[static_cast<unsigned char>(row[i])];
    sum[2 * i] += weight * pair.first;
    sum[2 * i + 1] += weight * pair.second;
  }
}

double cosine(const Vector& a, const Vector& b) {
  const double lengths = std::sqrt(dot(a, a) * dot(b, b));
  return lengths > 0 ? dot(a, b) / lengths : 0;
}

} // namespace handoff::skills
