// SPDX-License-Identifier: MIT
// One pass over a text: triggers to rules and detectors, candidates out.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/rules/pattern.hpp"
#include "redact/rules/rule.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::redact {

class Engine {
public:
  explicit Engine(const RuleSet& rules);

  // Adds what the rules find in [from, to) of `out.text()`. Throws Error when
  // a pattern fails or meets a limit.
  void scan(std::size_t from, std::size_t to, Collector& out);

private:
  void on_keyword(const Keyword& keyword, const Hit& hit, Collector& out);
  void apply_body(std::size_t rule, const Hit& hit, Collector& out);
  void apply_pattern(std::size_t rule, const Hit& hit, Collector& out);
  static std::string_view
  match_gate(const Rule& rule, std::string_view text, const Match& found);

  const RuleSet* rules_;
  std::vector<std::optional<Pattern>> patterns_; // by rule, on first use
  std::vector<std::size_t> rule_resume_;         // by rule
  std::vector<std::size_t> resume_;              // by detector
};

// One for each set.
[[nodiscard]] std::vector<Engine>
make_engines(std::span<const RuleSet* const> sets);

} // namespace handoff::redact
