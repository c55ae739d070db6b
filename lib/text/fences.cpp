// SPDX-License-Identifier: MIT
// Fenced code, for texts that are read by the line and not as blocks.
#include "text/fences.hpp"

#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/word_list.hpp"

#include <array>

namespace handoff::text {

FencePart FenceTracker::take_marks(std::string_view content) {
  const std::size_t size = fence_size(content);
  if (size_ == 0) {
    size_ = size;
    mark_ = content[0];
    return size > 0 ? FencePart::opening : FencePart::none;
  }
  if (!is_fence_end(content, mark_, size_)) {
    const bool is_nested =
        nested_ == NestedFences::fences && content[0] == mark_ && size >= size_;
    depth_ += is_nested ? 1 : 0;
    return FencePart::inside;
  }
  if (depth_ > 0) {
    --depth_;
    return FencePart::inside;
  }
  size_ = 0;
  return FencePart::closing;
}

bool may_hold_prose(std::string_view info) {
  constexpr std::array<std::string_view, 8> k_languages = {
      "", "md", "markdown", "mdx", "text", "txt", "plain", "plaintext"};
  info = trimmed(info);
  return is_one_of(k_languages, info.substr(0, info.find_first_of(" \t{")));
}

} // namespace handoff::text
