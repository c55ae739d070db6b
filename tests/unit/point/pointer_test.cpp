// SPDX-License-Identifier: MIT
// Writing and parsing pointers.
#include "point/language/listing.hpp"
#include "point/language/pointer.hpp"
#include "point/language/quoted.hpp"

#include <catch2/catch.hpp>

using namespace handoff::point;

namespace {

Pointer file(std::string path, std::vector<LineRange> lines) {
  return {.kind = PointerKind::file,
          .rev = "9d01b7e",
          .path = std::move(path),
          .lines = std::move(lines)};
}

} // namespace

TEST_CASE("each kind has one visible form, and it parses back") {
  struct Row {
    Pointer pointer;
    std::string text;
  };
  const Row rows[] = {
      {{.kind = PointerKind::file,
        .rev = "9d01b7e",
        .path = "src/parse.cc",
        .label = "parse_header",
        .lines = {{120, 148}}},
       "src/parse.cc:120-148 @ 9d01b7e (parse_header)"},
      {file("a.cc", {{7, 7}}), "a.cc:7 @ 9d01b7e"},
      {file("a.cc", {}), "a.cc @ 9d01b7e"},
      {file("a.cc", {{1, 3}, {9, 9}}), "a.cc:1-3,9 @ 9d01b7e"},
      {{.kind = PointerKind::commit,
        .rev = "9d01b7e",
        .label = "parser: reject \"empty\" names"},
       "9d01b7e \"parser: reject \\\"empty\\\" names\""},
      {{.kind = PointerKind::diff,
        .rev = "9d01b7e",
        .base = "3f2a1c9",
        .path = "src/parse.cc",
        .hunk = HunkRange{118, 9}},
       "3f2a1c9..9d01b7e -- src/parse.cc @@ 118,9"},
      {{.kind = PointerKind::diff, .rev = "9d01b7e", .path = "src/a b.cc"},
       "9d01b7e^! -- src/a b.cc"},
      {{.kind = PointerKind::issue,
        .name = "acme/board#42",
        .label = "Names may be empty"},
       "acme/board#42 \"Names may be empty\""},
      {{.kind = PointerKind::issue, .name = "#42"}, "#42"},
      {{.kind = PointerKind::issue, .name = "bd-a1b2", .label = "x"},
       "issue bd-a1b2 \"x\""},
      {{.kind = PointerKind::handoff,
        .name = "2p9x-77ab",
        .label = "Questions"},
       "handoff 2p9x-77ab \xc2\xa7Questions"},
      {{.kind = PointerKind::handoff, .name = "2p9x-77ab"},
       "handoff 2p9x-77ab"},
      {{.kind = PointerKind::log, .command = "git log 2d93226..badf657"},
       "git log 2d93226..badf657"},
      {{.kind = PointerKind::diffstat,
        .command = "git diff --stat 2d93226 badf657"},
       "git diff --stat 2d93226 badf657"},
  };
  for (const Row& row : rows) {
    CHECK(render(row.pointer) == row.text);
    CHECK(parse_pointer(row.text) == row.pointer);
  }
}

TEST_CASE("a path that could be read as something else is quoted") {
  struct Row {
    std::string path, text;
  };
  const Row rows[] = {
      {"a b.cc", "a b.cc:2 @ 9d01b7e"},
      {"na\xc3\xafve/\xe4\xb8\xad.md",
       "na\xc3\xafve/\xe4\xb8\xad.md:2 @ 9d01b7e"},
      {"a:12", "a:12:2 @ 9d01b7e"},
      {"user@host:x", "user@host:x:2 @ 9d01b7e"},
      {"it's (1).txt", "it's (1).txt:2 @ 9d01b7e"},
      {"x @ y", "\"x @ y\":2 @ 9d01b7e"},
      {"git log", "git log:2 @ 9d01b7e"},
      {"handoff aa-bb", "handoff aa-bb:2 @ 9d01b7e"},
      {"new\nline", "\"new\\nline\":2 @ 9d01b7e"},
      {"tick`tock", "\"tick\\140tock\":2 @ 9d01b7e"},
      {"say \"hi\"", "\"say \\\"hi\\\"\":2 @ 9d01b7e"},
      {"back\\slash", "\"back\\\\slash\":2 @ 9d01b7e"},
      {" lead", "\" lead\":2 @ 9d01b7e"},
      {"a | b", "\"a | b\":2 @ 9d01b7e"},
      {"bad\xff", "\"bad\\377\":2 @ 9d01b7e"},
      {"esc\x1b[2J", "\"esc\\033[2J\":2 @ 9d01b7e"},
      {"\xe2\x80\xae"
       "gpj",
       "\"\\342\\200\\256gpj\":2 @ 9d01b7e"},
      {"1234567^! -- x", "1234567^! -- x:2 @ 9d01b7e"},
  };
  for (const Row& row : rows) {
    Pointer pointer = file(row.path, {{2, 2}});
    INFO(row.path);
    const std::string text = render(pointer);
    CHECK(parse_pointer(text) == pointer);
    CHECK(text.find_first_of("`\n\x1b") == std::string::npos);
    pointer.lines.clear();
    CHECK(parse_pointer(render(pointer)) == pointer);
    const Pointer diff{.kind = PointerKind::diff,
                       .rev = "9d01b7e",
                       .path = row.path,
                       .hunk = HunkRange{1, 2}};
    CHECK(parse_pointer(render(diff)) == diff);
    if (row.path != "1234567^! -- x") {
      CHECK(text == row.text);
    }
  }
  CHECK(render(file("a:12", {})) == "\"a:12\" @ 9d01b7e");
}

