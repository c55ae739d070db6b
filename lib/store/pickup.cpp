// SPDX-License-Identifier: MIT
// The line that a receiver copies to pick a handoff up.
#include "store/pickup.hpp"

#include "text/shell_word.hpp"

namespace handoff::store {

std::string pickup_command(const std::string& path) {
  return "git handoff take " + text::shell_word(path);
}

} // namespace handoff::store
