// SPDX-License-Identifier: MIT
// Escapes and entities, read as what they stand for.
#include "redact/reading/spelled.hpp"
#include "redact/reading/view.hpp"

#include <catch2/catch.hpp>

using namespace handoff::redact;

TEST_CASE("escapes and entities are read as the characters they encode") {
  struct Row {
    std::string_view text;
    std::string_view read;
  };
  const Row rows[] = {
      // JSON, C, shells
      {R"(a\u005fb)", "a_b"},
      {R"(a\\u005Fb)", "a_b"},
      {R"(a\u{5f}b)", "a_b"},
      {R"(a\U0000005fb)", "a_b"},
      {R"(a\x5fb)", "a_b"},
      {R"(\ud83d\ude00)", "\xf0\x9f\x98\x80"},
      {R"(https:\/\/u:p\@h)", "https://u:p@h"},
      {R"(\u001b[1mx\u001b[0m)", "x"},
      {R"(\x1b[1mx\033[0m\e[K)", "x"},
      {"^[[1mx^[[0m", "x"},
      {"\xe2\x90\x9b[1mx\xe2\x90\x9b[0m", "x"},
      {R"(\u001b]8;;http://h\u001b\\=x)", "=x"},
      // Markdown
      {R"(ghp\_a\-b\.c)", "ghp_a-b.c"},
      // HTML
      {"a&#95;b&#x5F;c&lowbar;d", "a_b_c_d"},
      {"a&amp;lowbar;b &lt;c&gt;", "a_b <c>"},
      {"a&shy;b&#8203;c&ZeroWidthSpace;d&nbsp;e", "abcd e"},
      // URLs
      {"a%5Fb%5fc%255Fd%20e", "a_b_c_d e"},
      {"a%E2%80%8Bb%C3%A9", "ab\xc3\xa9"},
      // what we make of what cannot be seen
      {"a<U+200B>b", "ab"},
      // fullwidth forms, spaces of other widths
      {"\xef\xbd\x81\xef\xbc\x9d\xc2\xa0", "a= "},
      // nothing is spelled
      {R"(a\nb\tc\"d\\e\'f)", R"(a\nb\tc\"d\\e\'f)"},
      {R"(C:\Users\x)", R"(C:\Users\x)"},
      {R"(\ud83d \u12 \u{} \x1 \ud800)", R"(\ud83d \u12 \u{} \x1 \ud800)"},
      {"a & b; &unknown; &#; &#x; &#1114112;",
       "a & b; &unknown; &#; &#x; &#1114112;"},
      {"100% %zz %0 %ff %E2%80", "100% %zz %0 %ff %E2%80"},
      {"<U+> <U+200B [x] ^[", "<U+> <U+200B [x] ^["},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(as_read(row.text) == row.read);
  }
}

TEST_CASE("the next bytes that are read otherwise") {
  const std::string_view text = R"(plain words, then a\u005fb%20c)";
  const Changed first = find_changed(text, 0, text.size());
  CHECK(first.start == text.find('\\'));
  CHECK(first.end == first.start + 6);
  CHECK(first.is_seen);
  const Changed second = find_changed(text, first.end, text.size());
  CHECK(second.start == text.find('%'));
  CHECK_FALSE(second.is_seen);
  CHECK(find_changed(text, second.end, text.size()).start == text.size());
  CHECK(find_changed(text, 0, 5).start == 5);
  CHECK(find_changed("", 0, 0).start == 0);
}
