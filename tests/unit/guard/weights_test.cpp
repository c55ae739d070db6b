// SPDX-License-Identifier: MIT
// Scores and their definitions.
#include "base/error.hpp"
#include "guard/document/weights.hpp"

#include <catch2/catch.hpp>

using namespace handoff::guard;

namespace {

const Lexicon& lexicon() {
  static const Lexicon one("[a | text | once] a\nen alpha\n"
                           "[b | text | once] b\nen beta\n");
  return one;
}

double score(std::string_view weights, double a, double b) {
  const std::vector<Strength> strengths = {{a, 0}, {b, 0}};
  return Weights(weights, lexicon()).score(strengths);
}

} // namespace

TEST_CASE("a score is the weighted sum of groups and of what is made of them") {
  CHECK(score("weight bias -1\nweight a 2\n", 1, 1) == Approx(1));
  CHECK(score("c = any a b\nweight c 3\n", 0.5, 1) == Approx(3));
  CHECK(score("c = sum 4 a b\nweight c 4\n", 1, 1) == Approx(2));
  CHECK(score("c = sum 1 a b\nweight c 4\n", 1, 1) == Approx(4));
  CHECK(score("c = both a b\nweight c 4\n", 0.5, 0.5) == Approx(1));
}

TEST_CASE("what is required must be there to refuse") {
  const Weights weights("required a\n", lexicon());
  const std::vector<Strength> with = {{1, 0}, {0, 0}};
  const std::vector<Strength> without = {{0, 0}, {1, 0}};
  CHECK(weights.may_refuse(with));
  CHECK_FALSE(weights.may_refuse(without));
}

TEST_CASE("weights that name nothing known are an error") {
  CHECK_THROWS_AS(Weights("weight c 1", lexicon()), handoff::Error);
  CHECK_THROWS_AS(Weights("weight a x", lexicon()), handoff::Error);
  CHECK_THROWS_AS(Weights("sometimes 1", lexicon()), handoff::Error);
}
