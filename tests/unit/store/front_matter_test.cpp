// SPDX-License-Identifier: MIT
// The front matter of a handoff.
#include "store/front_matter.hpp"
#include "store/id.hpp"
#include "store/yaml_scalar.hpp"

#include <catch2/catch.hpp>

using namespace handoff::store;

TEST_CASE("a value is unquoted as YAML does") {
  using namespace std::string_view_literals;
  struct Row {
    std::string_view text, value;
  };
  static constexpr Row rows[] = {
      {"", ""},
      {"   # only a comment", ""},
      {" plain words ", "plain words"},
      {" a#b # comment", "a#b"},
      {" -dash", "-dash"},
      {" 2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"},
      {" 'it''s: #1' # yes", "it's: #1"},
      {" ''", ""},
      {R"( "a\tb\"c\\d\/")", "a\tb\"c\\d/"},
      {R"( "\x41\u00e9\U0001f600\0")", "A\xc3\xa9\xf0\x9f\x98\x80\0"sv},
      {R"( "\N\_\L\P")", "\xc2\x85\xc2\xa0\xe2\x80\xa8\xe2\x80\xa9"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Scalar scalar = parse_scalar(row.text);
    CHECK(scalar.problem.empty());
    CHECK(scalar.value == row.value);
  }
}

TEST_CASE("what is not one value on one line is a problem") {
  for (const std::string_view text : {" [a, b]",
                                      " {a: b}",
                                      " |",
                                      " >-",
                                      " &anchor x",
                                      " *alias",
                                      " !tag x",
                                      " @x",
                                      " `x`",
                                      " - item",
                                      " ? x",
                                      " fix: the thing",
                                      " ends with:",
                                      " 'open",
                                      " \"open",
                                      " \"open\\\"",
                                      " 'closed' more",
                                      " 'closed'# no space",
                                      R"( "\q")",
                                      R"( "\x4")",
                                      R"( "\ud800")",
                                      R"( "\U00110000")",
                                      R"( "\)"}) {
    INFO(text);
    CHECK_FALSE(parse_scalar(text).problem.empty());
  }
}

TEST_CASE("the front matter of the design is read whole") {
  const std::string_view document = "---\n"
                                    "handoff: 1\n"
                                    "id: 4kq7-2mzd\n"
                                    "kind: prototype\n"
                                    "purpose: 'Prototype: the window'\n"
                                    "repository: acme/board\n"
                                    "branch: proto/window\n"
                                    "base: main 3f2a1c9\n"
                                    "head: 9d01b7e\n"
                                    "snapshot: 51c0aa2\n"
                                    "parent: 2p9x-77zb\n"
                                    "created: 2026-11-21T10:00:00Z\n"
                                    "expires: 2026-11-28T10:00:00Z\n"
                                    "redacted: 3\n"
                                    "later_key: is left alone\n"
                                    "---\n"
                                    "# Handoff\n";
  const ParsedDocument parsed = parse_document(document);
  REQUIRE(parsed.ok());
  const FrontMatter& front = parsed.front;
  CHECK(front.id == "4kq7-2mzd");
  CHECK(front.kind == Kind::prototype);
  CHECK(front.purpose == "Prototype: the window");
  CHECK(front.repository == "acme/board");
  CHECK(front.branch == "proto/window");
  CHECK(front.base_name == "main");
  CHECK(front.base == "3f2a1c9");
  CHECK(front.head == "9d01b7e");
  CHECK(front.snapshot == "51c0aa2");
  CHECK(front.parent == "2p9x-77zb");
  CHECK(front.expires - front.created == 7 * 86400);
  CHECK(front.redacted == 3);
  CHECK(document.substr(parsed.body) == "# Handoff\n");
}

