// SPDX-License-Identifier: MIT
// The rules that a text is redacted by, made once and shared.
#pragma once

#include "redact/rules/options.hpp"

#include <memory>

namespace handoff::redact {

struct CompiledRules;

// The built-in rules, those that files add, and what the user allows. Cheap to
// copy; nothing in it changes after it is made. There is no Redactor without
// one, so that whose rules count is decided once (rules/rules.hpp), not
// wherever a text is redacted.
class Rules {
public:
  // Throws Error if a rule file or a pattern is wrong.
  explicit Rules(const Options& options);

  // The built-in ones alone: for what no user's words can be in, and for when
  // nothing else can be read.
  [[nodiscard]] static Rules built_in();

  [[nodiscard]] const CompiledRules& compiled() const { return *compiled_; }

private:
  std::shared_ptr<const CompiledRules> compiled_;
};

} // namespace handoff::redact
