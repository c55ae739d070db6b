// SPDX-License-Identifier: MIT
// What a purpose asks for.
#include "skills/document.hpp"
#include "skills/query.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::skills;

namespace {

constexpr std::string_view k_table = "crash, memory leak > debug, diagnose\n"
                                     "pr = pull request\n";

Wanted read(std::string_view purpose) {
  Stemmer stemmer;
  return read_query({.purpose = std::string(purpose)},
                    read_concepts(k_table, stemmer),
                    stemmer);
}

const Facet* facet(const Wanted& wanted, std::string_view said) {
  const auto found =
      std::ranges::find_if(wanted.facets, [&](const Facet& facet) {
        return facet.said == std::vector<std::string>{std::string(said)};
      });
  return found == wanted.facets.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("function words, numbers and versions are not looked for") {
  const Wanted wanted = read("fix the p95 of v2 in 2026 for us");
  CHECK(wanted.facets.size() == 1);
  CHECK(facet(wanted, "fix") != nullptr);
}

TEST_CASE("a word is looked for once, however often it is said") {
  CHECK(read("test the tests by testing").facets.size() == 1);
}

TEST_CASE("a subordinate clause counts less than the main one") {
  const Wanted wanted =
      read("repair the parser before the release, then polish");
  CHECK(facet(wanted, "repair")->weight == 1);
  CHECK(facet(wanted, "parser")->weight == 1);
  CHECK(facet(wanted, "release")->weight < 1);
  CHECK(facet(wanted, "polish")->weight == 1);
  CHECK(facet(read("before release"), "release")->weight == 1);
}

TEST_CASE("other names are alternatives, both ways") {
  const Wanted wanted = read("open a pull request");
  const Facet* phrase = facet(wanted, "pull request");
  REQUIRE(phrase != nullptr);
  CHECK(std::ranges::any_of(phrase->phrases, [](const auto& alternative) {
    return alternative.phrase == "pr" && alternative.weight < 1;
  }));
  CHECK(facet(read("the PR"), "PR")->phrases.size() == 2);
}

TEST_CASE("an intent adds what skills call it, more when more is said") {
  const Wanted one = read("the crash");
  const Wanted both = read("the crash and the memory leak");
  const Facet* intent = &both.facets.back();
  CHECK(intent->said == std::vector<std::string>{"crash", "memory leak"});
  CHECK(intent->phrases.size() == 2);
  CHECK(intent->weight > one.facets.back().weight);
}

TEST_CASE("what the purpose itself says is not expected twice") {
  const Wanted wanted = read("debug the crash");
  CHECK(wanted.facets.back().phrases.size() == 1);
}

TEST_CASE("sentences of exclusion are left out of a description") {
  CHECK(without_exclusions("Use for x. Do NOT use for y. Also z.") ==
        "Use for x.  Also z.");
  CHECK(without_exclusions("Don't use for y") == " ");
  CHECK(without_exclusions("plain") == "plain");
  CHECK(without_exclusions("").empty());
}