TEST_CASE("each problem is said with its line, all in one run") {
  struct Row {
    std::string_view line, problem;
  };
  static constexpr Row rows[] = {
      {"no colon", "not 'key: value'"},
      {"Key: x", "not 'key: value'"},
      {"  nested: x", "not 'key: value'"},
      {"branch:x", "a space is missing"},
      {"branch: [x]", "only one plain"},
      {"handoff: 2", "version '2'"},
      {"kind: continue", "'kind' appears twice"},
      {"parent: last", "'parent' is no id"},
      {"head: --upload-pack=x", "'head' is no commit id"},
      {"snapshot: HEAD", "'snapshot' is no commit id"},
      {"expires: tomorrow", "'expires' is no time"},
      {"redacted: -1", "'redacted' is no number"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const std::string document = "---\nid: 4kq7-2mzd\nkind: review\n" +
                                 std::string(row.line) +
                                 "\ncreated: 2026-11-21T10:00:00Z\n---\n";
    const ParsedDocument parsed = parse_document(document);
    const Problem& first = parsed.problems.at(0);
    CHECK(first.line == 4);
    CHECK_THAT(first.text, Catch::Contains(std::string(row.problem)));
  }
}

TEST_CASE(
    "a file that is not a handoff is reported, and not read past its end") {
  for (const std::string_view document :
       {"", "\n", "# Title\n", "---", "---\n", "---\nid: x", "---\n---\n"}) {
    INFO(document);
    CHECK_FALSE(parse_document(document).ok());
  }
  const std::string endless = "---\n" + std::string(1000, '\n');
  CHECK(parse_document(endless).problems.back().text ==
        "the front matter has no closing '---'");
}

TEST_CASE("CRLF does not disturb, and keys without a value are not there") {
  const ParsedDocument parsed =
      parse_document("---\r\nhandoff: 1\r\nid: 4kq7-2mzd\r\nkind: return\r\n"
                     "created: 2026-11-21T10:00:00Z\r\nhead:\r\n---\r\nx");
  CHECK(parsed.ok());
  CHECK(parsed.front.head.empty());
  CHECK_FALSE(parse_document("---\nhandoff: 1\nid:\nkind: return\n"
                             "created: 2026-11-21T10:00:00Z\n---\n")
                  .ok());
}

TEST_CASE("a base may be a name, a commit or both") {
  const auto base = [](const std::string& value) {
    const FrontMatter front =
        parse_document("---\nbase: " + value + "\n---\n").front;
    return front.base_name + "|" + front.base;
  };
  CHECK(base("origin/main 3f2a1c9") == "origin/main|3f2a1c9");
  CHECK(base("3f2a1c9") == "|3f2a1c9");
  CHECK(base("main") == "main|");
}

TEST_CASE("what was redacted is a number, or a count for each rule") {
  const auto redacted = [](const std::string& value) {
    return parse_document("---\nredacted: " + value + "\n---\n").front.redacted;
  };
  CHECK(redacted("none") == 0);
  CHECK(redacted("3") == 3);
  CHECK(redacted("email 1, github-pat 12") == 13);
  CHECK(redacted("email one") == 0);
}

TEST_CASE("an id is typed short, in capitals, without its dash") {
  CHECK(id_prefix("4kq7-2mzd") == "4kq7-2mzd");
  CHECK(id_prefix("4KQ72MZD") == "4kq7-2mzd");
  CHECK(id_prefix("4k") == "4k");
  CHECK(id_prefix("4kq7-") == "4kq7");
  CHECK(id_prefix("4kq72") == "4kq7-2");
  for (const std::string_view typed : {"",
                                       "4",
                                       "4-kq7",
                                       "4kq7--2",
                                       "4kq7-2mzdx",
                                       "last",
                                       "../etc",
                                       "4k q7",
                                       "0000"}) {
    INFO(typed);
    CHECK_FALSE(id_prefix(typed).has_value());
  }
  CHECK(is_id("4kq7-2mzd"));
  for (const std::string_view text :
       {"4kq72mzd", "4KQ7-2MZD", "4kq7-2mz", "4kq7-2mzl", ""}) {
    CHECK_FALSE(is_id(text));
  }
}
