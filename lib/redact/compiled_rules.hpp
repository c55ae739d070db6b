// SPDX-License-Identifier: MIT
// What is inside Rules: the tables that engines walk.
#pragma once

#include "redact/engine/allow.hpp"
#include "redact/engine/known.hpp"
#include "redact/rules/options.hpp"
#include "redact/rules/rule_file.hpp"

#include <vector>

namespace handoff::redact {

struct CompiledRules {
  explicit CompiledRules(const Options& options);

  AllowList allowed;
  KnownValues known;
  RuleTables more_rules;
  std::vector<const RuleSet*> sets;
};

} // namespace handoff::redact
