// SPDX-License-Identifier: MIT
// What stays of a line however it was pasted, as a hash.
#include "point/language/fold.hpp"

#include "point/language/typography.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace handoff::point {
namespace {

constexpr std::size_t k_min_weight = 6;
constexpr std::size_t k_min_bytes = 6;

struct FoldedByte {
  unsigned char byte = 0;    // 0: white space, left out
  unsigned char weight = 0;  // of what it says
  bool collapses = false;    // a run counts as one
  bool may_be_glyph = false; // starts what glyph_at() knows
};

constexpr std::array<FoldedByte, 256> make_table() {
  std::array<FoldedByte, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
    table[c].byte = is_blank ? 0 : static_cast<unsigned char>(c);
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    const bool is_digit = c >= '0' && c <= '9';
    table[c].weight = is_letter ? 2 : is_digit ? 1 : 0;
    table[c].collapses = c == '-' || c == '.';
    table[c].may_be_glyph = c == 0xe2 || c == 0xc2;
  }
  table['"'].byte = '\'';
  return table;
}

constexpr std::array<FoldedByte, 256> k_table = make_table();

std::string plain(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const Glyph glyph = glyph_at(line, at);
    out += glyph.plain.empty() ? line.substr(at, glyph.size) : glyph.plain;
    at += glyph.size;
  }
  return out;
}

constexpr std::uint64_t k_odd = 0x9e3779b97f4a7c15U;
constexpr std::uint64_t k_prime = 0xa0761d6478bd642fU;

std::uint64_t hash(std::string_view bytes, std::uint64_t salt) {
  std::uint64_t state = salt ^ k_prime;
  const std::size_t size = bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    state = mixed(state ^ word, k_odd);
    bytes.remove_prefix(8);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  state = mixed(state ^ word, k_odd);
  return mixed(state ^ size, k_prime ^ salt);
}

} // namespace

Folded Folder::fold(std::string_view line) {
  const bool has_glyphs = std::ranges::any_of(line, [](char c) {
    return k_table[static_cast<unsigned char>(c)].may_be_glyph;
  });
  return has_glyphs ? fold_plain(plain(line)) : fold_plain(line);
}

Folded Folder::fold_plain(std::string_view line) {
  if (buffer_.size() < line.size()) {
    buffer_.resize(line.size());
  }
  std::size_t size = 0;
  std::size_t weight = 0;
  unsigned char last = 0;
  for (const char c : line) {
    const FoldedByte folded = k_table[static_cast<unsigned char>(c)];
    buffer_[size] = static_cast<char>(folded.byte);
    const bool repeats = folded.collapses && folded.byte == last;
    const bool stays = folded.byte != 0 && !repeats;
    size += stays ? 1 : 0;
    weight += folded.weight;
    last = stays ? folded.byte : last;
  }
  return {.hash = hash(std::string_view(buffer_).substr(0, size), salt_),
          .is_worthy = weight >= k_min_weight && size >= k_min_bytes,
          .is_blank = size == 0};
}

} // namespace handoff::point
