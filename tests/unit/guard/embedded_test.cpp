// SPDX-License-Identifier: MIT
// Documents in comments and strings of programs.
#include "guard/document/detector.hpp"
#include "guard/document/embedded.hpp"
#include "samples.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <string>

using namespace handoff::guard;
using namespace handoff::test;

namespace {

constexpr std::string_view k_program = "int sum(int a, int b) {\n"
                                       "  return a + b;\n"
                                       "}\n"
                                       "int one(void) {\n"
                                       "  return 1;\n"
                                       "}\n";

std::string replaced(std::string_view text,
                     const std::string& pattern,
                     const std::string& by) {
  return std::regex_replace(std::string(text), std::regex(pattern), by);
}

std::string marked(std::string_view text, const std::string& mark) {
  return replaced(text, "(^|\n)(?!$)", "$1" + mark);
}

std::string in_code(const std::string& text) {
  return std::string(k_program) + text + std::string(k_program);
}

std::string escaped(std::string_view text) {
  return replaced(replaced(text, "\"", "\\\""), "\n", "\\n");
}

Verdict judge(std::string_view text) {
  static const Knowledge knowledge;
  return Detector(knowledge, nullptr).judge_code("src/a", text);
}

} // namespace

TEST_CASE("a document is taken out of whatever marks its lines") {
  const std::string document = "# Title of it\n\nSome words on the matter\n"
                               "## Part\n" +
                               std::string(6, '-') +
                               replaced(std::string(8, 'x'),
                                        "x",
                                        "\nand so on, for quite a while yet, "
                                        "until it is long enough") +
                               "\n";
  for (const char* mark : {"// ",
                           "/// ",
                           "//! ",
                           "# ",
                           "-- ",
                           "; ",
                           ";; ",
                           " * ",
                           "% ",
                           "  // "}) {
    INFO(mark);
    const auto found =
        find_embedded(in_code(marked(document, mark)), Host::code);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == document);
    CHECK(found[0].first_line == 6);
    CHECK_FALSE(found[0].is_most);
    CHECK(find_embedded(marked(document, mark), Host::code).at(0).is_most);
  }
}

TEST_CASE("a handoff in the comments or strings of a program is refused") {
  const std::string text(k_english_handoff);
  for (const std::string& wrapped :
       {marked(text, "// "),
        marked(text, " * "),
        marked(text, ";; "),
        "/*\n" + text + "*/\n",
        "const char *note =\n" + replaced(text, "([^\n]*)\n", "  \"$1\\n\"\n") +
            "  ;\n",
        "const note = `\n" + text + "`;\n",
        "{\n  \"content\": \"" + escaped(text) + "\",\n  \"a\": 1\n}\n",
        "/*\n```markdown\n" + text + "```\n*/\n"}) {
    INFO(wrapped);
    const Verdict verdict = judge(in_code(wrapped));
    CHECK(verdict.level == Level::refuse);
    CHECK(verdict.line() >= 7);
    CHECK(verdict.last_line <= 6 + k_english_handoff.size());
  }
}

TEST_CASE("the lines of a verdict are those of the file") {
  const Verdict verdict =
      judge(in_code(marked(std::string(k_english_handoff), "// ")));
  REQUIRE_FALSE(verdict.reasons.empty());
  CHECK(verdict.first_line == 7);
  const Verdict string =
      judge(in_code("note = \"" + escaped(k_english_handoff) + "\";\n"));
  REQUIRE_FALSE(string.reasons.empty());
  for (const Reason& reason : string.reasons) {
    CHECK(reason.line == 7);
  }
}

TEST_CASE("honest documentation in comments passes") {
  for (const std::string_view text : {k_skill, k_readme, k_changelog}) {
    CHECK(judge(in_code(marked(text, "// "))).level == Level::clean);
    CHECK(judge(marked(text, " * ")).level == Level::clean);
  }
  CHECK(judge(k_program).level == Level::clean);
}

TEST_CASE("a file may embed a document if it has headings") {
  for (const char* text : {"// # A\n// ## B\n",
                           " * # A\n *\n * ## B\n",
                           "x = \"# A\\n\\n## B\\nmore\"",
                           "# # A\n# ## B\n"}) {
    INFO(text);
    CHECK(may_embed(text, Host::prose));
    CHECK(may_embed(text, Host::code));
  }
  CHECK(may_embed("int a;\n## A\nwords\n## B\n", Host::code));
  for (const char* text : {"# A\n\n## B\n\n### C\n",
                           "// # A\n",
                           "#include <a>\n# define B\n# define C\n",
                           "issue #1 and #2, F# and C# too",
                           ""}) {
    INFO(text);
    CHECK_FALSE(may_embed(text, Host::prose));
  }
  CHECK_FALSE(may_embed("#include <a>\n# define B\n# define C\n", Host::code));
}
