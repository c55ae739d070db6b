// SPDX-License-Identifier: MIT
// The Markdown form of a document, and its templates.
#include "base/error.hpp"
#include "redact/redactor.hpp"
#include "render/markdown.hpp"
#include "render/quote_yaml.hpp"
#include "render/sections.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

redact::RedactedText redacted(std::string_view text) {
  redact::Redactor redactor(redact::Rules::built_in());
  return redactor.redact(text).text;
}

using Pieces = std::vector<Piece<redact::RedactedText>>;

Piece<redact::RedactedText> piece(PieceKind kind, std::string_view text) {
  return {kind, redacted(text)};
}

Handoff with(Pieces pieces) {
  Handoff handoff;
  handoff.parts[Part::know] = {{.pieces = std::move(pieces)}};
  return handoff;
}

} // namespace

TEST_CASE("a piece shows its text and nothing but its text") {
  const Template how = {"test", "{{#know}}- {{{text}}}\n{{/know}}"};
  struct Row {
    PieceKind kind;
    std::string_view text, expected;
  };
  static constexpr Row rows[] = {
      {PieceKind::text, "a\nb", "- a b\n"},
      {PieceKind::text, "*as* <b>it</b>", "- \\*as\\* \\<b>it\\</b>\n"},
      {PieceKind::text,
       "ask [REDACTED:email#1] *now*",
       "- ask [REDACTED:email#1] \\*now\\*\n"},
      {PieceKind::strong, "Open:", "- **Open:**\n"},
      {PieceKind::strong, "a** b", "- **a\\*\\* b**\n"},
      {PieceKind::strong, " ", "- \n"},
      {PieceKind::emphasis, "Rejected:", "- *Rejected:*\n"},
      {PieceKind::code, "a", "- `a`\n"},
      {PieceKind::pointer, "a`b", "- ``a`b``\n"},
      {PieceKind::turn, "u7", "-  u7\n"},
      {PieceKind::turn, "session:*a*#7", "-  session:\\*a\\*#7\n"},
      {PieceKind::code, "\x1b[31mred", "- `\xe2\x90\x9b[31mred`\n"},
      {PieceKind::quotation, "one\n\ntwo", "- > one\n  >\n  > two\n"},
      {PieceKind::quotation, "# one", "- > ### one\n"},
      {PieceKind::code_block, "a\n  b", "- ```\n  a\n    b\n  ```\n"},
      {PieceKind::code_block,
       "```\na\n```",
       "- ````\n  ```\n  a\n  ```\n  ````\n"},
      {PieceKind::authored, "one\n\ntwo", "- one\n\n  two\n"},
      {PieceKind::authored, "```\nopen", "- ```\n  open\n  ```\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(render_markdown(with({piece(row.kind, row.text)}), how) ==
          row.expected);
  }
}

TEST_CASE("blocks begin a paragraph of their own, an author's text goes on") {
  const Template how = {"test", "{{#know}}- {{{text}}}\n{{/know}}"};
  struct Row {
    Pieces pieces;
    std::string_view expected;
  };
  const auto text = [](std::string_view words) {
    return piece(PieceKind::text, words);
  };
  const Row rows[] = {
      {{piece(PieceKind::strong, "Answered:"),
        text(" "),
        piece(PieceKind::authored, "yes\n\nbut"),
        text("after")},
       "- **Answered:** yes\n\n  but\n\n  after\n"},
      {{text("it said: "), piece(PieceKind::code_block, "no")},
       "- it said:\n\n  ```\n  no\n  ```\n"},
      {{text("it said: "), piece(PieceKind::authored, "- no\n- never")},
       "- it said:\n\n  - no\n  - never\n"},
      {{text("a"), text(" (+3 -1)")}, "- a (+3 -1)\n"},
      {{piece(PieceKind::quotation, "no"),
        text(" "),
        piece(PieceKind::emphasis, "Rejected:"),
        text(" yes")},
       "- > no\n\n  *Rejected:* yes\n"},
  };
  for (const Row& row : rows) {
    CHECK(render_markdown(with(row.pieces), how) == row.expected);
  }
}

TEST_CASE("a template's mistake is named with its line") {
  struct Row {
    std::string_view text, said;
  };
  static constexpr Row rows[] = {
      {"a\n{{#goal}}\nb", "line 2"},
      {"a\nb\n{{goal", "line 3"},
      {"a\n\n{{/goal}}", "line 3"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    try {
      static_cast<void>(render_markdown({}, {"test", std::string(row.text)}));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK_THAT(error.what(), Catch::Contains(std::string(row.said)));
    }
  }
}

TEST_CASE("every built-in template is valid and shows what it must") {
  for (const Kind kind :
       {Kind::continuation, Kind::prototype, Kind::answer, Kind::review}) {
    Handoff handoff;
    handoff.kind = kind;
    handoff.title = redacted("a title");
    const std::string text = render_markdown(handoff, built_in_template(kind));
    for (const std::string_view heading :
         {"## Goal", "## Next steps", "## Suggested skills", "a title"}) {
      INFO(heading);
      CHECK(text.find(heading) != std::string::npos);
    }
    CHECK(text.find("## Pointers") == std::string::npos);
  }
}

TEST_CASE("a built-in template has the sections of its kind, in their order") {
  for (const Kind kind :
       {Kind::continuation, Kind::prototype, Kind::answer, Kind::review}) {
    const std::string text = built_in_template(kind).text;
    INFO(kind_name(kind));
    std::string headings;
    for (const SectionForm& form : sections_of(kind)) {
      headings += "## " + std::string(heading_of(form.part)) + "\n";
    }
    std::string found;
    for (std::size_t at = text.find("## "); at != std::string::npos;
         at = text.find("## ", at + 1)) {
      found += text.substr(at, text.find('\n', at) + 1 - at);
    }
    CHECK(found == headings);
    CHECK(text.find("# " + std::string(title_word(kind)) + ": {{{heading}}}") !=
          std::string::npos);
  }
}

TEST_CASE("a scalar is quoted where YAML would read it otherwise") {
  struct Row {
    std::string_view text, scalar;
  };
  static constexpr Row rows[] = {
      {"plain words", "plain words"},
      {"a: b", "\"a: b\""},
      {"ends:", "\"ends:\""},
      {"- dash", "\"- dash\""},
      {"a #comment", "\"a #comment\""},
      {"#42", "\"#42\""},
      {"say \"x\" \\", "say \"x\" \\"},
      {"\"x\" \\", "\"\\\"x\\\" \\\\\""},
      {"[REDACTED:email#1]", "\"[REDACTED:email#1]\""},
      {"", "\"\""},
      {" edge", "\" edge\""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(quote_yaml(row.text) == row.scalar);
  }
}
