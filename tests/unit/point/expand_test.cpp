// SPDX-License-Identifier: MIT
// Expanding marks, and escaping what looks like one.
#include "point/language/expand.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace handoff;
using namespace handoff::point;

namespace {

// Nothing in these tests is read from a repository.
Library empty_library() {
  return Library(git::Repository{}, [](const Pointer& pointer) {
    return pointer.name == "acme/board#42"
               ? std::optional<std::string>("one\ntwo\\\n")
               : std::nullopt;
  });
}

} // namespace

TEST_CASE("text that looks like a mark comes back as it was") {
  Library library = empty_library();
  for (const std::string_view text :
       {"",
        "= `",
        "= `x`",
        "= `a.cc:1 @ 9d01b7e`",
        "\\= `a.cc:1 @ 9d01b7e`",
        "\\\\\\= `a.cc:1 @ 9d01b7e` \\= `x`",
        "= `acme/board#42`",
        "= `a.cc:1 @ 9d01b7e | x= `acme/board#42`",
        "= `handoff aa-bb \xc2\xa7x= `acme/board#42`= `acme/board#42`",
        "= = `acme/board#42`",
        "`= `acme/board#42`",
        "= `acme/board#42\n`",
        "\xff\xfe= `acme/board#42`\r\n\0"}) {
    INFO(text);
    const std::string escaped = with_marks(text, {});
    const Expanded back = expand(escaped, library);
    CHECK(back.text == text);
    CHECK(back.missing.empty());
  }
}

TEST_CASE("a mark is replaced by its passage, and only there") {
  Library library = empty_library();
  const Mark mark{{.kind = PointerKind::issue, .name = "acme/board#42"}, "raw"};
  const std::string notes = "a = `acme/board#42` one\ntwo\\ z";
  const std::size_t start = notes.find("one");
  const std::string text =
      with_marks(notes, {{.start = start, .end = start + 8, .mark = mark}});
  CHECK(text == "a \\= `acme/board#42` = `acme/board#42 | raw` z");
  CHECK(expand(text, library).text == notes);
}

TEST_CASE("what cannot be read stays, and is named") {
  Library library = empty_library();
  for (const std::string_view text : {"x = `acme/board#43` y",
                                      "x = `acme/board#42 | 2-9` y",
                                      "x = `acme/board#42 | no recipe` y"}) {
    INFO(text);
    const Expanded expanded = expand(text, library);
    CHECK(expanded.text == text);
    CHECK(expanded.missing.size() == 1);
  }
}

TEST_CASE("escaping is lossless for any mixture of its own pieces") {
  constexpr std::string_view pieces[] = {"= `",
                                         "`",
                                         "\\",
                                         "acme/board#42",
                                         "a.cc:1 @ 9d01b7e",
                                         " | ",
                                         "raw",
                                         "\n",
                                         "= ",
                                         " ",
                                         "\"",
                                         "handoff aa-bb",
                                         " \xc2\xa7",
                                         "(f)"};
  Library library = empty_library();
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t size = random() % 14; size > 0; --size) {
      text += pieces[random() % std::size(pieces)];
    }
    const std::string escaped = with_marks(text, {});
    if (expand(escaped, library).text != text) {
      FAIL(text);
    }
  }
}
