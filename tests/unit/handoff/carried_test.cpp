// SPDX-License-Identifier: MIT
// What is carried from an earlier handoff.
#include "handoff/carried.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using session::Speaker;

namespace {

constexpr const char* k_document =
    "---\nhandoff: 1\nid: 4kq7-2mzd\nkind: continue\npurpose: Finish the "
    "parser\nbranch: topic\ncreated: 2026-01-02T03:04:05Z\n---\n"
    "# Handoff: topic\n\n## Goal\n\nFinish the parser.\n\n"
    "## Next steps\n\n1. Fix the lexer for empty names\n"
    "2. Write the manual page about aliases\n\n"
    "## Questions\n\n- **Q1** Should aliases expire after a year?\n";

Carried carried_after(Speaker speaker, const char* text) {
  session::Session session;
  session.dialogue.push_back({.speaker = speaker, .text = text});
  return carried_from(k_document, session);
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("what was taken up is carried until the agent says it is done") {
  const Texts both = {"Fix the lexer for empty names",
                      "Write the manual page about aliases"};
  struct Row {
    Speaker speaker;
    const char* said;
    Texts steps;
  };
  const Row rows[] = {
      {Speaker::agent, "I read the handoff.", both},
      {Speaker::agent,
       "I fixed the lexer: it takes empty names now.",
       {"Write the manual page about aliases"}},
      {Speaker::agent, "Next I fix the lexer for empty names.", both},
      {Speaker::agent, "The lexer still fails for empty names.", both},
      {Speaker::human, "Fix the lexer for empty names", both},
      {Speaker::agent, "The lexer is fast. Names are empty.", both},
  };
  for (const Row& row : rows) {
    INFO(row.said);
    const Carried carried = carried_after(row.speaker, row.said);
    CHECK(carried.id == "4kq7-2mzd");
    CHECK(carried.purpose == "Finish the parser");
    CHECK(carried.goal == Texts{"Finish the parser."});
    CHECK(carried.steps == row.steps);
    CHECK(carried.questions == Texts{"Should aliases expire after a year?"});
  }
  CHECK(carried_after(Speaker::agent,
                      "We decided that aliases expire after one year.")
            .questions.empty());
}

TEST_CASE("nothing is carried from a file that is not a handoff") {
  const Carried carried = carried_from("# Notes\n\n## Goal\n\nx\n", {});
  CHECK(carried.id.empty());
  CHECK(carried.goal.empty());
}

TEST_CASE("what is carried names no turn of the former conversation") {
  std::string document = k_document;
  document.replace(document.find("empty names\n"), 11, "empty names a12");
  document.insert(document.find("\n2. "), " on a4");
  CHECK(carried_from(document, {}).steps.front() ==
        "Fix the lexer for empty names a12 on a4");
  document.insert(document.find("## Goal"), "Ask: `git handoff recall x`.\n\n");
  CHECK(carried_from(document, {}).steps.front() ==
        "Fix the lexer for empty names a12 on");
}
