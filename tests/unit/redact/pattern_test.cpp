// SPDX-License-Identifier: MIT
// Regular expressions of rules.
#include "base/error.hpp"
#include "redact/rules/pattern.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::redact;

namespace {

// "start-end" of the secret.
std::string found(std::string_view pattern, std::string_view text) {
  const std::optional<Match> match = Pattern("rule", pattern).find(text, 0);
  return match ? std::to_string(match->start) + "-" + std::to_string(match->end)
               : "none";
}

} // namespace

TEST_CASE("the secret is the group of that name, the first, or the match") {
  CHECK(found("b+", "abbc") == "1-3");
  CHECK(found("a(b+)", "abbc") == "1-3");
  CHECK(found("(a)(?<secret>b+)", "abbc") == "1-3");
  CHECK(found("a(x)?b", "abbc") == "0-2");
  CHECK(found("x", "abbc") == "none");
}

TEST_CASE("any byte may be in the text") {
  CHECK(found("b", std::string_view("\xff\0b", 3)) == "2-3");
}

TEST_CASE("a pattern that does not compile is an error that names the rule") {
  CHECK_THROWS_WITH(Pattern("acme", "(a"),
                    Catch::Contains("rule 'acme': the pattern is wrong"));
  CHECK_THROWS_AS(Pattern("acme", "\\C"), Error);
}

TEST_CASE("a match limit is an error, interpreted or compiled") {
  const Pattern slow("slow", "(a|aa)+[bc]");
  const std::string text(400, 'a');
  for (int use = 0; use < 40; ++use) {
    CHECK_THROWS_WITH(slow.find(text, 0),
                      Catch::Contains("rule 'slow' cannot be applied"));
  }
}
