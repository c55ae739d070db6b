// SPDX-License-Identifier: MIT
// The guard of one repository: finds what is to be judged, and judges it.
#pragma once

#include "git/repository.hpp"
#include "guard/document/descent.hpp"
#include "guard/repository/check.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// Which of the questions of `git handoff check` is asked.
enum class Scope {
  staged,  // what a commit would bring in
  commits, // what `revisions` name, for git rev-list
  all,     // every file of the index, or of HEAD
  history, // everything that a ref reaches
  whole,   // both
};

// Whether HANDOFF_SKIP and handoff.skip count: for hooks, not for who asks.
enum class Skipping { ignored, obeyed };

struct CheckRequest {
  Scope scope = Scope::staged;
  std::vector<std::string> revisions; // "A..B", "new", "--not", "--all"
  // Whose .handoff.yml is in force: an object name before the colon.
  std::string policy_at = "HEAD";
  Skipping skipping = Skipping::ignored;
};

// A report with the repository that it is about.
struct Checked {
  git::Repository repository;
  Policy policy;
  Report report;
  // Why nothing was checked, in words, when someone has said so.
  std::optional<std::string> skipped;
};

// Checks the repository that git finds from here. `version` is this
// program's. Throws Error whenever something cannot be read: there is no
// silent "clean".
[[nodiscard]] Checked check_repository(const CheckRequest& request,
                                       std::string_view version);

// Checks files and folders of the disk (folders without their .git), and
// "-", standard input as `standard_input`. The policy of the repository
// around applies where there is one.
[[nodiscard]] Checked check_files(const std::vector<std::string>& paths,
                                  std::string_view standard_input,
                                  std::string_view version);

// Checks a document that is not on the disk yet, as if it stood at `name`
// (below the work tree).
[[nodiscard]] Checked check_document(const std::string& name,
                                     std::string_view text,
                                     std::string_view version);

// Checks one commit message (comments and what is below the scissors
// taken away).
[[nodiscard]] Checked check_message(std::string_view message,
                                    std::string_view version,
                                    Skipping skipping);

// What git sends a pre-push or pre-receive hook, as revisions for rev-list:
// what those who have it already are said to have is left out.
struct PushedRefs {
  std::vector<std::string> revisions; // empty: nothing new
};
// "<local ref> <local id> <remote ref> <remote id>" a line.
[[nodiscard]] PushedRefs parse_pre_push(std::string_view lines,
                                        std::string_view remote);
// "<old id> <new id> <ref>" a line.
[[nodiscard]] PushedRefs parse_pre_receive(std::string_view lines);

} // namespace handoff::guard
