// SPDX-License-Identifier: MIT
// Invisible and combining code points.
#include "text/code_point.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

TEST_CASE("what a reader does not see") {
  for (const char32_t c : {0xad,
                           0x34f,
                           0x61c,
                           0x180e,
                           0x200b,
                           0x200f,
                           0x2028,
                           0x202e,
                           0x2060,
                           0x2066,
                           0x3164,
                           0xfe0f,
                           0xfeff,
                           0xfffa,
                           0xe0041}) {
    CHECK(is_ignorable(c));
  }
  for (const char32_t c : {0x20, 0x41, 0xe9, 0x301, 0x2013, 0x4e00, 0x1f600}) {
    CHECK_FALSE(is_ignorable(c));
  }
}

TEST_CASE("what is drawn on the character before") {
  for (const char32_t c : {0x301, 0x336, 0x5b0, 0x20dd, 0xfe20}) {
    CHECK(is_combining(c));
  }
  for (const char32_t c : {0x41, 0xb4, 0x200b, 0x3042}) {
    CHECK_FALSE(is_combining(c));
  }
}
