// SPDX-License-Identifier: MIT
// Making hidden characters visible.
#include "text/visible.hpp"

#include <catch2/catch.hpp>

using handoff::text::visible;
using handoff::text::visible_line;

namespace {
struct Row {
  std::string_view text, seen;
};
} // namespace

TEST_CASE("what hides from a reader is made visible") {
  static constexpr Row rows[] = {
      {"\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"},
      {std::string_view("a\0b", 3), "a␀b"},
      {"\x7f\b\v\f", "␡␈␋␌"},
      {"over\rwritten", "over␍written"},
      {"\xc2\x85\xc2\x9b", "<U+0085><U+009B>"},
      {"a\u202eb\u2066c\u200fd\u061c", "a<U+202E>b<U+2066>c<U+200F>d<U+061C>"},
      {"\U000e0041\U000e007f", "<U+E0041><U+E007F>"},
      {"a\u200bb\u2060c\ufeffd", "a<U+200B>b<U+2060>c<U+FEFF>d"},
      {"soft\u00adhyphen \u3164 \u115f",
       "soft<U+00AD>hyphen <U+3164> <U+115F>"},
      {"line\u2028end\u2029", "line<U+2028>end<U+2029>"},
      {"a\ufe01b\U000e0100", "a<U+FE01>b<U+E0100>"},
      {"a\u200db, a\u200cb", "a<U+200D>b, a<U+200C>b"},
      {"1\ufe0f", "1<U+FE0F>"},
      {"bad \xff\xc0\x80 \xe4\xb8", "bad \ufffd\ufffd\ufffd \ufffd\ufffd"},
  };
  for (const Row& row : rows) {
    INFO(row.seen);
    CHECK(visible(row.text) == row.seen);
    CHECK(visible(visible(row.text)) == row.seen);
  }
}

TEST_CASE("what a reader sees stays as it is") {
  static constexpr std::string_view rows[] = {
      "",
      "tab\tand\nnewline\n",
      "naïve – “quotes” … 中文 한국어 ру́сский",
      // clang-format 14 breaks these anew each time.
      // clang-format off
      "family 👩‍👩‍👧‍👦, thumbs 👍🏽, doctor 👩🏽‍⚕️, heart ❤️, key 1️⃣",
      // clang-format on
      "می‌خواهم and क्‍ष",
      "no-break\u00a0space, figure\u2007space",
  };
  for (const std::string_view row : rows) {
    CHECK(visible(row) == row);
  }
}

TEST_CASE("the CR of CRLF goes, a CR alone is shown") {
  CHECK(visible("a\r\nb\r\n") == "a\nb\n");
  CHECK(visible("a\r") == "a␍");
  CHECK(visible("\r\r\n") == "␍\n");
}

TEST_CASE("a one-line value has single spaces for newlines and tabs") {
  static constexpr Row rows[] = {
      {"a\nb\tc", "a b c"},
      {"a \n\t\r\n b", "a b"},
      {"two  spaces stay", "two  spaces stay"},
      {"\n\tends go\n", "ends go"},
      {"a\x1b\nb", "a␛ b"},
  };
  for (const Row& row : rows) {
    CHECK(visible_line(row.text) == row.seen);
    CHECK(visible_line(row.seen) == row.seen);
  }
}
