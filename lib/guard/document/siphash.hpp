// SPDX-License-Identifier: MIT
// SipHash-2-4: a hash that tells nothing to who does not have the key.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace handoff::guard {

// Aumasson, Bernstein: SipHash (2012), over whole 64-bit words.
[[nodiscard]] constexpr std::uint64_t
siphash(std::span<const std::uint64_t> words,
        std::array<std::uint64_t, 2> key) {
  std::uint64_t a = key[0] ^ 0x736f6d6570736575U;
  std::uint64_t b = key[1] ^ 0x646f72616e646f6dU;
  std::uint64_t c = key[0] ^ 0x6c7967656e657261U;
  std::uint64_t d = key[1] ^ 0x7465646279746573U;
  const auto mix = [&](int rounds) {
    for (int i = 0; i < rounds; ++i) {
      a += b;
      b = std::rotl(b, 13) ^ a;
      a = std::rotl(a, 32);
      c += d;
      d = std::rotl(d, 16) ^ c;
      a += d;
      d = std::rotl(d, 21) ^ a;
      c += b;
      b = std::rotl(b, 17) ^ c;
      c = std::rotl(c, 32);
    }
  };
  const auto take = [&](std::uint64_t word) {
    d ^= word;
    mix(2);
    a ^= word;
  };
  for (const std::uint64_t word : words) {
    take(word);
  }
  take(static_cast<std::uint64_t>(words.size() * 8) << 56U);
  c ^= 0xffU;
  mix(4);
  return a ^ b ^ c ^ d;
}

} // namespace handoff::guard
