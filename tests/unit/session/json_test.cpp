// SPDX-License-Identifier: MIT
#include "session/json.hpp"

#include <catch2/catch.hpp>

using handoff::session::JsonParser;
using handoff::session::JsonValue;

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
  for (const char* bad : {"", "{", "{\"a\":}", "nonsense", "\"\xff\"", "{}}"}) {
    INFO(bad);
    CHECK_FALSE(parser.parse_copy(bad).exists());
  }
  CHECK(parser.parse_copy("{}").is_object());
  CHECK(parser.parse_copy(std::string(5000, '[')).exists() == false);
}
