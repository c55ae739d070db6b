// SPDX-License-Identifier: MIT
// How much each kind of evidence counts: the data of weights.txt.
#pragma once

#include "guard/document/evidence.hpp"
#include "guard/document/lexicon.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// What a region scores from which level.
struct Thresholds {
  double warn = 0;
  double refuse = 0;
  double section_warn = 0;   // added for a part of a document
  double section_refuse = 0; // likewise
};

class Weights {
public:
  // Throws Error, with the line, when `data` names groups that `lexicon`
  // does not have or breaks the format described in weights.txt.
  Weights(std::string_view data, const Lexicon& lexicon);

  [[nodiscard]] const Thresholds& thresholds() const { return thresholds_; }
  // The weighted sum; `strengths` are by group, as measure() gives them.
  [[nodiscard]] double score(std::span<const Strength> strengths) const;
  // What a group alone adds: for the reasons.
  [[nodiscard]] double weight(std::size_t group) const {
    return weights_[group];
  }
  // Whether what `required` names is there.
  [[nodiscard]] bool may_refuse(std::span<const Strength> strengths) const;

private:
  enum class Operation { any, sum, both };
  struct Derived {
    Operation operation = Operation::any;
    double divisor = 1;
    std::vector<std::size_t> parts; // of values: groups, then earlier ones
  };

  void read_definition(std::span<const std::string_view> words);
  void read_setting(std::span<const std::string_view> words);
  [[nodiscard]] std::size_t find(std::string_view name) const;
  [[nodiscard]] std::vector<double>
  values(std::span<const Strength> strengths) const;

  std::vector<std::string> names_; // of values
  std::size_t groups_ = 0;
  std::vector<Derived> derived_;
  std::vector<double> weights_; // by value
  double bias_ = 0;
  Thresholds thresholds_;
  std::optional<std::size_t> required_;
};

} // namespace handoff::guard
