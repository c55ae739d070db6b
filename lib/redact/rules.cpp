// SPDX-License-Identifier: MIT
// The rules that a text is redacted by, made once and shared.
#include "redact/rules.hpp"

#include "redact/compiled_rules.hpp"
#include "redact/engine/engine.hpp"

namespace handoff::redact {

CompiledRules::CompiledRules(const Options& options)
    : allowed(options), known(options.known), sets{&builtin_rules()} {
  for (const RuleFile& file : options.rule_files) {
    more_rules.add(file);
  }
  if (!options.rule_files.empty()) {
    sets.push_back(&more_rules.compile());
  }
}

Rules::Rules(const Options& options)
    : compiled_(std::make_shared<const CompiledRules>(options)) {}

Rules Rules::built_in() {
  static const Rules rules{Options{}};
  return rules;
}

} // namespace handoff::redact
