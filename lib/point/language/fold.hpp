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
  Folded fold_plain(std::string_view line);

  std::uint64_t salt_;
  std::string buffer_;
};

// The two halves of the product, folded.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^
         static_cast<std::uint64_t>(product >> 64U);
}

// One hash for two in this order. Here, since it is called for each line of a
// tree.
[[nodiscard]] inline std::uint64_t combined(std::uint64_t first,
                                            std::uint64_t second) {
  return mixed(first ^ 0x9e3779b97f4a7c15U, second ^ 0xa0761d6478bd642fU);
}

} // namespace handoff::point
