// SPDX-License-Identifier: MIT
// The render stage: a handoff and a template give Markdown.
#pragma once

#include "handoff/fit.hpp"
#include "handoff/handoff.hpp"
#include "redact/redactor.hpp"

#include <string>
#include <string_view>

namespace handoff {

// A Mustache template and where it came from, for messages.
struct Template {
  std::string name; // "continue" or a path
  std::string text;
};

// The built-in template of a kind.
[[nodiscard]] Template built_in_template(Kind kind);

// The document before its proof. Foreign text can open no block, link, HTML
// or fence of its own, and shows no invisible character. Throws Error with
// the template's name and 1-based line when it is no valid template.
[[nodiscard]] std::string
render(const Handoff& handoff, const LeftOut& left_out, const Template& how);

// Scans the finished bytes once more. Throws Error naming the rules, never
// the values, when anything is found: then nothing may be written.
[[nodiscard]] redact::RedactedText prove(const std::string& document,
                                         redact::Redactor& redactor);

} // namespace handoff
