// SPDX-License-Identifier: MIT
// Renders a handoff for a terminal: Markdown is how it is read there, too.
#include "render/terminal.hpp"

namespace handoff {

std::string render_terminal(const Handoff& handoff,
                            const Template& how,
                            std::size_t columns,
                            text::Color color) {
  return text::terminal_markdown(render_markdown(handoff, how), columns, color);
}

} // namespace handoff
