// SPDX-License-Identifier: MIT
// Reading JSON that may be damaged.
#include "session/records/json.hpp"
#include "session/records/json_mend.hpp"

#include <catch2/catch.hpp>

using handoff::session::JsonParser;
using handoff::session::JsonValue;
using handoff::session::mended_json;

TEST_CASE("what is missing or of another type is absent, never an error") {
  JsonParser parser;
  const JsonValue root = parser.parse_copy(
      R"({"s": "a\nb", "n": 7, "r": 2.9, "t": true, "f": false,
          "z": null, "l": ["x", {"k": "v"}]})");
  CHECK(root["s"].text() == "a\nb");
  CHECK(root["n"].integer() == 7);
  CHECK(root["r"].integer() == 2);
  CHECK(root["t"].is_true());
  CHECK(root["f"].is_false());
  CHECK(root["z"].is_null());
  CHECK(root["l"].items()[1]["k"].text() == "v");
  CHECK(root.members().size() == 7);
  CHECK_FALSE(root["missing"].exists());
  CHECK_FALSE(root["missing"]["deeper"].exists());
  CHECK(root["n"].text().empty());
  CHECK_FALSE(root["s"].integer());
  CHECK(root["s"].items().empty());
  CHECK(root["l"].members().empty());
  CHECK_FALSE(root["z"].is_false());
}

TEST_CASE("what is not JSON is absent") {
  JsonParser parser;
  for (const char* bad : {"", "{", "{\"a\":}", "nonsense", "{}}"}) {
    INFO(bad);
    CHECK_FALSE(parser.parse_copy(bad).exists());
  }
  CHECK(parser.parse_copy("{}").is_object());
  CHECK(parser.parse_copy(std::string(5000, '[')).exists() == false);
}

TEST_CASE("what no character is becomes U+FFFD, the rest stays as it was") {
  struct Row {
    std::string_view json, mended; // empty: nothing to mend
  };
  static constexpr Row rows[] = {
      {R"(["\ud83d"])", R"(["\ufffd"])"},
      {R"(["\ude00\ud83d\ud83d\ude00"])", R"(["\ufffd\ufffd\ud83d\ude00"])"},
      {R"(["\ud83d\u0041"])", R"(["\ufffd\u0041"])"},
      {R"(["\\ud83d", "\"\ud83d\ude00"])", ""},
      {R"(["\ud8", "\u")", ""},
      {"[\"\xff"
       "a\xc3\"]",
       "[\"\xef\xbf\xbd"
       "a\xef\xbf\xbd\"]"},
      {"\xef\xbb\xbf{}", "{}"},
      {"[\"\\\xff\"]", "[\"\\\xef\xbf\xbd\"]"},
      {"[\"\xc3\xa4\"]", ""},
      {"[\"torn", ""},
      {"\\", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    CHECK(mended_json(row.json).value_or("") == row.mended);
  }
  JsonParser parser;
  CHECK(parser.parse_copy(R"({"a":"x\ud83d"})")["a"].text() == "x\xef\xbf\xbd");
  CHECK_FALSE(parser.parse_copy(R"({"a":"\ud83d)").exists());
}

TEST_CASE("numbers that would overflow are absent") {
  JsonParser parser;
  const JsonValue list = parser.parse_copy(
      "[9007199254740991, 9007199254740992, 9223372036854775807, 1e300, -1]");
  const std::vector<JsonValue> items = list.items();
  REQUIRE(items.size() == 5);
  CHECK(items[0].integer() == 9007199254740991);
  CHECK_FALSE(items[1].integer());
  CHECK_FALSE(items[2].integer());
  CHECK_FALSE(items[3].integer());
  CHECK(items[4].integer() == -1);
}
