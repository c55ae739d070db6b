// SPDX-License-Identifier: MIT
// Choosing the blobs worth reading.
#include "point/sources/candidates.hpp"

#include <catch2/catch.hpp>

using handoff::point::Candidates;

namespace {

bool is_lower(std::size_t a, std::size_t b) {
  return a < b;
}

std::vector<std::size_t> best(const Candidates& found) {
  std::vector<std::size_t> blobs;
  for (const Candidates::Wanted& each : found.best(is_lower)) {
    blobs.push_back(each.blob);
  }
  return blobs;
}

} // namespace

TEST_CASE("of many blobs with a line, those with the lines around it stay") {
  Candidates found;
  found.add(10, {1, 2, 3, 4, 9});
  found.add(11, {9});
  found.add(12, {4, 9});
  CHECK(best(found) == std::vector<std::size_t>{4, 9});
}

TEST_CASE("of equal blobs three stay, the better ones") {
  Candidates found;
  found.add(10, {4, 3, 2, 1});
  CHECK(best(found) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("lines far away in the notes do not count") {
  Candidates found;
  found.add(0, {5, 6, 7, 8});
  for (std::size_t line = 200; line < 210; ++line) {
    found.add(line, {8});
  }
  CHECK(best(found) == std::vector<std::size_t>{5, 6, 7, 8});
  CHECK(best(Candidates()).empty());
}

TEST_CASE("blobs come by the line that they are wanted for first") {
  Candidates found;
  found.add(3, {9, 7});
  found.add(4, {8});
  found.add(5, {7});
  const std::vector<Candidates::Wanted> wanted = {{3, 7}, {3, 9}, {4, 8}};
  CHECK(found.best(is_lower) == wanted);
}
