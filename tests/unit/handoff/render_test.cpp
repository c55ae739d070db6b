// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "handoff/quote_yaml.hpp"
#include "handoff/redact_stage.hpp"
#include "handoff/render.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

std::string rendered(const Draft& draft, const std::string& how) {
  redact::Redactor redactor(redact::Rules::built_in());
  return render(redact_draft(draft, redactor), {}, {"test", how});
}

Draft with(Style style, std::string text) {
  Draft draft;
  draft.parts[Part::know] = {{.pieces = {{style, std::move(text)}}}};
  return draft;
}

} // namespace

TEST_CASE("foreign text of one line stays one line of plain text") {
  const std::string how = "{{#know}}- {{{text}}}\n{{/know}}";
  struct Row {
    Style style;
    std::string_view text, expected;
  };
  static constexpr Row rows[] = {
      {Style::plain, "a\nb", "- a b\n"},
      {Style::code, "a", "- `a`\n"},
      {Style::pointer, "a`b", "- ``a`b``\n"},
      {Style::code, "\x1b[31mred", "- `\xe2\x90\x9b[31mred`\n"},
      {Style::plain,
       "ask [REDACTED:email#1] *now*",
       "- ask [REDACTED:email#1] \\*now\\*\n"},
      {Style::own, "*as it is*", "- *as it is*\n"},
      {Style::markdown, "one\n\ntwo", "- one\n\n  two\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(rendered(with(row.style, std::string(row.text)), how) ==
          row.expected);
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
      static_cast<void>(rendered({}, std::string(row.text)));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK_THAT(error.what(), Catch::Contains(std::string(row.said)));
    }
  }
}

TEST_CASE("every built-in template is valid and shows what it must") {
  for (const Kind kind :
       {Kind::continuation, Kind::prototype, Kind::answer, Kind::review}) {
    Draft draft;
    draft.kind = kind;
    draft.title = "a title";
    const std::string text = rendered(draft, built_in_template(kind).text);
    for (const std::string_view heading :
         {"## Goal", "## Next steps", "## Suggested skills", "a title"}) {
      INFO(heading);
      CHECK(text.find(heading) != std::string::npos);
    }
    CHECK(text.find("## Pointers") == std::string::npos);
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
