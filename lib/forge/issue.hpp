// SPDX-License-Identifier: MIT
// Asks a forge's own program for the text of an issue or request.
#pragma once

#include "base/process.hpp"
#include "forge/remote.hpp"
#include "forge/signed_in.hpp"

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

// The commands that print issue or request `number`: `gh`, `glab`, or `tea`
// and, if that fails, `fj`; each gives up after ten seconds. Only clients that
// the user has signed in to the remote's host (signed_in.hpp), or any client of
// the kind that the user's own configuration gives that host. Empty otherwise,
// for other forges, and if `number` is not a number.
[[nodiscard]] std::vector<base::Command>
issue_commands(const Remote& remote,
               const std::string& number,
               const Environment& environment);

// Whether a client exists for the remote's kind of forge.
[[nodiscard]] bool has_client(const Remote& remote);

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
