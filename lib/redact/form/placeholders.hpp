// SPDX-License-Identifier: MIT
// What stands for which value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace handoff::redact {

// One document's placeholders. Values are known by 56 bits of a hash and are
// not kept: a dozen bytes each, and nothing to leak.
class Placeholders {
public:
  // "[REDACTED:rule#n]" for `value`: the same again for what is read as the
  // same value, under the rule that met it first. `rule` must outlive this.
  [[nodiscard]] std::string of(std::string_view rule, std::string_view value);

  // How many values each rule has met, by which met its first one first.
  using Mark = std::vector<std::uint32_t>;
  [[nodiscard]] Mark mark() const { return counts_; }

  // Forgets the values that were met since mark() was `mark`.
  void forget_since(const Mark& mark);

  // How many distinct values each rule has met.
  [[nodiscard]] std::map<std::string, std::size_t> counts() const;

private:
  // 12 bytes; `number` is 0 in an empty one.
  struct Slot {
    std::uint32_t low = 0;
    std::uint16_t high = 0;
    std::uint16_t rule = 0;
    std::uint32_t number = 0;
  };

  // Of an open-addressing table, by the hash's first byte: growing one of
  // many at a time takes little more memory than there is in use.
  struct Shard {
    std::vector<Slot> slots;
    std::size_t used = 0;
  };

  static Slot& slot_of(Shard& shard, std::uint64_t hash);
  static void refill(Shard& shard, std::size_t size, const Mark& mark);
  std::uint16_t index_of(std::string_view rule);

  std::array<Shard, 256> shards_;
  std::unordered_map<std::string_view, std::uint16_t> indices_;
  std::vector<std::string_view> rules_; // by index
  std::vector<std::uint32_t> counts_;   // by index
};

} // namespace handoff::redact
