// SPDX-License-Identifier: MIT
// What stands for which value.
#include "redact/form/placeholders.hpp"

#include "redact/reading/view.hpp"
#include "redact/rules/rule_id.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace handoff::redact {
namespace {

std::string written(std::string_view rule, std::size_t number) {
  if (rule == k_user_rule) {
    // A path has to stay one.
    return number == 1 ? "[user]" : "[user" + std::to_string(number) + "]";
  }
  return "[REDACTED:" + std::string(rule) + "#" + std::to_string(number) + "]";
}

std::uint32_t low_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash);
}

std::uint16_t high_of(std::uint64_t hash) {
  return static_cast<std::uint16_t>(hash >> 32U);
}

} // namespace

std::string Placeholders::of(std::string_view rule, std::string_view value) {
  const std::uint64_t hash = std::hash<std::string>{}(as_read(value));
  Shard& shard = shards_[hash >> 56U];
  if (shard.used * 8 >= shard.slots.size() * 7) {
    const std::size_t size = shard.slots.size();
    refill(shard, size + size / 4 + 4, counts_);
  }
  Slot& slot = slot_of(shard, hash);
  if (slot.number == 0) {
    const std::uint16_t index = index_of(rule);
    slot = {low_of(hash), high_of(hash), index, ++counts_[index]};
    ++shard.used;
  }
  return written(rules_[slot.rule], slot.number);
}

std::map<std::string, std::size_t> Placeholders::counts() const {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    counts.emplace(rules_[i], counts_[i]);
  }
  return counts;
}

// The one that has the hash, or the empty one where it belongs.
Placeholders::Slot& Placeholders::slot_of(Shard& shard, std::uint64_t hash) {
  const std::size_t size = shard.slots.size();
  // a share of the size, so that it need not be a power of two
  std::size_t at = (low_of(hash) * static_cast<std::uint64_t>(size)) >> 32U;
  for (;;) {
    Slot& slot = shard.slots[at];
    if (slot.number == 0 ||
        (slot.low == low_of(hash) && slot.high == high_of(hash))) {
      return slot;
    }
    at = at + 1 == size ? 0 : at + 1;
  }
}

// Gives `shard` room for `size` values and keeps those that `mark` knows.
void Placeholders::refill(Shard& shard, std::size_t size, const Mark& mark) {
  std::vector<Slot> old = std::exchange(shard.slots, std::vector<Slot>(size));
  shard.used = 0;
  for (const Slot& slot : old) {
    if (slot.number != 0 && slot.rule < mark.size() &&
        slot.number <= mark[slot.rule]) {
      const std::uint64_t hash =
          (static_cast<std::uint64_t>(slot.high) << 32U) | slot.low;
      slot_of(shard, hash) = slot;
      ++shard.used;
    }
  }
}

void Placeholders::forget_since(const Mark& mark) {
  if (counts_ == mark) {
    return;
  }
  for (Shard& shard : shards_) {
    if (shard.used != 0) {
      refill(shard, shard.slots.size(), mark);
    }
  }
  for (std::size_t i = mark.size(); i < rules_.size(); ++i) {
    indices_.erase(rules_[i]);
  }
  rules_.resize(mark.size());
  counts_ = mark;
}

std::uint16_t Placeholders::index_of(std::string_view rule) {
  const auto [place, is_new] =
      indices_.try_emplace(rule, static_cast<std::uint16_t>(rules_.size()));
  if (is_new) {
    rules_.push_back(rule);
    counts_.push_back(0);
  }
  return place->second;
}

} // namespace handoff::redact
