// SPDX-License-Identifier: MIT
// Programs that the user, and no one else, names: how they run; the pager.
#pragma once

#include "base/child.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::base {

// The argv that runs `program` (the value of `git var GIT_PAGER` or
// GIT_EDITOR) with `arguments`, by git's rule: a value with characters that
// mean something to a shell ("less -R") is given to sh, any other is run as
// it stands. The arguments never become part of the shell's text.
//
// This is the one place where a shell runs. `program` must come from the
// user's own settings, never from a repository's content.
[[nodiscard]] std::vector<std::string>
user_program(const std::string& program, std::vector<std::string> arguments);

// Whether page() would start `pager`.
[[nodiscard]] bool will_page(const std::string& pager);

// Shows `text` through `pager`, directly where standard output is no
// terminal, a pager runs already, or the pager is "" or "cat". Returns when
// the reader is done. LESS=FRX and LV=-c are set unless they are set already.
void page(std::string_view text, const std::string& pager);

// Becomes `command`: does not return. Throws Error when it cannot be run.
[[noreturn]] void become(const Command& command);

} // namespace handoff::base
