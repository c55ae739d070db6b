// SPDX-License-Identifier: MIT
// The layout of a segment's bytes, for what writes and what reads them.
#pragma once

#include "point/index/segment.hpp"

#include <array>

namespace handoff::point {

inline constexpr std::size_t k_block = 4U << 10U; // bytes under one checksum
inline constexpr unsigned k_min_bucket_bits = 8;  // the rest fits 32 bits
inline constexpr unsigned k_max_bucket_bits = 22;

struct SegmentHeader {
  std::array<char, 8> magic = {'h', 'o', 'f', 'i', 'n', 'd', 'x', '4'};
  std::uint64_t id_size = 0;
  std::uint64_t blobs = 0;
  std::uint64_t entries = 0;
  std::uint64_t bucket_bits = 0;
  std::uint64_t body = 0; // bytes
  std::uint64_t reserved = 0;
  std::uint64_t sum = 0; // of all before it and of the blocks' sums
};
static_assert(sizeof(SegmentHeader) == 64);

[[nodiscard]] constexpr std::size_t block_count(std::size_t size) {
  return (size + k_block - 1) / k_block;
}

// What the bucket leaves of a fingerprint.
[[nodiscard]] constexpr std::size_t rest_bytes(unsigned bucket_bits) {
  return (k_fingerprint_bits - bucket_bits + 7) / 8;
}

[[nodiscard]] constexpr std::size_t number_bytes(std::size_t blobs) {
  return blobs <= 0x10000 ? 2 : 3;
}

[[nodiscard]] constexpr Fingerprint print_of(Entry entry) {
  return entry >> k_blob_bits;
}

[[nodiscard]] constexpr std::size_t blob_of(Entry entry) {
  return entry & ((std::size_t{1} << k_blob_bits) - 1);
}

} // namespace handoff::point
