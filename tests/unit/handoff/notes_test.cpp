// SPDX-License-Identifier: MIT
// Sorting notes into sections.
#include "handoff/notes.hpp"
#include "handoff/section_names.hpp"
#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/title.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace handoff;

namespace {

// Each note as `section<text>`.
std::string sorted(std::string_view markdown) {
  static constexpr std::string_view k_names[] = {"goal",
                                                 "next",
                                                 "ask",
                                                 "know",
                                                 "decided",
                                                 "rejected",
                                                 "traps",
                                                 "learnings",
                                                 "verified",
                                                 "state",
                                                 "pointers"};
  std::string out;
  for (const Note& note : parse_notes(markdown).notes) {
    out += k_names[static_cast<std::size_t>(note.section)];
    out += '<' + note.text + '>';
  }
  return out;
}

struct Row {
  std::string_view markdown, notes;
};

} // namespace

TEST_CASE("known headings of any level sort the text below them") {
  static constexpr Row rows[] = {
      {"", ""},
      {"a\n\nb\nc\n", "know<a>know<b\nc>"},
      {"# Goal\na\n###### next STEPS:\n1. b\n2. c\n",
       "goal<a>next<1. b>next<2. c>"},
      {"Goal\n====\na\n", "goal<a>"},
      {"## Decisions\n- a\n## Questions\n- b\n## Decisions\n- c\n",
       "decided<- a>ask<- b>decided<- c>"},
      {"**Traps:**\n\n- a\n\n**Learnings**\n\nb", "traps<- a>learnings<b>"},
      {"Next steps:\n- a\n- b\n", "next<- a>next<- b>"},
      {"Status\n\nall is well", "state<all is well>"},
      {"## Goal\n---\n## Next\n", ""},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(sorted(row.markdown) == row.notes);
  }
}

