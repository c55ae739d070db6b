// SPDX-License-Identifier: MIT
// Random ids.
#include "base/random.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace handoff::base;

TEST_CASE("an id is four and four characters of the alphabet, never twice") {
  std::set<std::string> seen;
  std::set<char> used;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = random_id();
    REQUIRE(id.size() == 9);
    REQUIRE(id[4] == '-');
    REQUIRE(id.find_first_not_of(std::string(k_random_alphabet) + "-") ==
            std::string::npos);
    used.insert(id.begin(), id.end());
    seen.insert(id);
  }
  CHECK(seen.size() == 2000);
  // 16,000 draws miss none of 28 characters but once in 10^240 runs.
  CHECK(used.size() == k_random_alphabet.size() + 1);
}
