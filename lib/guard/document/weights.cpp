// SPDX-License-Identifier: MIT
// How much each kind of evidence counts: the data of weights.txt.
#include "guard/document/weights.hpp"

#include "base/error.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace handoff::guard {
namespace {

double read_number(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error("weights: '" + std::string(text) + "' is not a number");
  }
  return number;
}

constexpr std::array<std::pair<std::string_view, double Thresholds::*>, 4>
    k_thresholds = {{{"warn", &Thresholds::warn},
                     {"refuse", &Thresholds::refuse},
                     {"section_warn", &Thresholds::section_warn},
                     {"section_refuse", &Thresholds::section_refuse}}};

} // namespace

Weights::Weights(std::string_view data, const Lexicon& lexicon)
    : groups_(lexicon.groups().size()), weights_(groups_) {
  for (const EvidenceGroup& group : lexicon.groups()) {
    names_.emplace_back(group.name);
  }
  for (const std::string_view raw : text::split(data, '\n')) {
    const std::string_view line = text::trimmed(raw);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::vector<std::string_view> words = text::split(line, ' ');
    if (words.size() > 3 && words[1] == "=") {
      read_definition(words);
    } else {
      read_setting(words);
    }
  }
}

// name = any a b | name = sum N a b | name = both a b
void Weights::read_definition(std::span<const std::string_view> words) {
  Derived derived;
  std::size_t first = 3;
  derived.operation = words[2] == "any"   ? Operation::any
                      : words[2] == "sum" ? Operation::sum
                                          : Operation::both;
  if (derived.operation == Operation::sum) {
    derived.divisor = read_number(words[first++]);
  }
  for (const std::string_view name : words.subspan(first)) {
    derived.parts.push_back(find(name));
  }
  names_.emplace_back(words[0]);
  derived_.push_back(std::move(derived));
  weights_.push_back(0);
}

// weight name W | required name | threshold N
void Weights::read_setting(std::span<const std::string_view> words) {
  if (words.size() == 3 && words[0] == "weight") {
    double& weight = words[1] == "bias" ? bias_ : weights_[find(words[1])];
    weight = read_number(words[2]);
    return;
  }
  if (words.size() == 2 && words[0] == "required") {
    required_ = find(words[1]);
    return;
  }
  for (const auto& [name, threshold] : k_thresholds) {
    if (words.size() == 2 && words[0] == name) {
      thresholds_.*threshold = read_number(words[1]);
      return;
    }
  }
  throw Error("weights: cannot read '" + std::string(words[0]) + "'");
}

std::size_t Weights::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) {
    throw Error("weights: unknown name '" + std::string(name) + "'");
  }
  return static_cast<std::size_t>(found - names_.begin());
}

std::vector<double> Weights::values(std::span<const Strength> strengths) const {
  std::vector<double> values;
  values.reserve(names_.size());
  for (const Strength& strength : strengths) {
    values.push_back(strength.value);
  }
  for (const Derived& derived : derived_) {
    double value = derived.operation == Operation::both ? 1 : 0;
    for (const std::size_t part : derived.parts) {
      value = derived.operation == Operation::any
                  ? std::max(value, values[part])
              : derived.operation == Operation::sum ? value + values[part]
                                                    : value * values[part];
    }
    values.push_back(std::min(1.0, value / derived.divisor));
  }
  return values;
}

double Weights::score(std::span<const Strength> strengths) const {
  const std::vector<double> all = values(strengths);
  double score = bias_;
  for (std::size_t i = 0; i < all.size(); ++i) {
    score += all[i] * weights_[i];
  }
  return score;
}

bool Weights::may_refuse(std::span<const Strength> strengths) const {
  return !required_ || values(strengths)[*required_] > 0;
}

} // namespace handoff::guard
