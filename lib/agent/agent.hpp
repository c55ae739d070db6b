// SPDX-License-Identifier: MIT
// The table of coding agents: the one place that knows in what they differ.
#pragma once

#include "agent/row.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace handoff::agent {

// One agent of the table, or any of them.
class Agent {
public:
  Agent(); // any
  explicit Agent(const Row& row) : row_(&row) {}

  const Row* operator->() const { return row_; }
  [[nodiscard]] bool is_any() const { return *this == Agent(); }
  friend bool operator==(Agent a, Agent b) { return a.row_ == b.row_; }

private:
  const Row* row_;
};

// All of the table, in the order of lists.
[[nodiscard]] std::span<const Agent> all();

// The agent with that name or alias; ASCII case does not matter.
[[nodiscard]] std::optional<Agent> parse(std::string_view name);

// The agent with exactly that name. Throws std::out_of_range when the table
// has none: for names that programs write.
[[nodiscard]] Agent named(std::string_view name);

// Which agents a list is about.
using Filter = bool (*)(Agent agent);
[[nodiscard]] bool has_transcripts(Agent agent);
[[nodiscard]] bool has_hooks(Agent agent);
[[nodiscard]] bool has_home(Agent agent);

// "claude, codex and cline".
[[nodiscard]] std::string list_names(Filter filter);

} // namespace handoff::agent
