// SPDX-License-Identifier: MIT
// Work in a process of its own, with a time limit.
#include "base/background.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <thread>
#include <unistd.h>

using namespace handoff::base;
using namespace std::chrono_literals;
using handoff::test::TemporaryDirectory;

namespace {

bool comes(const std::string& path) {
  for (int i = 0; i < 400 && !std::filesystem::exists(path); ++i) {
    std::this_thread::sleep_for(25ms);
  }
  return std::filesystem::exists(path);
}

} // namespace

TEST_CASE("work that ends in time says what it has to say") {
  const BackgroundState quiet =
      run_in_background(10s, 20, [] { return std::string(); });
  CHECK(quiet.has_ended);
  CHECK(quiet.said.empty());
  const std::string long_text(200'000, 'x');
  CHECK(run_in_background(10s, 20, [&] { return long_text; }).said ==
        long_text);
  const BackgroundState failed = run_in_background(
      10s, 20, []() -> std::string { throw handoff::Error("no room"); });
  CHECK(failed.has_ended);
  CHECK(failed.said == "no room");
}

TEST_CASE("work that takes longer goes on without us") {
  const TemporaryDirectory directory;
  const auto before = std::chrono::steady_clock::now();
  const pid_t session = ::getsid(0);
  const BackgroundState going = run_in_background(50ms, 20, [&] {
    std::this_thread::sleep_for(300ms);
    write_private_file(directory / "done",
                       ::getsid(0) == session ? "ours" : "its own",
                       IfExists::refuse);
    return std::string("late");
  });
  CHECK(!going.has_ended);
  CHECK(going.said.empty());
  CHECK(std::chrono::steady_clock::now() - before < 290ms);
  REQUIRE(comes(directory / "done"));
  CHECK(read_file(directory / "done") == "its own");
}

TEST_CASE("work that does not end is ended") {
  const BackgroundState stopped = run_in_background(10s, 1, [] {
    std::this_thread::sleep_for(30s);
    return std::string("never");
  });
  CHECK(stopped.has_ended);
  CHECK(stopped.said.empty());
}

TEST_CASE("it holds no file of ours open") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const BackgroundState going = run_in_background(10ms, 20, [] {
    std::this_thread::sleep_for(2s);
    return std::string();
  });
  CHECK(!going.has_ended);
  ::close(ends[1]);
  char byte = 0;
  const auto before = std::chrono::steady_clock::now();
  CHECK(::read(ends[0], &byte, 1) == 0);
  CHECK(std::chrono::steady_clock::now() - before < 1500ms);
  ::close(ends[0]);
}
