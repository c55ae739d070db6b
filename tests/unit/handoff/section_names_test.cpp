// SPDX-License-Identifier: MIT
// Names and labels of sections.
#include "handoff/section_names.hpp"
#include "handoff/section_table.hpp"
#include "text/title.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace handoff;

namespace {

struct Row {
  std::string_view title;
  Section section;
};

} // namespace

TEST_CASE("a section is known by its name, however it is dressed") {
  static constexpr Row rows[] = {
      {"Goal", Section::goal},
      {"PURPOSE", Section::goal},
      {"Objective:", Section::goal},
      {"2. **Next steps** 🚀", Section::next_steps},
      {"TODO", Section::next_steps},
      {"What's next?", Section::next_steps},
      {"What’s left", Section::next_steps},
      {"== Open Questions ==", Section::questions},
      {"Question 3", Section::questions},
      {"Key decisions", Section::decisions},
      {"Decisions made so far", Section::decisions},
      {"Rejected alternatives", Section::rejected},
      {"⚠️ Gotchas", Section::traps},
      {"Traps & learnings", Section::traps},
      {"Lessons learned", Section::learnings},
      {"What was verified", Section::verified},
      {"Current status", Section::state},
      {"Key Files", Section::pointers},
      {"What you must know", Section::know},
      {"Context / Background", Section::know},
      {"Nächste Schritte", Section::next_steps},
      {"OFFENE FRAGEN", Section::questions},
      {"Prochaines étapes", Section::next_steps},
      {"Décisions", Section::decisions},
      {"Próximos pasos", Section::next_steps},
      {"Dúvidas", Section::questions},
      {"Prossimi passi", Section::next_steps},
      {"ОТКРЫТЫЕ ВОПРОСЫ", Section::questions},
      {"目标", Section::goal},
      {"下一步：", Section::next_steps},
      {"次のステップ", Section::next_steps},
      {"却下した案", Section::rejected},
      {"다음 단계", Section::next_steps},
  };
  for (const Row& row : rows) {
    INFO(row.title);
    const auto named = section_named(row.title);
    REQUIRE(named);
    CHECK(named->section == row.section);
    CHECK_FALSE(named->says_more);
  }
}

TEST_CASE("words beside the section's name in a title are noticed") {
  static constexpr Row rows[] = {
      {"Decisions on the wire format", Section::decisions},
      {"Next steps (after the merge)", Section::next_steps},
      {"Questions for Sam", Section::questions},
      {"Out of scope", Section::rejected},
      {"Do not", Section::traps},
      {"Done", Section::state},
  };
  for (const Row& row : rows) {
    INFO(row.title);
    const auto named = section_named(row.title);
    REQUIRE(named);
    CHECK(named->section == row.section);
    CHECK(named->says_more);
  }
}

TEST_CASE("other titles name no section") {
  for (const std::string_view title : {"",
                                       "  ",
                                       "1.",
                                       "Window protocol",
                                       "Goalkeeper",
                                       "for the parser",
                                       "Next generation parser",
                                       "Traps & protocol",
                                       "()",
                                       "http",
                                       "A question of style",
                                       "\xff\xfe"}) {
    INFO(title);
    CHECK_FALSE(section_named(title));
  }
  CHECK_FALSE(section_named("Goal " + std::string(200, ' ')));
}

TEST_CASE("a label is a section's name with a colon") {
  struct LabelRow {
    std::string_view line;
    Section section;
    std::string_view says;
  };
  static constexpr LabelRow rows[] = {
      {"Goal: ship it", Section::goal, "ship it"},
      {"**Goal:** ship it", Section::goal, "ship it"},
      {"**Goal**: *ship* it", Section::goal, "*ship* it"},
      {"__Next steps:__", Section::next_steps, ""},
      {"Q2: why: because?", Section::questions, "why: because?"},
      {"质问", Section::know, "-"},
      {"問題：なぜ", Section::questions, "なぜ"},
      {"TODO:", Section::next_steps, ""},
      {"see http://a.b", Section::know, "-"},
      {"Parser: rejects empty names", Section::know, "-"},
      {"no colon", Section::know, "-"},
      {": goal", Section::know, "-"},
  };
  for (const LabelRow& row : rows) {
    INFO(row.line);
    const auto label = leading_label(row.line);
    REQUIRE(label.has_value() == (row.says != "-"));
    if (label) {
      CHECK(label->named.section == row.section);
      CHECK(row.line.substr(label->end) == row.says);
    }
  }
}

TEST_CASE("each name in the table is as titles are compared") {
  for (const SectionNames& row : section_table()) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      std::string_view name = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
      name.remove_prefix(name.find_first_not_of("=!"));
      CHECK(text::title_words(name) == name);
      CHECK(section_named(name));
    }
  }
}

TEST_CASE("no name means two sections in one language") {
  std::set<std::pair<std::string_view, Section>> seen;
  for (const SectionNames& row : section_table()) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      const std::string_view name = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
      INFO(name);
      const auto named = section_named(name);
      CHECK((!named || named->section == row.section));
    }
  }
}
