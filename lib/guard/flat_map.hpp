// SPDX-License-Identifier: MIT
// A hash table from 64 to 32 bits that costs one allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace handoff::guard {

// Open addressing; keys must not be 0; nothing is ever removed.
class FlatMap {
public:
  explicit FlatMap(std::size_t expected = 16) { reserve(expected); }

  // The value at `key`, put there first when there was none.
  std::uint32_t insert(std::uint64_t key, std::uint32_t value) {
    if ((size_ + 1) * 2 > slots_.size()) {
      reserve(slots_.size());
    }
    auto& [known, stored] = slots_[slot_of(key)];
    if (known == 0) {
      known = key;
      stored = value;
      ++size_;
    }
    return stored;
  }

  // 0 when there is none: values should not be 0.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    return slots_[slot_of(key)].second;
  }

private:
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::size_t((key * 0x9e3779b97f4a7c15U) >> 20U) & mask;
    while (slots_[at].first != 0 && slots_[at].first != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void reserve(std::size_t expected) {
    std::size_t size = 16;
    while (size < expected * 2) {
      size *= 2;
    }
    auto old = std::exchange(
        slots_, std::vector<std::pair<std::uint64_t, std::uint32_t>>(size));
    size_ = 0;
    for (const auto& [key, value] : old) {
      if (key != 0) {
        insert(key, value);
      }
    }
  }

  std::vector<std::pair<std::uint64_t, std::uint32_t>> slots_;
  std::size_t size_ = 0;
};

} // namespace handoff::guard
