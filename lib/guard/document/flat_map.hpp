// SPDX-License-Identifier: MIT
// A hash table from 64 to 32 bits that costs one allocation, or none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace handoff::guard {

struct FlatSlot {
  std::uint64_t key = 0; // 0: free
  std::uint32_t value = 0;
};

// The slots of a table, wherever they lie: a power of two of them, some free.
class FlatTable {
public:
  constexpr FlatTable() = default;
  constexpr explicit FlatTable(std::span<const FlatSlot> slots)
      : slots_(slots) {}

  [[nodiscard]] std::span<const FlatSlot> slots() const { return slots_; }

  // 0 if there is none: values should not be 0.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    return slots_[slot_of(key)].value;
  }
  // Where `key` stands, or would.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::size_t((key * 0x9e3779b97f4a7c15U) >> 20U) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

private:
  std::span<const FlatSlot> slots_;
};

// Open addressing; keys must not be 0; nothing is ever removed.
class FlatMap {
public:
  explicit FlatMap(std::size_t expected = 16) { reserve(expected); }

  // The value at `key`, put there first when there was none.
  std::uint32_t insert(std::uint64_t key, std::uint32_t value) {
    if ((size_ + 1) * 2 > slots_.size()) {
      reserve(slots_.size());
    }
    FlatSlot& slot = slots_[table().slot_of(key)];
    if (slot.key == 0) {
      slot = {key, value};
      ++size_;
    }
    return slot.value;
  }

  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    return table().find(key);
  }
  // Good until the next insertion.
  [[nodiscard]] FlatTable table() const { return FlatTable(slots_); }

private:
  void reserve(std::size_t expected) {
    std::size_t size = 16;
    while (size < expected * 2) {
      size *= 2;
    }
    const auto old = std::exchange(slots_, std::vector<FlatSlot>(size));
    size_ = 0;
    for (const FlatSlot& slot : old) {
      if (slot.key != 0) {
        insert(slot.key, slot.value);
      }
    }
  }

  std::vector<FlatSlot> slots_;
  std::size_t size_ = 0;
};

} // namespace handoff::guard
