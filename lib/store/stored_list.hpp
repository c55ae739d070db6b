// SPDX-License-Identifier: MIT
// Lists of stored handoffs, for people and for programs.
#pragma once

#include "store/inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace handoff::store {

struct ListedHandoff {
  StoredHandoff handoff;
  std::string drift; // one word, or empty
};

enum class Repositories { one, all };

// A table: id, age, branch, purpose, tokens, drift; with the repository where
// there are several. At most `width` columns wide.
[[nodiscard]] std::string
list_for_people(const std::vector<ListedHandoff>& handoffs,
                Repositories repositories,
                std::optional<std::size_t> width);

enum class LineEnd { newline, nul };

// Version 1 of the stable form, one handoff per line: id, state, kind, created,
// expires (seconds since the epoch, 0 never), tokens, drift, repository,
// branch, purpose, path, separated by tabs; "-" where a field is empty. Text
// is on one visible line; the path is as it is with `nul`, else quoted as git
// quotes where it must be.
[[nodiscard]] std::string
list_for_programs(const std::vector<ListedHandoff>& handoffs, LineEnd end);

} // namespace handoff::store
