// SPDX-License-Identifier: MIT
// The texts of issues that a branch names, kept redacted, for comparison.
#pragma once

#include "git/repository.hpp"
#include "point/point.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

struct IssueTexts {
  std::vector<point::SourceDocument> documents;
  // What could not be read, a line for each cause: "issue acme/board#42: 'gh'
  // could not read it", "issues #1, #2: 'gh' could not read them".
  std::vector<std::string> not_compared;
};

// Of the issues that the branch's name, its commits' messages and `notes`
// name, the first few: from `.beads/issues.jsonl` at `head`, from
// handoff.issue.command (its words, then the issue's name), else from the
// forge's program. What is read is redacted, then kept by its content under
// the common directory's `handoff/`; an answer is not asked for again for
// some minutes. Notes without a passage of some length ask for nothing, nor
// does anybody who set handoff.issues to false.
[[nodiscard]] IssueTexts read_issue_texts(const git::Repository& repository,
                                          const std::string& base,
                                          const std::string& head,
                                          std::string_view notes);

// The kept text that a pointer of such notes stands for.
[[nodiscard]] std::optional<std::string>
read_kept_issue(const git::Repository& repository,
                const point::Pointer& pointer);

} // namespace handoff
