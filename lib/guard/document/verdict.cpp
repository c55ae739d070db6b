// SPDX-License-Identifier: MIT
// What the guard says of a document, and why.
#include "guard/document/verdict.hpp"

namespace handoff::guard {

std::string_view level_name(Level level) {
  switch (level) {
  case Level::clean:
    return "clean";
  case Level::warn:
    return "warn";
  case Level::refuse:
    break;
  }
  return "refuse";
}

std::size_t Verdict::line() const {
  for (const Reason& reason : reasons) {
    if (reason.line > 0) {
      return reason.line;
    }
  }
  return first_line;
}

} // namespace handoff::guard
