// SPDX-License-Identifier: MIT
// Renders a handoff as Markdown: what is stored, and what agents read.
#pragma once

#include "render/handoff.hpp"

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
// the template's name and 1-based line if the template is invalid.
[[nodiscard]] std::string render_markdown(const Handoff& handoff,
                                          const Template& how);

// One entry of `part` as a template gets it: without its list marker, the
// lines after the first indented below it. No newline at the end.
[[nodiscard]] std::string
entry_markdown(const Entry<redact::RedactedText>& entry, Part part);

// One line of foreign text in which nothing is Markdown; the placeholders of
// redacted values stay as they are.
[[nodiscard]] std::string escaped_text(std::string_view line);

} // namespace handoff
