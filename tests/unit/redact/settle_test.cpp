// SPDX-License-Identifier: MIT
// Redacting until nothing is left to redact.
#include "base/error.hpp"
#include "redact/engine/settle.hpp"
#include "samples.hpp"

#include <algorithm>

using namespace handoff;
using namespace handoff::redact;

namespace {

// Kept because of "::"; once the address behind it is replaced, an opaque
// token is left. With the comma.
const std::string k_hidden = random_text(16, k_alnum, 5) + ",";
const std::string k_address = "2a00:1450:4001:" + std::string(":8a");

// Lines that hold nothing, of `size` bytes or a little more.
std::string filler(std::size_t size) {
  std::string text;
  while (text.size() < size) {
    text += "the quick brown fox jumps over the lazy dog\n";
  }
  return text;
}

// Finds "b" behind the bracket of a placeholder: each look finds one more.
std::vector<Candidate>
behind_bracket(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<Candidate> found;
  for (std::size_t i = std::max<std::size_t>(from, 1); i < to; ++i) {
    if (text[i] == 'b' && text[i - 1] == ']') {
      found.push_back({.start = i, .end = i + 1, .rule = "letter"});
    }
  }
  return found;
}

struct Settled {
  std::string text;
  std::size_t later = 0;
  bool is_in_order = true;
};

// `text` when the first look finds every "a" and later ones what
// behind_bracket() does.
Settled settled(const std::string& text) {
  Settled result;
  Placeholders numbers;
  std::size_t done = 0;
  Settler settler(
      text, numbers, behind_bracket, [&](const Candidate& found, Sight sight) {
        result.is_in_order &= found.start >= done;
        result.text += text.substr(done, found.start - done);
        result.text += "()";
        done = found.end;
        result.later += sight == Sight::later ? 1U : 0U;
      });
  for (std::size_t at = text.find('a'); at != std::string::npos;
       at = text.find('a', at + 1)) {
    settler.add({.start = at, .end = at + 1, .rule = "letter"});
  }
  settler.finish();
  CHECK(result.is_in_order);
  result.text += text.substr(done);
  return result;
}

} // namespace

TEST_CASE("what a placeholder brings to light is replaced, too") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"token: " + k_hidden + k_address,
       "token: [REDACTED:secret#1],[REDACTED:ip#1]"},
      // nothing in between: the token goes on, and is code
      {"token: " + k_hidden + "a::b", "token: " + k_hidden + "a::b"},
  };
  for (const Row& row : rows) {
    CHECK(redacted(row.text) == row.expected);
    CHECK(redacted(row.expected) == row.expected);
  }
}

TEST_CASE("numbers follow the text, whichever look found a value") {
  const std::string late = "token: " + k_hidden + k_address + "\n";
  const std::string plain = "token: " + random_text(20, k_alnum, 9) + "\n";
  CHECK(redacted(late + plain) == "token: [REDACTED:secret#1],[REDACTED:ip#1]\n"
                                  "token: [REDACTED:secret#2]\n");
  Redactor redactor(Rules::built_in());
  (void)redactor.redact(late + plain);
  CHECK(redactor.counts() ==
        std::map<std::string, std::size_t>{{"ip", 1}, {"secret", 2}});
}

TEST_CASE("later findings are reported like the others") {
  const std::string text = "token: " + k_hidden + k_address;
  Redactor redactor(Rules::built_in());
  std::vector<std::size_t> starts;
  redactor.each_finding(
      text, [&](const Finding& finding) { starts.push_back(finding.start); });
  CHECK(starts == std::vector<std::size_t>{7, 7 + k_hidden.size()});
  CHECK(explained(text).find("secret (replaced); ip (replaced)") !=
        std::string::npos);
}

TEST_CASE("looks go on until one finds nothing") {
  CHECK(settled("xaby").text == "x()()y");
  CHECK(settled("abbbb").text == "()()()()()");
  CHECK(settled("abbbb").later == 4);
  CHECK(settled("bab").text == "b()()");
  CHECK(settled("none of them? no").later == 0);
}

TEST_CASE("a text that comes to no end is not let through") {
  CHECK_THROWS_AS(settled("a" + std::string(500, 'b')), Error);
}

TEST_CASE("long texts are looked at around what was replaced") {
  const std::string gap = std::string(200000, '.');
  std::string text;
  std::string expected;
  for (int i = 0; i < 10; ++i) {
    text += "abb" + gap + "ab";
    expected += "()()()" + gap + "()()";
  }
  CHECK(settled(text).text == expected);
}

TEST_CASE("findings close together are settled in parts of a long text") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 40000; ++i) {
    text += "abb, and then the next";
    expected += "()()(), ()nd then the next";
  }
  text += std::string(800000, '.');
  expected += std::string(800000, '.');
  CHECK(settled(text).text == expected);
}

TEST_CASE("a long text, redacted, is clean as well") {
  const std::string late = "token: " + k_hidden + k_address + "\n";
  std::string text = filler(700000);
  for (int i = 0; i < 300; ++i) {
    text += late + filler(static_cast<std::size_t>(i) * 10);
  }
  text += filler(300000) + late;
  Redactor redactor(Rules::built_in());
  const std::string once = redactor.redact(text).text.str();
  CHECK(once.find(k_hidden) == std::string::npos);
  CHECK(!redactor.finds_any(once));
  CHECK(redacted(once) == once);
}
