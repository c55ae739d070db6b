// SPDX-License-Identifier: MIT
// The next steps that an agent's message lists.
#include "session/dialogue/closing.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

std::string shown(std::string_view message) {
  std::string text;
  for (const ClosingItem& item : closing_items(message)) {
    text += (item.is_question ? "? " : "- ") + item.text + "\n";
  }
  return text;
}

} // namespace

TEST_CASE("an agent's closing list is read under any of its headings") {
  struct Row {
    std::string_view message, items;
  };
  static constexpr Row rows[] = {
      {"Done.\n\n**Next steps:**\n1. Measure it\n2. Write the page\n\nBye.",
       "- Measure it\n- Write the page\n"},
      {"## Remaining\n- [x] parse\n- [ ] **render** it\n  - with care\n"
       "- [ ] test\n## Notes\n- none of this",
       "- render it\n- test\n"},
      {"It works. Next: measure it on Linux.", ""},
      {"Next: measure it on Linux.", "- measure it on Linux.\n"},
      {"Next, I would measure it.", "- Next, I would measure it.\n"},
      {"What's left: the page", "- the page\n"},
      {"**Open questions:**\n- Which port?\n- The owner of the table",
       "? Which port?\n? The owner of the table\n"},
      {"Nächste Schritte:\n- Messen", "- Messen\n"},
      {"### Prochaines étapes\n- Mesurer", "- Mesurer\n"},
      {"Próximos pasos:\n- Medir", "- Medir\n"},
      {"**Próximos passos**\n- Medir", "- Medir\n"},
      {"Следующие шаги:\n1. Измерить", "- Измерить\n"},
      {"## 下一步\n- 测量", "- 测量\n"},
      {"次のステップ：\n- 計測する", "- 計測する\n"},
      {"### 다음 단계\n- 측정", "- 측정\n"},
      // Lists of what was done, and words in passing.
      {"Changes:\n- the parser\n- the page", ""},
      {"The next steps are in the plan.", ""},
      {"**Next steps:** none", ""},
      {"```\n## Remaining\n- x\n```", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.message);
    CHECK(shown(row.message) == row.items);
  }
}

TEST_CASE("an item is spoken of when most of its words come again") {
  CHECK(coverage("document the window protocol",
                 "i have documented the window protocol") == 1.0);
  CHECK(coverage("document the window protocol", "the cache is faster") == 0.0);
  CHECK(coverage("", "x") == 0.0);
}