TEST_CASE("other headings are kept in front of the text below them") {
  static constexpr Row rows[] = {
      {"## Wire\nlittle endian\n", "know<**Wire:** little endian>"},
      {"## Wire\n- a\n", "know<- **Wire:** a>"},
      {"## Wire:\n1. [ ] a\n", "know<1. [ ] **Wire:** a>"},
      {"## Wire\n- a\n- b\n\nc\n", "know<**Wire:**\n\n- a\n- b\n\nc>"},
      {"## *Wire*\n```\nx\n```\n", "know<**Wire:**\n\n```\nx\n```>"},
      {"## Wire\n### Bytes\na\n", "know<**Wire: Bytes:** a>"},
      {"## Wire\n## Bytes\na\n", "know<**Wire**>know<**Bytes:** a>"},
      {"## Wire\n", "know<**Wire**>"},
      {"##\na\n", "know<a>"},
      {"## Decisions\n### API\na\n## Wire\nb\n",
       "decided<**API:** a>know<**Wire:** b>"},
      {"### Decisions\na\n## Wire\nb\n", "decided<a>know<**Wire:** b>"},
      {"## Next steps\n### Today\n- a\n- b\n", "next<- **Today:** a>next<- b>"},
      {"## Questions for Sam\n- a\n", "ask<- **Questions for Sam:** a>"},
      {"## Out of scope\n- a\n- b\n",
       "rejected<**Out of scope:**\n\n- a\n- b>"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(sorted(row.markdown) == row.notes);
  }
}

TEST_CASE("labels sort single lines and items") {
  static constexpr Row rows[] = {
      {"Goal: a\nNext: b\nState: c\n", "goal<a>next<b>state<State: c>"},
      {"**Goal:** a\nstill a\n\nb\n", "goal<a\nstill a>know<b>"},
      {"Goal: a\n- b\n\n- c\n", "goal<a>goal<- b>know<- c>"},
      {"- a\n- Rejected: b\n- TODO: c\n- **Q1:** d\n- Trap: e\n",
       "know<- a>rejected<- b>next<- c>ask<- d>traps<- Trap: e>"},
      {"- Decisions:\n  - a\n  - b\n", "decided<- Decisions:\n  - a\n  - b>"},
      {"## Next steps\n- [ ] a\n- [x] b\n- [X] TODO: c\n",
       "next<- [ ] a>state<- [x] b>next<- [X] c>"},
      {"the words\nnext: follow\n", "know<the words\nnext: follow>"},
      {"Note: a\n\nParser: b\n", "know<Note: a>know<Parser: b>"},
      {"# Goal: a\nb\n", "goal<a>goal<b>"},
      {"目标：完成\n", "goal<完成>"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(sorted(row.markdown) == row.notes);
  }
}

TEST_CASE("what a colon announces stays with it") {
  static constexpr Row rows[] = {
      {"It says:\n```\nx\n```\nb\n", "know<It says:\n```\nx\n```>know<b>"},
      {"It says:\n\n> x\n\n> y\n", "know<It says:\n\n> x>know<> y>"},
      {"We have:\n- a\n- b\n\nc\n", "know<We have:\n- a\n- b>know<c>"},
      {"## Decisions\nThese:\n- a\n", "decided<These:>decided<- a>"},
      {"Text:\n\nb\n", "know<Text:>know<b>"},
      {"Text:\n\n= `a.c:1-2 @ 1234567`\n",
       "know<Text:\n\n= `a.c:1-2 @ 1234567`>"},
      {"Text:\n\n= `a.c:1-2 @ 1234567` b\n",
       "know<Text:>know<= `a.c:1-2 @ 1234567` b>"},
      {"## Next\n- Look:\n\n```\nx\n```\n- b\n",
       "next<- Look:\n\n```\nx\n```>next<- b>"},
      {"## Next\n- Look:\n\n= `a.c:1-2 @ 1234567`\n- b\n",
       "next<- Look:\n\n= `a.c:1-2 @ 1234567`>next<- b>"},
      {"- Look:\n- b\n\n```\nx\n```\n",
       "know<- Look:>know<- b>know<```\nx\n```>"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(sorted(row.markdown) == row.notes);
  }
}

TEST_CASE("a lone first heading is the title, not one of several") {
  CHECK(parse_notes("# Wire\n\n## Goal\na").title == "Wire");
  CHECK(sorted("# Wire\na\n") == "know<a>");
  CHECK(parse_notes("# Wire\na\n# Bytes\nb").title.empty());
  CHECK(sorted("# Wire\na\n# Bytes\nb\n") ==
        "know<**Wire:** a>know<**Bytes:** b>");
  CHECK(parse_notes("# Goal\na").title.empty());
  CHECK(parse_notes("a\n# Wire\n").title.empty());
}

TEST_CASE("a long section below one heading is cut, each part with its lead") {
  std::string markdown = "## Wire\n";
  const std::string paragraph(500, 'x');
  for (int i = 0; i < 5; ++i) {
    markdown += paragraph + "\n\n";
  }
  const Notes notes = parse_notes(markdown);
  REQUIRE(notes.notes.size() == 3);
  for (const Note& note : notes.notes) {
    CHECK(note.text.substr(0, 9) == "**Wire:**");
    CHECK(note.text.size() < 1300);
  }
}

namespace {

std::string random_notes(std::mt19937& random) {
  static constexpr std::string_view k_lines[] = {"# Goal",     "## Next steps",
                                                 "## Wire",    "### Bytes",
                                                 "Goal: a",    "**Traps:**",
                                                 "Decisions:", "Done",
                                                 "- item",     "- [x] b",
                                                 "- TODO: c",  "  nested",
                                                 "  - more",   "1. one",
                                                 "text",       "Next: words",
                                                 "announces:", "> quote",
                                                 "```",        "    code",
                                                 "| a | b |",  "|---|---|",
                                                 "---",        "===",
                                                 "<div>",      "Rejected: no",
                                                 "",           "",
                                                 "",           "##"};
  std::string notes;
  const std::size_t lines = 1 + random() % 14;
  for (std::size_t i = 0; i < lines; ++i) {
    notes += k_lines[random() % std::size(k_lines)];
    notes += '\n';
  }
  return notes;
}

// Whether a line may be in no note: it says nothing beside a section's name.
bool is_structure(std::string_view line) {
  const std::string_view text = text::trimmed(line);
  const std::string_view title =
      text::heading_level(text) > 0 ? text::heading_title(text) : text;
  return text::title_words(title).empty() || section_named(title) ||
         text::is_rule(text) || text::underline_level(text) > 0;
}

} // namespace

TEST_CASE("no line of the notes is lost or said twice") {
  std::mt19937 random(20261121);
  for (int i = 0; i < 20000; ++i) {
    const std::string markdown = random_notes(random);
    INFO(markdown);
    const Notes notes = parse_notes(markdown);
    std::size_t last = 0;
    for (const Note& note : notes.notes) {
      REQUIRE(note.start >= last);
      REQUIRE(note.end > note.start);
      REQUIRE_FALSE(note.text.empty());
      last = note.end;
    }
    for (std::size_t at = 0; at < markdown.size();) {
      const std::size_t end = markdown.find('\n', at) + 1;
      const std::string_view line =
          std::string_view(markdown).substr(at, end - at);
      const bool is_noted =
          std::any_of(notes.notes.begin(), notes.notes.end(), [&](auto& note) {
            return note.start <= at && end <= note.end;
          });
      const bool is_title =
          notes.title.find(text::trimmed(line)) != std::string::npos;
      INFO(line);
      REQUIRE((is_noted || is_title || is_structure(line)));
      at = end;
    }
  }
}
