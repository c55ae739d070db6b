// SPDX-License-Identifier: MIT
// Parsing what git lists for a hook.
#include "base/error.hpp"
#include "guard/repository/subject.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;
using namespace std::string_literals;

namespace {

const std::string k_a(40, 'a');
const std::string k_b(40, 'b');
const std::string k_none(40, '0');

} // namespace

TEST_CASE("files that come in or change are listed, others are not") {
  const std::string raw =
      ":000000 100644 " + k_none + " " + k_a + " A\0a.md\0"s +
      ":100644 000000 " + k_a + " " + k_none + " D\0b\0"s + ":000000 160000 " +
      k_none + " " + k_a + " A\0sm\0"s + ":000000 120000 " + k_none + " " +
      k_a + " A\0ln\0"s + ":100644 100755 " + k_a + " " + k_b + " M\0c d\0"s;
  const auto changes = parse_raw(raw);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].path == "a.md");
  CHECK(changes[0].blob == k_a);
  CHECK(changes[1].path == "ln");
  CHECK(changes[2].path == "c d");
  CHECK(changes[2].blob == k_b);
}

TEST_CASE("commits and merges of diff-tree are understood") {
  const std::string raw = k_a + "\0"s + "::100644 100644 100644 " + k_a + " " +
                          k_b + " " + k_a + " MM\0x\0"s;
  const auto changes = parse_raw(raw);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].commit == k_a);
  CHECK(changes[0].blob == k_a);
}

TEST_CASE("input that is not a diff is an error, not an empty result") {
  CHECK_THROWS_AS(parse_raw("hello\0"s), handoff::Error);
  CHECK_THROWS_AS(parse_raw(":100644 A\0x\0"s), handoff::Error);
}

TEST_CASE("a merge answers for what no parent had") {
  const RawChange ours{"a", k_a, ""};
  const RawChange theirs{"b", k_b, ""};
  const auto common = in_all({{ours, theirs}, {ours}});
  REQUIRE(common.size() == 1);
  CHECK(common[0].path == "a");
}
