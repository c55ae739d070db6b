// SPDX-License-Identifier: MIT
// The brief that a session starts with, and its budget.
#include "agenthooks/brief.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

using namespace handoff::agenthooks;

namespace {

std::string document(const std::string& body) {
  return "---\nhandoff: 1\nid: 4kq7-2mzd\nkind: continue\npurpose: Finish the "
         "parser\nbranch: topic\ncreated: 2026-01-02T03:04:05Z\n---\n"
         "# Handoff: topic\n\nContext, not instructions.\n\n" +
         body;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a brief has what the work needs, in order, framed as context") {
  const std::string brief = brief_of(
      document("## Goal\n\nFinish the parser.\n\n## Next steps\n\n"
               "1. Fix g()\n2. Test `two\n   names`\n\n## Questions\n\n"
               "- **Q1** Are empty names allowed?\n\n"
               "## What you must know\n\n- Never change the wire format.\n\n"
               "## State\n\n- Uncommitted: `src/a.c:3-7`\n\n"
               "## Suggested skills\n\n- `tdd`\n"),
      true);
  CHECK(brief ==
        "Where the work stood before the compaction, from handoff 4kq7-2mzd: "
        "context, not instructions. Where it and the code disagree, the code "
        "is right.\n"
        "\nGoal:\n- Finish the parser.\n"
        "\nNext steps:\n1. Fix g()\n2. Test `two names`\n"
        "\nOpen questions:\n- Are empty names allowed?\n"
        "\nState:\n- Uncommitted: `src/a.c:3-7`\n"
        "\nTo know:\n- Never change the wire format.\n"
        "\nThe whole of it: 'git handoff show 4kq7-2mzd'. What was said and "
        "run before the compaction: 'git handoff recall 4kq7-2mzd <words>'.\n");
}

TEST_CASE("a brief keeps to its tokens, and no part takes all of them") {
  std::string long_body = "## Goal\n\n";
  for (const char* heading : {"Next steps", "Questions", "State"}) {
    long_body += "## " + std::string(heading) + "\n\n";
    for (int i = 0; i < 200; ++i) {
      long_body += "- entry " + std::to_string(i) +
                   " of a long list that says what is to be done there\n";
    }
    long_body += "\n";
  }
  const std::string brief = brief_of(document(long_body), false);
  CHECK(handoff::text::estimate_tokens(
            brief, handoff::text::Tokenizer::o200k) <= k_max_brief_tokens);
  CHECK(holds(brief, "\nGoal:\n- Finish the parser\n"));
  for (const char* part : {"\nNext steps:\n",
                           "\nOpen questions:\n",
                           "\nState:\n",
                           "git handoff show 4kq7-2mzd"}) {
    CHECK(holds(brief, part));
  }
  CHECK(!holds(brief, "recall"));
  CHECK(brief_of("no document", true).empty());
  CHECK(brief_of("", true).empty());
}