TEST_CASE("labels lose what would break the line") {
  Pointer pointer = file("a.cc", {{1, 2}});
  pointer.label = "f(`a`)\n | \x1b[2J)";
  CHECK(render(pointer) == "a.cc:1-2 @ 9d01b7e (f(a)   [2J))");
  CHECK(parse_pointer(render(pointer))->label == "f(a)   [2J)");
}

TEST_CASE("what is not pinned or not whole is no pointer") {
  for (const std::string_view text : {"",
                                      "a.cc:1-2 @ HEAD",
                                      "a.cc:1-2 @ 9d01b7",
                                      "a.cc:1-2 @ 9D01B7E",
                                      "a.cc:1-2 @ 9d01b7e (f",
                                      "a.cc:1-2 @ 9d01b7e f",
                                      "a.cc:1-2",
                                      "9d01b7e",
                                      "9d01b7e subject",
                                      "9d01b7e \"open",
                                      "9d01b7e \"a\" b",
                                      "9d01b7e..HEAD -- a",
                                      "9d01b7e^! -- ",
                                      "9d01b7e^! -- a @@ 1",
                                      "#",
                                      "#x",
                                      "acme board#4",
                                      "handoff",
                                      "handoff HEAD",
                                      "handoff 2p9x-77ab \xc2\xa7",
                                      "handoff 2p9x-77ab \xc2\xa7\xe6-",
                                      "git log",
                                      "git log HEAD",
                                      "git push 9d01b7e",
                                      "git log --output=x 9d01b7e",
                                      "git log -p 9d01b7e",
                                      "git diff --ext-diff 9d01b7e",
                                      "git -c core.pager=x log 9d01b7e",
                                      "git log 9d01b7e --",
                                      "git log 9d01b7e  1234567",
                                      "git log 9d01b7e --output=x"}) {
    INFO(text);
    CHECK_FALSE(parse_pointer(text));
  }
  const auto backwards = parse_pointer("a.cc:9-2 @ 9d01b7e");
  CHECK((!backwards || backwards->lines.empty()));
}

TEST_CASE("a listing reads back, and names its ids") {
  const auto listing =
      parse_listing("git diff --stat=120 3f2a1c9..9d01b7e -- \"a b\" c");
  REQUIRE(listing);
  CHECK(listing->kind == PointerKind::diffstat);
  CHECK(listing->paths == std::vector<std::string>{"a b", "c"});
  CHECK(listing->ids() == std::vector<std::string>{"3f2a1c9", "9d01b7e"});
  CHECK(listing->text() == "git diff --stat=120 3f2a1c9..9d01b7e -- \"a b\" c");
  CHECK(parse_listing("git diff 3f2a1c9 9d01b7e")->kind == PointerKind::diff);
  CHECK(parse_listing("git log --oneline -5 9d01b7e")->kind ==
        PointerKind::log);
  CHECK(parse_listing("git log --topo-order --skip=15 3f2a1c9..9d01b7e"));
  CHECK(parse_listing("git show --no-patch 9d01b7e")->kind == PointerKind::log);
  CHECK(parse_listing("git ls-tree -r --name-only 9d01b7e")->kind ==
        PointerKind::tree);
}

TEST_CASE("quoting gives every byte back") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) {
    all += static_cast<char>(byte);
  }
  const auto back = unquoted(quoted(all), 0);
  REQUIRE(back);
  CHECK(back->text == all);
  for (const std::string_view bad :
       {"", "x", "\"", "\"\\", "\"\\x\"", "\"\\400\"", "\"\\12\"", "\"a`\""}) {
    CHECK_FALSE(unquoted(bad, 0));
  }
}
