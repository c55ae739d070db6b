// SPDX-License-Identifier: MIT
// Edits of JSON text that leave its formatting alone.
#include "agenthooks/json_places.hpp"

#include <catch2/catch.hpp>

using namespace handoff::agenthooks;

TEST_CASE("invalid JSON has no places") {
  for (const char* text : {"",
                           "{",
                           "{\"a\"}",
                           "{\"a\": }",
                           "{\"a\": 1,}",
                           "[1 2]",
                           "{a: 1}",
                           "{} {}",
                           "\"open",
                           "{\"a\": \"line\nbreak\"}",
                           "/* open"}) {
    INFO(text);
    CHECK(!find_json_places(text));
  }
  CHECK(!find_json_places(std::string(5000, '[') + std::string(5000, ']')));
}

TEST_CASE("a child is added in the manner of its neighbours, and taken out "
          "without a trace") {
  struct Row {
    std::string before;
    std::string after;
  };
  const Row rows[] = {
      {"{}", "{\n  \"k\": [\n    1\n  ]\n}"},
      {"{\"a\": 1}", "{\"a\": 1, \"k\": [1]}"},
      {"{\n    \"a\": 1\n}\n",
       "{\n    \"a\": 1,\n    \"k\": [\n        1\n    ]\n}\n"},
      {"{\r\n\t\"a\": {}\r\n}",
       "{\r\n\t\"a\": {},\n\t\"k\": [\n\t\t1\n\t]\r\n}"},
      {"{\n  \"a\": 1 // one, two\n}",
       "{\n  \"a\": 1, // one, two\n  \"k\": [\n    1\n  ]\n}"},
      {"{\n  // nothing yet\n}",
       "{\n  // nothing yet\n  \"k\": [\n    1\n  ]\n}"},
      {"{\n  \"a\": \"}\\\"\" /* , */\n  }",
       "{\n  \"a\": \"}\\\"\", /* , */\n  \"k\": [\n    1\n  ]\n  }"},
  };
  for (const Row& row : rows) {
    INFO(row.before);
    const auto root = find_json_places(row.before);
    REQUIRE(root);
    const std::string after = with_child(row.before, *root, "\"k\": [\n\t1\n]");
    CHECK(after == row.after);
    const auto places = find_json_places(after);
    REQUIRE(places);
    CHECK(without_child(after, *places, *places->find("k")) == row.before);
  }
}

TEST_CASE("a child between others leaves them as they are") {
  const std::string text = "[ 1,\n  2, /* x */ 3 ]";
  const auto list = find_json_places(text);
  REQUIRE(list);
  CHECK(without_child(text, *list, 0) == "[ 2, /* x */ 3 ]");
  CHECK(without_child(text, *list, 1) == "[ 1, /* x */ 3 ]");
  CHECK(without_child(text, *list, 2) == "[ 1,\n  2 /* x */ ]");
}
