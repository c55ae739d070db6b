// SPDX-License-Identifier: MIT
// Renders a handoff for a terminal.
#pragma once

#include "render/markdown.hpp"
#include "text/terminal_markdown.hpp"

#include <cstddef>
#include <string>

namespace handoff {

// Wrapped at `columns`; see text::terminal_markdown(). Throws as
// render_markdown() does.
[[nodiscard]] std::string render_terminal(const Handoff& handoff,
                                          const Template& how,
                                          std::size_t columns,
                                          text::Color color);

} // namespace handoff
