// SPDX-License-Identifier: MIT
// What an edit removes from the archive.
#include "handoff/edit_archive.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff;

namespace {

bool removes(const archive::Removed& removed, const std::string& text) {
  return std::ranges::find(removed.texts, text) != removed.texts.end();
}

} // namespace

TEST_CASE("names that an edit takes out are removed, common words are not") {
  const archive::Removed removed = removed_between(
      "- Contoso wants the parser by Friday: jane@contoso.example\n"
      "- Never change the wire format.\n"
      "- talk to fabrikam about the design\n",
      "- A customer wants the parser by Friday\n"
      "- Never change the wire format.\n");
  for (const char* text : {"contoso",
                           "jane@contoso.example",
                           "jane",
                           "fabrikam",
                           "talk to fabrikam about the design"}) {
    CAPTURE(text);
    CHECK(removes(removed, text));
  }
  for (const char* text : {"wants",
                           "the",
                           "design",
                           "parser",
                           "friday",
                           "never change the wire format."}) {
    CAPTURE(text);
    CHECK(!removes(removed, text));
  }
}

TEST_CASE("an edit that only adds or moves removes nothing") {
  const char* const before = "# Handoff\n\n- Ask Contoso first\n- Then build\n";
  for (const char* after :
       {before,
        "# Handoff\n\n- Then build\n- Ask Contoso first\n- And test\n",
        "# Handoff\n\n1. Ask contoso first, then build\n2. Then build\n"}) {
    CAPTURE(after);
    CHECK(removed_between(before, after).texts.empty());
  }
}
