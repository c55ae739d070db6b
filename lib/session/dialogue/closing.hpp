// SPDX-License-Identifier: MIT
// What an agent's closing words say is still to be done or to be answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct ClosingItem {
  std::string text; // one line, at most 400 bytes
  bool is_question = false;
};

// The items below headings like "**Next steps:**", "## Remaining" and
// "Open questions:", without those that are ticked off, and sentences like
// "Next: ..." and "Next, I would ...", in order. Code is left out.
[[nodiscard]] std::vector<ClosingItem> closing_items(std::string_view message);

// How much of the words of `item` that mean something `text` (both as
// lower_text() makes them) also holds: 0 to 1.
[[nodiscard]] double coverage(std::string_view item, std::string_view text);

} // namespace handoff::session
