// SPDX-License-Identifier: MIT
// Notices that are collected and printed once.
#include "base/notices.hpp"

#include <catch2/catch.hpp>

using namespace handoff::base;

TEST_CASE("a notice is kept once, in its order, until it is taken") {
  static_cast<void>(take_notices());
  add_notice("one");
  add_notice("two");
  add_notice("one");
  CHECK(take_notices() == std::vector<std::string>{"one", "two"});
  CHECK(take_notices().empty());
}
