// SPDX-License-Identifier: MIT
// Characters that a reader does not see.
#include "redact/reading/unseen.hpp"
#include "redact/reading/view.hpp"
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

namespace {

// What a terminal obeys and does not show.
const std::string k_sequences[] = {
    "\x1b[0m",
    "\x1b[m",
    "\x1b[1;31m",
    "\x1b[38;2;10;20;30m",
    "\x1b[38:5:208m",
    "\x1b[K",
    "\x1b[2J",
    "\x1b[?25l",
    "\x1b[1 q",
    "\x1b(B",
    "\x1b=",
    "\x1b"
    "7",
    "\x1bM",
    "\x1b]0;a title\x07",
    "\x1b]8;;https://corp.io/x\x1b\\",
    "\x1bPq#0\x1b\\",
    "\x1b_Ga=T\x1b\\",
    "\xc2\x9b"
    "31m",
};

std::string with(std::string text, std::size_t at, std::string_view what) {
  return text.insert(at, what);
}

// `value`, whole and nothing else, is replaced.
void check_gone(const std::string& before,
                const std::string& value,
                const std::string& after,
                const std::string& rule) {
  const std::string text = before + value + after;
  INFO(text);
  INFO(explained(text));
  const std::string once = redacted(text);
  CHECK(once == before + "[REDACTED:" + rule + "#1]" + after);
  CHECK(redacted(once) == once);
  CHECK(!Redactor(Rules::built_in()).finds_any(once));
}

} // namespace

TEST_CASE("the size of an escape sequence") {
  for (const std::string& sequence : k_sequences) {
    INFO(sequence);
    CHECK(unseen_size(sequence + "ghp", 0) == sequence.size());
  }
  CHECK(unseen_size("[1;31mghp", 0) == 6); // ESC was lost
  // what is cut off, and what is none
  CHECK(unseen_size("\x1b", 0) == 1);
  CHECK(unseen_size("\x1b[1;3", 0) == 5);
  CHECK(unseen_size("\x1bghp_", 0) == 1);
  CHECK(unseen_size("\x1b]no end", 0) == 2);
  CHECK(unseen_size("\x1b]no end\nbut here\x07", 0) == 2);
  CHECK(unseen_size("[0]m", 0) == 0);
  CHECK(unseen_size("[m", 0) == 0);
}

TEST_CASE("characters without a form, and controls, are not seen") {
  for (const std::string_view character : {"\xc2\xad",
                                           "\xe2\x80\x8b",
                                           "\xe2\x80\xae",
                                           "\xe2\x81\xa6",
                                           "\xef\xbb\xbf",
                                           "\xef\xb8\x8f",
                                           "\xf3\xa0\x81\x81",
                                           "\x01",
                                           "\x7f"}) {
    INFO(character);
    CHECK(unseen_size(character, 0) == character.size());
  }
  for (const std::string_view character :
       {"a", " ", "\n", "\t", "\xc3\xa9", "\xe2\x80\x94", "\xff", "\xc2"}) {
    INFO(character);
    CHECK(unseen_size(character, 0) == 0);
  }
  using namespace std::string_view_literals;
  CHECK(unseen_size("g\0h\0p\0"sv, 1) == 1);
  CHECK(unseen_size("A=b\0C=d\0"sv, 3) == 0);
}

TEST_CASE("marks belong to the letter before them") {
  CHECK(marks_size("e\xcc\x81x", 1) == 2);
  CHECK(marks_size("g\bgx", 1) == 2);
  CHECK(marks_size("ex", 1) == 0);
  CHECK(marks_size("\xcc\x81", 0) == 0);
  const View view = without_unseen("ge\xcc\x81q\bqx");
  CHECK(view.text() == "geqx");
  CHECK(view.start_of(1) == 1);
  CHECK(view.end_of(2) == 4);
  CHECK(view.start_of(2) == 4);
  CHECK(view.end_of(3) == 7);
}

