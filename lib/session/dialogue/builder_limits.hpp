// SPDX-License-Identifier: MIT
// What one session may hold, so that a gigabyte of transcript does not become
// a gigabyte of facts: the newest stay.
#pragma once

#include <cstddef>
#include <vector>

namespace handoff::session {

inline constexpr std::size_t k_max_facts = 50'000;          // of a kind
inline constexpr std::size_t k_max_request_length = 20'000; // bytes
inline constexpr std::size_t k_max_command_length = 4'000;
inline constexpr std::size_t k_max_output_length = 1'500;
inline constexpr std::size_t k_max_dialogue = 32U << 20U; // bytes

template <typename Fact>
void keep_newest(std::vector<Fact>& facts) {
  if (facts.size() >= 2 * k_max_facts) {
    facts.erase(facts.begin(), facts.end() - k_max_facts);
  }
}

} // namespace handoff::session
