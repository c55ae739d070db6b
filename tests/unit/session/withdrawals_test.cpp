// SPDX-License-Identifier: MIT
// Decisions that later ones withdraw.
#include "session/digest/withdrawals.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

bool any(std::size_t) {
  return true;
}

} // namespace

TEST_CASE("the first decision that rejects what another chose is found") {
  Withdrawals withdrawals;
  withdrawals.add_rejected(0, "the Redis cache");
  withdrawals.add_rejected(1, "redis");
  withdrawals.add_rejected(2, "");
  withdrawals.add_rejected(3, "->");

  CHECK(withdrawals.rejecting("Redis", any) == 0);
  CHECK(withdrawals.rejecting("a Redis cluster", any) == 1);
  CHECK(withdrawals.rejecting("cached", any) == std::nullopt);
  CHECK(withdrawals.rejecting("a -> b", any) == 3);
  CHECK(withdrawals.rejecting("", any) == std::nullopt);
  CHECK(withdrawals.rejecting("Redis",
                              [](std::size_t one) { return one != 0; }) == 1);

  // An earlier one may come to reject more.
  withdrawals.add_rejected(0, "redis");
  CHECK(withdrawals.rejecting("a Redis cluster", any) == 0);
}

TEST_CASE("decisions are found by the question that they answer") {
  Withdrawals withdrawals;
  withdrawals.add_question(1, "Which one?");
  withdrawals.add_question(4, "Which one?");
  CHECK(withdrawals.answering("Which one?") == std::vector<std::size_t>{1, 4});
  CHECK(withdrawals.answering("Which two?").empty());
  CHECK(withdrawals.answering("").empty());
}
