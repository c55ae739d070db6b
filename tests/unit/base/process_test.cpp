// SPDX-License-Identifier: MIT
// Running programs: input, output, status, signals.
#include "base/error.hpp"
#include "base/process.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("a program's output, error output and status come back") {
  const base::Completed done =
      base::run({.argv = {"sh", "-c", "echo out; echo err >&2; exit 3"}});
  CHECK(done.out == "out\n");
  CHECK(done.err == "err\n");
  CHECK(done.status == 3);
}

TEST_CASE("input larger than a pipe passes through unharmed") {
  const std::string input(1 << 20, 'x');
  CHECK(base::run({.argv = {"cat"}, .input = input}).out == input);
}

TEST_CASE("a program that reads no input is no failure") {
  const std::string input(1 << 20, 'x');
  CHECK(base::run({.argv = {"true"}, .input = input}).status == 0);
}

TEST_CASE("a variable can be set and unset") {
  const base::Command command = {
      .argv = {"sh", "-c", "echo ${A-unset} ${HOME-unset}"},
      .environment = {"A=1", "HOME"}};
  CHECK(base::run(command).out == "1 unset\n");
}

TEST_CASE("a program that does not exist is an error") {
  CHECK_THROWS_AS(base::run({.argv = {"no-such-program-here"}}), Error);
}

TEST_CASE("a signal gives 128 and its number") {
  CHECK(base::run({.argv = {"sh", "-c", "kill -9 $$"}}).status == 137);
}
