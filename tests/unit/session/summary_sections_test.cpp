// SPDX-License-Identifier: MIT
// Summaries of a compaction, cut into their sections.
#include "session/digest/summary_sections.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("a summary's sections are found by its own headings") {
  const auto sections = summary_sections(
      "This session is being continued.\nAnalysis:\nx\nSummary:\n"
      "1. Primary Request and Intent: fix it.\n"
      "7. Pending Tasks:\n   - one\n   - two\n"
      "8. **Current Work:** here\n\n"
      "If you need specific details from before compaction (x)");
  REQUIRE(sections.size() == 3);
  CHECK(sections[1].heading == "Pending Tasks");
  CHECK(sections[1].text == "   - one\n   - two");
  CHECK(sections[2].heading == "Current Work");
  CHECK(sections[2].text == "here");
  const auto tags = summary_sections(
      "<overview>a</overview>\n<next_steps>\nb\n</next_steps>");
  REQUIRE(tags.size() == 2);
  CHECK(tags[1].heading == "next steps");
  CHECK(tags[1].text == "b");
  CHECK(summary_sections("## Next\nc")[0].text == "c");
  CHECK(summary_sections("plain words")[0].heading.empty());
  const auto codex = summary_sections(
      "Another language model started to solve this problem. Here is the "
      "summary produced by the other language model, use the information in "
      "this summary to assist with your own analysis:\nThe heap is done.");
  REQUIRE(codex.size() == 1);
  CHECK(codex[0].text == "The heap is done.");
  CHECK(summary_sections("").empty());
}
