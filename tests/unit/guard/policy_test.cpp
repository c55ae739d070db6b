// SPDX-License-Identifier: MIT
// The policy file and its exceptions.
#include "base/error.hpp"
#include "guard/policy/policy.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;

namespace {

Policy parse(const std::string& yaml) {
  return parse_policy(yaml, ".handoff.yml", "0.2.0");
}

std::string complaint(const std::string& yaml) {
  try {
    (void)parse(yaml);
  } catch (const handoff::Error& error) {
    return error.what();
  }
  return "";
}

} // namespace

TEST_CASE("the last path that matches decides") {
  const Policy policy = parse("guard:\n"
                              "  level: strict\n"
                              "  paths:\n"
                              "    - {path: 'docs/**', level: warn}\n"
                              "    - {path: docs/x.md, level: off}\n");
  CHECK(policy.setting_of("a.md") == Setting::strict);
  CHECK(policy.setting_of("docs/a.md") == Setting::warn);
  CHECK(policy.setting_of("docs/x.md") == Setting::off);
}

TEST_CASE("an allowance has a reason") {
  const Policy policy =
      parse("guard:\n  allow:\n    - {path: a.md, reason: a template}\n");
  CHECK(policy.allowance("a.md") == "a template");
  CHECK_FALSE(policy.allowance("b.md"));
  CHECK(complaint("guard:\n  allow:\n    - path: a.md\n") ==
        ".handoff.yml:3:7: 'reason' is missing");
}

TEST_CASE("a broken policy is refused with line and column") {
  CHECK(complaint("guard:\n  levle: off\n") ==
        ".handoff.yml:2:3: unknown key 'levle'");
  CHECK(complaint("guard:\n  level: low\n") ==
        ".handoff.yml:2:10: 'low' is not off, warn, refuse or strict");
  CHECK(complaint("guard: [\n").find(".handoff.yml:2:1: ") == 0);
  CHECK(complaint("- a\n") == ".handoff.yml:1:1: expected keys and values");
  CHECK(complaint("guard:\n  paths: x\n") ==
        ".handoff.yml:2:10: expected a list");
}

TEST_CASE("other parts of the file are other people's") {
  CHECK(complaint("redact: {rules: []}\n").empty());
  CHECK(complaint("").empty());
}

TEST_CASE("a version that is too old says so") {
  CHECK(complaint("requires: 0.2.0\n").empty());
  CHECK(complaint("requires: 0.1.9\n").empty());
  CHECK(complaint("requires: 0.10.0\n").find("requires git-handoff 0.10.0") !=
        std::string::npos);
}

TEST_CASE("handoff: allow counts in a comment, not in a sentence") {
  CHECK(find_inline_allowance("a\n<!-- handoff: allow -->\n") == 2);
  CHECK(find_inline_allowance("# handoff: allow\n") == 1);
  CHECK(find_inline_allowance("// handoff: allow (docs)\n") == 1);
  CHECK(find_inline_allowance("[//]: # (handoff: allow)\n") == 1);
  CHECK_FALSE(find_inline_allowance("write `handoff: allow` there\n"));
  CHECK_FALSE(find_inline_allowance("add <!-- handoff: allow --> to it\n"));
}

TEST_CASE("somebody may switch the guard off for once") {
  const handoff::git::Config none;
  CHECK(find_skip(none, "1"));
  CHECK_FALSE(find_skip(none, nullptr));
  CHECK_FALSE(find_skip(none, ""));
  CHECK_FALSE(find_skip(none, "0"));
}
