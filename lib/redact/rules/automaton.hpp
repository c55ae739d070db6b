// SPDX-License-Identifier: MIT
// Many keywords, one pass: a flat, case-folded automaton over bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// A view of the tables, wherever they live (compiled in, or built from a
// user's rules). States are numbered so that those which end a keyword come
// last; `outputs[output_at[s - first_final]]` up to the next entry are the
// keywords that end in state s.
struct Automaton {
  std::span<const std::uint8_t> classes; // 256: byte -> column
  std::span<const std::uint16_t> next;   // state << shift | column -> state
  unsigned shift = 0;
  std::uint16_t first_final = 0;
  std::span<const std::uint32_t> output_at;
  std::span<const std::uint16_t> outputs;

  [[nodiscard]] bool empty() const { return next.empty(); }

  // Calls `on_hit(keyword, end)` for every keyword that ends at `end`
  // (exclusive) within [from, to) of `text`, in order of `end`.
  template <typename OnHit>
  void scan(std::string_view text,
            std::size_t from,
            std::size_t to,
            const OnHit& on_hit) const {
    std::uint32_t state = 0;
    for (std::size_t i = from; i < to; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      state = next[(state << shift) | classes[byte]];
      if (state >= first_final) {
        const std::size_t final_state = state - first_final;
        for (std::uint32_t k = output_at[final_state];
             k < output_at[final_state + 1];
             ++k) {
          on_hit(outputs[k], i + 1);
        }
      }
    }
  }
};

// The tables, owned. `view` is valid while the tables are.
struct AutomatonTables {
  std::vector<std::uint8_t> classes;
  std::vector<std::uint16_t> next;
  unsigned shift = 0;
  std::uint16_t first_final = 0;
  std::vector<std::uint32_t> output_at;
  std::vector<std::uint16_t> outputs;

  [[nodiscard]] Automaton view() const;
};

// Keywords match without regard to case. `\d` stands for a digit, `\h` for a
// hexadecimal digit, `\a` for a letter, `\\` for a backslash. Throws Error
// for a keyword that is empty or has an unknown escape, or when the tables
// would have more than 65,535 states.
[[nodiscard]] AutomatonTables
build_automaton(std::span<const std::string> keywords);

} // namespace handoff::redact
