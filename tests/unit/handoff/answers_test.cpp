// SPDX-License-Identifier: MIT
// Answers in notes to an earlier handoff's questions.
#include "handoff/answers.hpp"

#include <catch2/catch.hpp>

using handoff::Answers;
using handoff::extract_answers;

TEST_CASE("an answer is found in every form that people write") {
  struct Row {
    std::string_view notes, first, second, rest;
  };
  static constexpr Row rows[] = {
      {"Q1: yes\nQ2: no", "yes", "no", ""},
      {"- **Q1** yes\n- **Q2:** no", "yes", "no", ""},
      {"### Q2\nno, because\nof that", "", "no, because\nof that", ""},
      {"A1. yes\n\nA paragraph of its own",
       "yes",
       "",
       "A paragraph of its own\n"},
      {"Q1: yes\n\n    indented goes on",
       "yes\n\n    indented goes on",
       "",
       ""},
      {"Q1: yes\n# Heading ends", "yes", "", "# Heading ends\n"},
      {"Q3: not asked", "", "", "Q3: not asked\n"},
      {"Quarter 1 was good\nA4 paper",
       "",
       "",
       "Quarter 1 was good\nA4 paper\n"},
      {"Q1x is no mark", "", "", "Q1x is no mark\n"},
      {"", "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.notes);
    Answers answers = extract_answers(row.notes, 2);
    CHECK(answers.by_number[1] == row.first);
    CHECK(answers.by_number[2] == row.second);
    CHECK(answers.rest == row.rest);
  }
}

TEST_CASE("where nothing was asked nothing is an answer") {
  CHECK(extract_answers("Q1: yes", 0).rest == "Q1: yes\n");
}
