// SPDX-License-Identifier: MIT
// What is at the other end of our output.
#pragma once

#include <cstddef>
#include <string>

namespace handoff::base {

[[nodiscard]] bool is_terminal(int fd);

// GIT_PAGER_IN_USE: git has started a pager before us, standard output is
// its pipe.
[[nodiscard]] bool is_pager_in_use();

// COLUMNS, else what the terminal says, else 80.
[[nodiscard]] std::size_t terminal_columns();

// Configuration that decides about colour, as git gives the values; empty
// where it is not set.
struct ColorSettings {
  std::string handoff;   // color.handoff
  std::string ui;        // color.ui
  std::string pager;     // color.pager
  bool is_paged = false; // we are about to start a pager ourselves
};

// Whether standard output gets colour: what `git config --get-colorbool
// color.handoff` says ("always", "never", else only on a terminal that is not
// dumb or in a pager that color.pager allows), and NO_COLOR, which stands
// above everything but "always".
[[nodiscard]] bool wants_color(const ColorSettings& settings);

} // namespace handoff::base
