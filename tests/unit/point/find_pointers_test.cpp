// SPDX-License-Identifier: MIT
// Finding pointers in a document.
#include "point/language/find_pointers.hpp"

#include <catch2/catch.hpp>

using namespace handoff::point;

namespace {

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> all;
  for (const FoundPointer& pointer : find_pointers(text)) {
    all.push_back((pointer.is_mark ? "mark " : "") + render(pointer.pointer));
  }
  return all;
}

} // namespace

TEST_CASE("pointers are found in spans, bare, and as marks") {
  struct Row {
    std::string_view text;
    std::vector<std::string> pointers;
  };
  const Row rows[] = {
      {"see `src/run.ts:534-540 @ badf657` (run)",
       {"src/run.ts:534-540 @ badf657"}},
      {"see src/run.ts:534-540 @ badf657 (run), then",
       {"src/run.ts:534-540 @ badf657 (run)"}},
      {"(src/run.ts:5 @ badf657).", {"src/run.ts:5 @ badf657"}},
      {"- `docs/adr/0019.md @ badf657` why", {"docs/adr/0019.md @ badf657"}},
      {"  c505d49 \"fix: stream agent text\"\n  badf657 \"fix: x\"",
       {"c505d49 \"fix: stream agent text\"", "badf657 \"fix: x\""}},
      {"it fixes acme/board#42, not #7", {"acme/board#42"}},
      {"acme/board#42 \"Names may be empty\".",
       {"acme/board#42 \"Names may be empty\""}},
      {"from handoff 2p9x-77ab \xc2\xa7Questions.",
       {"handoff 2p9x-77ab \xc2\xa7Questions"}},
      {"State: `git log 2d93226..badf657`", {"git log 2d93226..badf657"}},
      {"``a.cc:1 @ badf657``", {"a.cc:1 @ badf657"}},
      {"x = `a.cc:1 @ badf657 | >`", {"mark a.cc:1 @ badf657"}},
      {"```\n`a.cc:1 @ badf657`\n= `b.cc:1 @ badf657`\n```\n`c.cc:1 @ badf657`",
       {"mark b.cc:1 @ badf657", "c.cc:1 @ badf657"}},
      {"````md\n```\n`a.cc:1 @ badf657`\n```\n````\n`c.cc:1 @ badf657`",
       {"c.cc:1 @ badf657"}},
      {"- ```\n  `a.cc:1 @ badf657`\n  ```\n- `c.cc:1 @ badf657`",
       {"c.cc:1 @ badf657"}},
      {"```x``` is code\n`c.cc:1 @ badf657`", {"c.cc:1 @ badf657"}},
      {"deadbeef is a value; `x` and run `git log HEAD`", {}},
      {"mail me @ 1234567 or a `b", {}},
      {"3f2a1c9..9d01b7e -- src/parse.cc @@ 118,9 matters",
       {"3f2a1c9..9d01b7e -- src/parse.cc @@ 118,9"}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(found(row.text) == row.pointers);
  }
}

TEST_CASE("a found pointer says which bytes it takes") {
  const auto all = find_pointers("ab `a.cc:1 @ badf657` c");
  REQUIRE(all.size() == 1);
  CHECK(all[0].start == 3);
  CHECK(all[0].end == 21);
}

TEST_CASE("a mark carries its recipe") {
  const Mark mark{
      {.kind = PointerKind::commit, .rev = "9d01b7e", .label = "a | \"b\" `c`"},
      "quote 2-5"};
  const std::string text = render(mark);
  CHECK(text == "= `9d01b7e \"a | \\\"b\\\" \\140c\\140\" | quote 2-5`");
  const auto back = parse_mark("x" + text + "y", 1);
  REQUIRE(back);
  CHECK(back->mark == mark);
  CHECK(back->end == text.size() + 1);
  for (const std::string_view bad : {"= `",
                                     "= `x`",
                                     "= `a.cc:1 @ badf657",
                                     "= `a.cc:1 @ bad\nf657`",
                                     "=`a.cc:1 @ badf657`"}) {
    CHECK_FALSE(parse_mark(bad, 0));
  }
}
