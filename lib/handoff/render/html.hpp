// SPDX-License-Identifier: MIT
// Renders a handoff as one HTML page that needs nothing else.
#pragma once

#include "render/handoff.hpp"

#include <string>
#include <string_view>

namespace handoff {

// A whole page without scripts, forms or anything to load; its content
// security policy allows nothing but its own style. All text is escaped; only
// https addresses of pointers become links.
[[nodiscard]] std::string render_html(const Handoff& handoff);

// `text` as character data or a quoted attribute's value, invisible
// characters made visible.
[[nodiscard]] std::string html_text(std::string_view text);

// An author's Markdown as blocks of HTML; raw HTML in it is shown as text.
[[nodiscard]] std::string html_of_markdown(std::string_view markdown);

// The page's style and its hash in the policy.
extern const std::string_view k_html_style;
extern const std::string_view k_html_style_hash;

} // namespace handoff
