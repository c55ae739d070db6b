// SPDX-License-Identifier: MIT
// Fenced code, for texts that are read by the line and not as blocks.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::text {

enum class FencePart { none, opening, inside, closing };

// How a fence with an info string inside an open one of the same marks is
// read: as text, as CommonMark says, or as one more fence to be closed. Agents
// write examples of Markdown so.
enum class NestedFences { text, fences };

// Follows fences: one ends at a line of at least as many of the same marks and
// nothing else, so a shorter one inside is text; one without an end goes on to
// the end of the text.
class FenceTracker {
public:
  explicit FenceTracker(NestedFences nested = NestedFences::text)
      : nested_(nested) {}

  // `content`: the next line without indentation, container marks and newline.
  FencePart take(std::string_view content) {
    const bool may_be_fence =
        !content.empty() && (content[0] == '`' || content[0] == '~');
    if (!may_be_fence) {
      return size_ == 0 ? FencePart::none : FencePart::inside;
    }
    return take_marks(content);
  }

private:
  FencePart take_marks(std::string_view content);

  NestedFences nested_;
  std::size_t size_ = 0; // of the open fence's mark; 0 outside
  char mark_ = '`';
  std::size_t depth_ = 0; // fences open inside that one
};

// Whether a fence with this info string ("ts", "md title=x", "") may hold
// prose: it names no language, or one of text.
[[nodiscard]] bool may_hold_prose(std::string_view info);

} // namespace handoff::text
