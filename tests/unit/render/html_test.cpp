// SPDX-License-Identifier: MIT
// The HTML and JSON forms of a document.
#include "base/sha256.hpp"
#include "redact/redactor.hpp"
#include "render/html.hpp"
#include "render/json.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

redact::RedactedText redacted(std::string_view text) {
  redact::Redactor redactor(redact::Rules::built_in());
  return redactor.redact(text).text;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view k_digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = (bits << 8U) |
             (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j])
                                   : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text +=
          i + j > bytes.size() ? '=' : k_digits[(bits >> (18U - 6U * j)) & 63U];
    }
  }
  return text;
}

Handoff sample(PieceKind kind, std::string_view text) {
  Handoff handoff;
  handoff.title = redacted("a <title>");
  handoff.header.facts.id = "2222-3333";
  handoff.parts[Part::know] = {
      {.pieces = {{PieceKind::strong, redacted("Said:")},
                  {PieceKind::text, redacted(" ")},
                  {kind, redacted(text)}},
       .source = Source::author}};
  return handoff;
}

} // namespace

TEST_CASE("the page's policy allows its own style and nothing else") {
  const auto digest = base::sha256(k_html_style);
  const std::string bytes(digest.begin(), digest.end());
  CHECK(k_html_style_hash == "sha256-" + base64(bytes));
  const std::string page = render_html(sample(PieceKind::text, "x"));
  for (const std::string_view part : {"default-src 'none'; style-src 'sha256-",
                                      "base-uri 'none'",
                                      "form-action 'none'",
                                      "<style>body{",
                                      "<h1>Handoff: a &lt;title&gt;"}) {
    CHECK_THAT(page, Catch::Contains(std::string(part)));
  }
  CHECK(page.find("<script") == page.npos);
}

TEST_CASE("a piece of a page is escaped, whatever it holds") {
  struct Row {
    PieceKind kind;
    std::string_view text, html;
  };
  static constexpr Row rows[] = {
      {PieceKind::text, "<b>&\"'", "</strong> &lt;b&gt;&amp;&quot;&#39;</p>"},
      {PieceKind::emphasis, "a<b", "<em>a&lt;b</em>"},
      {PieceKind::code, "a<b", "<code>a&lt;b</code>"},
      {PieceKind::pointer, "src/a.c:1-2 @ 1234567", "<code>src/a.c:1-2 @ "},
      {PieceKind::pointer,
       "https://example.org/?a=1&b",
       "<a rel=\"noopener noreferrer\" "
       "href=\"https://example.org/?a=1&amp;b\"><code>"},
      {PieceKind::turn, "u7<", " <small>u7&lt;</small></p>"},
      {PieceKind::pointer, "javascript:alert(1)", " <code>javascript:alert"},
      {PieceKind::pointer, "https://a\"onclick=x", " <code>https://a&quot;"},
      {PieceKind::quotation,
       "a\n\nb <b>",
       "<blockquote><p>a</p><p>b &lt;b&gt;"},
      {PieceKind::code_block, "a\n <b>", "<pre><code>a\n &lt;b&gt;</code>"},
      {PieceKind::authored,
       "go *on* `a<b`",
       "<p><strong>Said:</strong> go <em>on</em> <code>a&lt;b</code></p>"},
      {PieceKind::authored,
       "- a\n  - b\n- c",
       "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>"},
      {PieceKind::authored,
       "1. a\n\n```c\nx<y\n```",
       "<ol><li><p>a</p></li></ol><pre><code>x&lt;y</code></pre>"},
      {PieceKind::authored, "> q\n> r", "<blockquote><p>q\nr</p></blockquote>"},
      {PieceKind::authored, "# <img src=x>", "<h3>&lt;img src=x&gt;</h3>"},
      {PieceKind::authored, "<script>x</script>", "&lt;script&gt;x"},
      {PieceKind::authored, "[x](javascript:alert(1))", "[x](javascript:"},
      {PieceKind::authored, "|a|b|\n|-|-|\n|<i>|2|", "<pre>|a|b|"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK_THAT(render_html(sample(row.kind, row.text)),
               Catch::Contains(std::string(row.html)));
  }
}

TEST_CASE("quotations of quotations end, however deep") {
  const std::string deep(2000, '>');
  const std::string html = html_of_markdown(deep + " a");
  CHECK(html.size() < 4 * deep.size() + 1000);
}

TEST_CASE("as JSON each piece is named, and nothing is markup") {
  const auto json = render_json(sample(PieceKind::code, "a\x1b[0m"));
  CHECK(json["title"] == "a <title>");
  CHECK(json["header"]["id"] == "2222-3333");
  REQUIRE(json["sections"].size() == 1);
  CHECK(json["sections"][0]["name"] == "know");
  CHECK(json["sections"][0]["heading"] == "What you must know");
  const auto& entry = json["sections"][0]["entries"][0];
  CHECK(entry["from"] == "author");
  CHECK(entry["pieces"][0]["kind"] == "strong");
  CHECK(entry["pieces"][2]["kind"] == "code");
  CHECK(entry["pieces"][2]["text"] == "a\xe2\x90\x9b[0m");
  CHECK(json["left_out"]["over_budget"] == false);
}
