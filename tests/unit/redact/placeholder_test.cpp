// SPDX-License-Identifier: MIT
// Placeholders, written and recognised.
#include "redact/form/placeholder.hpp"
#include "redact/redactor.hpp"
#include "redact/rules/rule_id.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace handoff::redact {
namespace {

const std::string k_body = "Qw7eR2tY9uI4oP1aS6dF3gH8jK5lZ0xC1vB2";

} // namespace

TEST_CASE("a rule's id is words of lower-case letters") {
  const std::vector<std::pair<std::string, bool>> rows = {
      {"email", true},
      {"github-fine-grained-pat", true},
      {"intra42-secret", true},
      {std::string(20, 'a'), true},
      {std::string(21, 'a'), false},
      {"aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaa", true},
      {"aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaa", false},
      {"a12345", false},
      {"", false},
      {"-email", false},
      {"email-", false},
      {"e--mail", false},
      {"Email", false},
      {"e mail", false},
      {"e_mail", false},
  };
  for (const auto& [id, is_id] : rows) {
    CAPTURE(id);
    CHECK(is_rule_id(id) == is_id);
  }
}

TEST_CASE("the last whole placeholder that starts in a stretch is found") {
  struct Row {
    std::string text;
    std::size_t from;
    std::size_t to;
    std::string expected; // empty: none
  };
  const std::vector<Row> rows = {
      {"a [REDACTED:ip#1] b", 0, 19, "[REDACTED:ip#1]"},
      {"[REDACTED:ip#1][REDACTED:ip#2]", 0, 30, "[REDACTED:ip#2]"},
      {"[REDACTED:ip#1][REDACTED:ip#2]", 0, 15, "[REDACTED:ip#1]"},
      {"[REDACTED:ip#1][REDACTED:ip#2]", 0, 16, "[REDACTED:ip#2]"},
      {"[REDACTED:ip#1][REDACTED:ip#2]", 1, 15, ""},
      {"[REDACTED:ip#1] [REDACTED:ip#", 0, 29, "[REDACTED:ip#1]"},
      {"[REDACTED:ip#1 ]", 0, 16, ""},
      {"[REDACTED:ip#]", 0, 14, ""},
      {"[REDACTED:ip]", 0, 13, ""},
      {"[REDACTED:#1]", 0, 13, ""},
      {"[REDACTED: ip#1]", 0, 16, ""},
      {"[REDACTED:ip#4294967295]", 0, 24, "[REDACTED:ip#4294967295]"},
      {"[REDACTED:ip#42949672950]", 0, 25, ""},
      {"[redacted:ip#1]", 0, 15, ""},
      {"[REDACTED:", 0, 10, ""},
      {"", 0, 0, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text, row.from, row.to);
    const auto last = last_placeholder(row.text, row.from, row.to);
    CHECK((last ? row.text.substr(last->start, last->end - last->start) : "") ==
          row.expected);
  }
}

TEST_CASE("what only looks like a placeholder hides nothing") {
  const std::string token = "ghp_" + k_body;
  const std::string found = "[REDACTED:github-pat#1]";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"[REDACTED:" + token, "[REDACTED:" + found},
      {"[REDACTED: " + token + " ]", "[REDACTED: " + found + " ]"},
      {"[REDACTED:x " + token, "[REDACTED:x " + found},
      {"[REDACTED:" + token + "]", "[REDACTED:" + found + "]"},
      {"[REDACTED:" + token + "#1]", "[REDACTED:" + found + "#1]"},
      {"[REDACTED:x#" + token + "]", "[REDACTED:x#" + found + "]"},
      {"[REDACTED:x#1 " + token, "[REDACTED:x#1 " + found},
      {"[user " + token, "[user " + found},
      {"[REDACTED:x#1]" + token, "[REDACTED:x#1]" + found},
      {found, found},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    Redactor redactor(Rules::built_in());
    CHECK(redactor.redact(text).text.str() == expected);
  }
}

} // namespace handoff::redact
