// SPDX-License-Identifier: MIT
// Which turns an argument of recall names.
#include "archive/address.hpp"

#include <catch2/catch.hpp>

using namespace handoff::archive;

TEST_CASE("turns are named by number, range and session") {
  struct Row {
    const char* text;
    const char* session;
    std::uint32_t first;
    std::uint32_t last;
  };
  const Row rows[] = {
      {"7", "", 7, 7},
      {"#7", "", 7, 7},
      {"7-9", "", 7, 9},
      {"1c38adc0#7", "1c38adc0", 7, 7},
      {"u7", "", 7, 7},
      {"a7-9", "", 7, 9},
      {"t12", "", 12, 12},
      {"session:1c38adc0#7", "1c38adc0", 7, 7},
      {"session:1c38adc0#7-12", "1c38adc0", 7, 12},
      {"session:019a-2b.c_d#1", "019a-2b.c_d", 1, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto address = parse_address(row.text);
    REQUIRE(address);
    CHECK(address->session == row.session);
    CHECK(address->first == row.first);
    CHECK(address->last == row.last);
  }
}

TEST_CASE("what names no turn is a word") {
  for (const char* text :
       {"",          "0",     "#0",     "9-7",         "7-",
        "-7",        "7a",    "names",  "u",           "u0",
        "b7",        "U7",    "ua7",    "session:u7",  "session:1c38adc0",
        "session:#", "a/b#7", "1c38#x", "99999999999", "7-8-9"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_address(text));
  }
}
