// SPDX-License-Identifier: MIT
// Asks a forge's own program for the text of an issue or request.
#pragma once

#include "base/process.hpp"
#include "forge/remote.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::forge {

struct Issue {
  std::string title;
  std::string body; // lines end with LF
  // The title, a blank line, the body: what notes are compared with.
  [[nodiscard]] std::string text() const;
};

// What prints the issue or request `number` of the repository: `gh`, `glab`,
// or `tea` and where that fails `fj`. Each gives up after some seconds. None
// for other forges, and for what is no number.
[[nodiscard]] std::vector<base::Command>
issue_commands(const Remote& remote, const std::string& number);

// What `program` answered.
[[nodiscard]] std::optional<Issue> parse_answer(std::string_view program,
                                                std::string_view text);

// What `fj issue view` prints where it is no terminal: the title, and the
// body behind "> ".
[[nodiscard]] std::optional<Issue> parse_viewed_issue(std::string_view text);

// Reads the JSON of the others: an object with `title`, and `body` or
// `description`.
[[nodiscard]] std::optional<Issue> parse_issue(std::string_view json);

// One line of `.beads/issues.jsonl`: `id`, `title` and texts.
struct StoredIssue {
  std::string id; // "bd-12"
  Issue issue;
};
[[nodiscard]] std::optional<StoredIssue>
parse_stored_issue(std::string_view json);

} // namespace handoff::forge
