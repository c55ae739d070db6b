// SPDX-License-Identifier: MIT
// Changes to a text, collected in any order and made in one pass.
#include "text/edits.hpp"

#include <algorithm>

namespace handoff::text {

std::string Edits::applied(std::string_view text) {
  std::stable_sort(edits_.begin(),
                   edits_.end(),
                   [](const Edit& a, const Edit& b) { return a.at < b.at; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    out += text.substr(at, edit.at - at);
    out += edit.text;
    at = edit.at + edit.size;
  }
  return out += text.substr(at);
}

} // namespace handoff::text
