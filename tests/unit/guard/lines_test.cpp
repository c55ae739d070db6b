// SPDX-License-Identifier: MIT
// What Markdown makes of each line.
#include "guard/document/lines.hpp"

#include <catch2/catch.hpp>

using namespace handoff::guard;

namespace {

LineKind kind_of(std::string_view text, std::size_t line) {
  return read_lines(text).at(line).kind;
}

} // namespace

TEST_CASE("headings: ATX, underlined, all bold, quoted") {
  CHECK(kind_of("# A\n", 0) == LineKind::heading);
  CHECK(kind_of("> ## A\n", 0) == LineKind::heading);
  CHECK(kind_of("A\n===\n", 0) == LineKind::heading);
  CHECK(kind_of("\nA\n---\n", 1) == LineKind::heading);
  CHECK(kind_of("**Next steps**\n", 0) == LineKind::heading);
  CHECK(kind_of("**Next steps:**\n", 0) == LineKind::heading);
  CHECK(kind_of("##标题\n", 0) == LineKind::heading);
}

TEST_CASE("what only looks like a heading is text") {
  CHECK(kind_of("#include <x>\n", 0) == LineKind::text);
  CHECK(kind_of("#42 is fixed\n", 0) == LineKind::text);
  CHECK(kind_of("a **b** c\n", 0) == LineKind::text);
  CHECK(kind_of("**a** and **b**\n", 0) == LineKind::text);
  CHECK(kind_of("para\nmore\n---\n", 1) == LineKind::text);
}

TEST_CASE("code ends at a fence that is at least as long") {
  const auto lines = read_lines("````\n# a\n```\n# b\n````\n# c\n");
  CHECK(lines[0].kind == LineKind::fence);
  CHECK(lines[1].kind == LineKind::code);
  CHECK(lines[2].kind == LineKind::code);
  CHECK(lines[3].kind == LineKind::code);
  CHECK(lines[4].kind == LineKind::fence);
  CHECK(lines[5].kind == LineKind::heading);
}

TEST_CASE("labels end at their colon, in lists, bold and tables") {
  const auto label = [](std::string_view line) {
    const Line at = read_lines(line).front();
    return std::string(line.substr(at.content, at.label_end - at.content));
  };
  CHECK(label("Branch: main") == "Branch");
  CHECK(label("- **Branch:** `main`") == "Branch");
  CHECK(label("| Branch | main |") == "Branch ");
  CHECK(label("- 12:30 lunch") == "");
  CHECK(label("See `a: b`") == "");
}

TEST_CASE("front matter is only at the top") {
  CHECK(kind_of("---\nid: 1\n---\n", 1) == LineKind::front_matter);
  CHECK(kind_of("x\n\n---\nid: 1\n---\n", 3) == LineKind::heading);
}

TEST_CASE("a fence may hold prose when it has no language, or Markdown") {
  const std::string_view text = "```\na\n```\n```sh\nb\n```\n~~~md\nc\n";
  const auto fences = find_fences(text, read_lines(text));
  REQUIRE(fences.size() == 3);
  CHECK(fences[0].may_be_prose);
  CHECK_FALSE(fences[1].may_be_prose);
  CHECK(fences[2].may_be_prose);
  CHECK(fences[2].last == 8);
}