TEST_CASE("a view knows where its bytes come from") {
  const std::string text = "a\x1b[1mbc\x1b[0m\x1b[Kd";
  const View view = without_unseen(text);
  CHECK(view.text() == "abcd");
  CHECK(view.start_of(0) == 0);
  CHECK(view.end_of(1) == 1);
  CHECK(view.start_of(1) == text.find('b'));
  CHECK(view.end_of(3) == text.find('c') + 1);
  CHECK(view.start_of(3) == text.find('d'));
  CHECK(view.end_of(4) == text.size());
  CHECK(without_unseen("").text().empty());
  CHECK(without_unseen("\x1b[0m").text().empty());
}

TEST_CASE("no escape sequence hides a token") {
  std::uint64_t seed = 1;
  for (const std::string& sequence : k_sequences) {
    const std::string token = "ghp_" + random_text(36, k_alnum, ++seed);
    check_gone("see " + sequence, token, sequence + " there", "github-pat");
    for (const std::size_t at : {1, 3, 4, 5, 20, 39}) {
      check_gone("see ", with(token, at, sequence), " there", "github-pat");
    }
    std::string letters;
    for (const char c : token) {
      letters += c + sequence;
    }
    letters.resize(letters.size() - sequence.size());
    check_gone(sequence, letters, sequence + "\n", "github-pat");
  }
}

TEST_CASE("no escape sequence hides what a name promises") {
  std::uint64_t seed = 1;
  for (const std::string& sequence : k_sequences) {
    const std::string value = random_text(14, k_alnum, ++seed) + "7%";
    for (const std::string name : {"DB_PASSWORD", "password", "API_KEY"}) {
      for (const std::size_t at :
           {std::size_t{0}, std::size_t{2}, name.size()}) {
        const std::string lead = with(name, at, sequence) + "=";
        check_gone(
            lead, value, "\n", name == "API_KEY" ? "secret" : "password");
        check_gone(lead + sequence,
                   value,
                   sequence + "\n",
                   name == "API_KEY" ? "secret" : "password");
        check_gone(lead + "\"" + sequence,
                   with(value, 5, sequence),
                   sequence + "\"\n",
                   name == "API_KEY" ? "secret" : "password");
      }
    }
  }
}

TEST_CASE("nor a URL's password, a header, a key, an address") {
  const std::string red = "\x1b[31m";
  const std::string off = "\x1b[0m";
  const std::string password = random_text(14);
  check_gone("https://" + red + "bob" + off + ":" + red,
             with(password, 6, off + red),
             off + "@git.corp.io/x",
             "url-password");
  check_gone("Authorization: " + red + "Bear" + off + "er ",
             with(random_text(40), 9, red),
             off + "\n",
             "auth-header");
  check_gone("mail ", "jane.d" + red + "oe" + off + "@corp.io", off, "email");
  std::string key;
  for (std::uint64_t line = 0; line < 20; ++line) {
    key += (line == 0 ? "" : "\n" + red + "+") +
           random_text(64, k_alnum, line) + (line == 19 ? "" : off);
  }
  const std::string label = "PRIVATE KEY-----";
  const std::string once =
      redacted(red + "+-----BEGIN " + label + off + "\n" + red + "+" + key +
               off + "\n" + red + "+-----END " + label + off + "\n");
  // at the margins of lines a marker of the diff may go with it
  CHECK(once.starts_with(red + "+-----BEGIN " + label));
  CHECK(once.ends_with("-----END " + label + off + "\n"));
  CHECK(once.find("[REDACTED:private-key#1]") != std::string::npos);
  for (std::uint64_t line = 0; line < 20; ++line) {
    CHECK(once.find(random_text(64, k_alnum, line)) == std::string::npos);
  }
}

TEST_CASE("colour codes do not turn ordinary text into a secret") {
  for (const std::string_view text : {
           "\x1b[32mPASS\x1b[0m src/token.test.ts",
           "\x1b[1mpassword\x1b[0m: \x1b[33mstring\x1b[0m",
           "token\x1b[2m: \x1b[0m\x1b[36m${GITHUB_TOKEN}\x1b[0m",
           "\x1b[1mcommit "
           "\x1b[33m6f3c9e0b2d8a417f5c3e9b1d7a2f4c8e0b6d3a95\x1b[m",
           "\x1b[31m-const key = getKey()\x1b[m\n\x1b[32m+const key = k\x1b[m",
           "no one\x1b[0m\x1b[0m\x1b",
       }) {
    check_kept(text);
  }
}
