// SPDX-License-Identifier: MIT
// Issues, pull requests and tickets that a text names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::forge {

// What the text says it does to the issue.
enum class Action { mentions, fixes };

struct Reference {
  std::string repository = {}; // "acme/board"; empty: this one
  std::string key;             // "42", or "PROJ-123" of a tracker
  std::string url = {};        // as written, when it was a URL
  Action action = Action::mentions;

  // "#42", "acme/board#42" or "PROJ-123".
  [[nodiscard]] std::string name() const;
  friend bool operator==(const Reference&, const Reference&) = default;
};

// Which ticket prefixes count: "PROJ-123" is one only where the user has
// configured a tracker, because UTF-8 and SHA-256 look the same.
enum class Tracker { none, configured };

// `#42`, `GH-42`, `owner/repo#42`, `!42` after a word, forge URLs of issues
// and requests, and tickets, in order, each once. Text inside code spans and
// fences counts too; colour values (#fff, #112233) and numbers of more than
// seven digits do not. "fixes", "closes", "resolves" in any of their forms
// directly before a reference set its action.
[[nodiscard]] std::vector<Reference> find_references(std::string_view text,
                                                     Tracker tracker);

// What a branch name says: "issue-42-x", "gh-42", "42-x", "fix/42-x",
// "feature/PROJ-123-x". A date or a version is not an issue.
[[nodiscard]] std::vector<Reference>
references_in_branch(std::string_view branch, Tracker tracker);

} // namespace handoff::forge
