// SPDX-License-Identifier: MIT
// Renders a handoff as JSON, for programs.
#pragma once

#include "render/handoff.hpp"

#include <nlohmann/json.hpp>

namespace handoff {

// {"title", "header": {key: value}, "sections": [{"name", "heading",
//  "entries": [{"from", "pieces": [{"kind", "text"}]}]}], "left_out":
//  {"entries", "of_author": {name: count}, "over_budget"}}
//
// Only sections that have entries, in the document's order. Texts are as they
// are, invisible characters made visible; those of kind "authored" are
// Markdown.
[[nodiscard]] nlohmann::ordered_json render_json(const Handoff& handoff);

} // namespace handoff
