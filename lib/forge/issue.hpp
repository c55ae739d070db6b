// SPDX-License-Identifier: MIT
// Asks a forge's own program for the text of an issue or request.
#pragma once

#include "base/process.hpp"
#include "forge/remote.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::forge {

struct Issue {
  std::string title;
  std::string body; // lines end with LF
  // The title, a blank line, the body: what notes are compared with.
  [[nodiscard]] std::string text() const;
};

// What prints the issue or request `number` of the repository as JSON: `gh`,
// `glab` or `tea`. It gives up after some seconds. Nothing for other forges,
// and for what is no number.
[[nodiscard]] std::optional<base::Command>
issue_command(const Remote& remote, const std::string& number);

// Reads such an answer: an object with `title`, and `body` or `description`.
[[nodiscard]] std::optional<Issue> parse_issue(std::string_view json);

// One line of `.beads/issues.jsonl`: `id`, `title` and texts.
struct StoredIssue {
  std::string id; // "bd-12"
  Issue issue;
};
[[nodiscard]] std::optional<StoredIssue>
parse_stored_issue(std::string_view json);

} // namespace handoff::forge
