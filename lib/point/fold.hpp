// SPDX-License-Identifier: MIT
// What stays of a line however it was pasted, as a hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::point {

// A folded line has no white space, one plain quote for all quotes, one dash
// for a run of dashes of any kind, one dot for a run of dots.
//
// Worthy is a line that says something: at least 3 letters (or two digits for
// each) and 6 bytes when folded. Braces, blank lines and "end" are not.
struct Folded {
  std::uint64_t hash = 0;
  bool is_worthy = false;
  bool is_blank = true;
};

class Folder {
public:
  // Hashes with another salt have nothing to do with each other, so that a
  // table of hashes tells nothing about the content.
  explicit Folder(std::uint64_t salt = 0) : salt_(salt) {}
  Folded fold(std::string_view line);

private:
  std::uint64_t salt_;
  std::string buffer_;
};

// One hash for two in this order.
[[nodiscard]] std::uint64_t combined(std::uint64_t first, std::uint64_t second);

} // namespace handoff::point
