// SPDX-License-Identifier: MIT
// Blocks of an author's notes that are one thing said.
#pragma once

#include "handoff/notes.hpp"
#include "text/markdown.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff {

// Either what stands below a heading that is no section's (the lead), or a
// paragraph or list item that ends in a colon with what it announces.
class NoteGroup {
public:
  [[nodiscard]] static NoteGroup below_heading(const text::Block& heading,
                                               Section section);

  [[nodiscard]] static NoteGroup announced_by(const text::Block& paragraph,
                                              Section section);

  // The lead again, for what follows; to begin with the block at `start`.
  [[nodiscard]] NoteGroup continued(std::size_t start) const;

  [[nodiscard]] bool has_lead() const { return !lead_.empty(); }
  [[nodiscard]] bool is_lead_only() const { return body_start_ == body_end_; }

  // Whether `block` is announced; what stands below a heading always is.
  [[nodiscard]] bool accepts(const text::Block& block) const;

  // Whether it would grow past what is still one thing.
  [[nodiscard]] bool is_full_with(const text::Block& block) const;

  void add(const text::Block& block);

  // Another heading, directly below the first.
  void extend_lead(std::string_view title, std::size_t end);

  [[nodiscard]] Note note(std::string_view notes) const;

private:
  [[nodiscard]] std::string with_lead(std::string_view body) const;

  Section section_ = Section::know;
  std::string lead_;
  std::size_t start_ = 0;
  std::size_t end_ = 0; // of the heading, or of the last block
  std::size_t body_start_ = 0;
  std::size_t body_end_ = 0;
  std::size_t count_ = 0; // of blocks
  text::BlockKind first_ = text::BlockKind::paragraph;
  text::BlockKind last_ = text::BlockKind::paragraph;
};

// The byte in `item` where the text of a list item begins, after its mark
// and, where `checkbox` is set, after "[ ] "; 0 where there is no mark.
enum class Checkbox { keep, skip };
[[nodiscard]] std::size_t item_text(std::string_view item, Checkbox checkbox);

} // namespace handoff
