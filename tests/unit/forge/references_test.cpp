// SPDX-License-Identifier: MIT
// References to issues in prose and branch names.
#include "forge/references.hpp"

#include <catch2/catch.hpp>

using namespace handoff::forge;

namespace {

std::string names(const std::vector<Reference>& references) {
  std::string text;
  for (const Reference& reference : references) {
    text += (text.empty() ? "" : " ") + reference.name() +
            (reference.action == Action::fixes ? "!" : "");
  }
  return text;
}

} // namespace

TEST_CASE("issues are found in prose, each once, with what is done to them") {
  struct Row {
    std::string_view text, without_tracker, with_tracker;
  };
  static constexpr Row rows[] = {
      {"see #42 and (#43), #42", "#42 #43", "#42 #43"},
      {"Fixes #7, closes: acme/board#8",
       "#7! acme/board#8!",
       "#7! acme/board#8!"},
      {"about #9; resolved #9", "#9!", "#9!"},
      {"GH-12 and PROJ-123", "#12", "#12 PROJ-123"},
      {"https://github.com/a/b/pull/5#discussion", "a/b#5", "a/b#5"},
      {"<https://gitlab.com/g/s/p/-/merge_requests/6>", "g/s/p#6", "g/s/p#6"},
      {"colour \"#112233\" #fff a#1 &#39; ##3", "", ""},
      {"#0 #12345678 #12x", "", ""},
      {"path/to/file#12", "", ""},
      {"https://user@host.example/a/b/issues/1", "", ""},
      {"proj-12 UTF-8x", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(names(find_references(row.text, Tracker::none)) ==
          row.without_tracker);
    CHECK(names(find_references(row.text, Tracker::configured)) ==
          row.with_tracker);
  }
}

TEST_CASE("a branch name names its issue, a date or version does not") {
  struct Row {
    std::string_view branch, without_tracker, with_tracker;
  };
  static constexpr Row rows[] = {
      {"agent/issue-857-filedisplay", "#857", "#857"},
      {"42-names", "#42", "#42"},
      {"fix/42-names", "#42", "#42"},
      {"gh-9", "#9", "#9"},
      {"feature/PROJ-123-window", "", "PROJ-123"},
      {"release/2.1.3", "", ""},
      {"2026-11-21-notes", "", ""},
      {"main", "", ""},
      {"v2", "", ""},
      {"feature/window-2", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.branch);
    CHECK(names(references_in_branch(row.branch, Tracker::none)) ==
          row.without_tracker);
    CHECK(names(references_in_branch(row.branch, Tracker::configured)) ==
          row.with_tracker);
  }
}
