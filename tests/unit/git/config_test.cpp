// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "git/config.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace handoff;
using namespace std::literals;

namespace {

git::Config config() {
  return git::Config("system\0handoff.budget\n1000\0"
                     "global\0handoff.budget\n1k\0"
                     "local\0handoff.quiet\0"
                     "local\0handoff.empty\n\0"
                     "local\0handoff.text\ntwo\nlines = yes\0"
                     "local\0handoff.on\nYes\0"
                     "local\0handoff.path\n~/x\0"
                     "worktree\0remote.My.Fork.url\nu\0"
                     "command\0remote.origin.url\nv\0"
                     "command\0remote.origin.fetch\nf\0"
                     "command\0remote.pushdefault\norigin\0"s);
}

} // namespace

TEST_CASE("the last value wins and all are kept with their scope") {
  const git::Config values = config();
  CHECK(values.get("handoff.budget") == "1k");
  CHECK(values.get_all("handoff.budget") ==
        std::vector<std::string>{"1000", "1k"});
  REQUIRE(values.entries("handoff.budget") != nullptr);
  CHECK(values.entries("handoff.budget")->front().scope ==
        git::ConfigScope::system);
  CHECK(values.get("handoff.nothing") == std::nullopt);
  CHECK(values.entries("handoff.nothing") == nullptr);
}

TEST_CASE("a key's middle part is exact, the rest is case-insensitive") {
  const git::Config values = config();
  CHECK(values.get("Handoff.BUDGET") == "1k");
  CHECK(values.get("REMOTE.My.Fork.URL") == "u");
  CHECK(values.get("remote.my.fork.url") == std::nullopt);
}

TEST_CASE("a value may hold newlines and equals signs") {
  CHECK(config().get("handoff.text") == "two\nlines = yes");
}

TEST_CASE("numbers are git's, with k, m and g") {
  const std::pair<std::string, std::optional<std::int64_t>> rows[] = {
      {"0", 0},
      {"-3", -3},
      {"+7", 7},
      {"2k", 2048},
      {"3M", 3 * 1024 * 1024},
      {"1g", 1024 * 1024 * 1024},
      {"", std::nullopt},
      {"k", std::nullopt},
      {"12kb", std::nullopt},
      {"1.5m", std::nullopt},
      {"0x10", std::nullopt},
      {"9223372036854775807", 9223372036854775807},
      {"9223372036854775808", std::nullopt},
      {"9999999999999g", std::nullopt}};
  for (const auto& [text, number] : rows) {
    INFO(text);
    const git::Config values("local\0a.b\n"s + text + "\0"s);
    if (number) {
      CHECK(values.get_int("a.b") == number);
    } else {
      CHECK_THROWS_WITH(values.get_int("a.b"),
                        "bad numeric config value '" + text + "' for 'a.b'");
    }
  }
}

TEST_CASE("booleans are git's; a key without a value is true") {
  CHECK(config().get_bool("handoff.quiet") == true);
  CHECK(config().get_bool("handoff.empty") == false);
  CHECK(config().get_bool("handoff.on") == true);
  CHECK(config().get_bool("handoff.none") == std::nullopt);
  CHECK_THROWS_AS(config().get_bool("handoff.text"), Error);
  for (const char* text : {"true", "on", "1", "-1", "2k"}) {
    CHECK(git::Config("local\0a.b\n"s + text + "\0"s).get_bool("a.b") == true);
  }
  for (const char* text : {"false", "OFF", "no", "0"}) {
    CHECK(git::Config("local\0a.b\n"s + text + "\0"s).get_bool("a.b") == false);
  }
}

TEST_CASE("a path begins at home where it says so") {
  ::setenv("HOME", "/home/somebody", 1);
  CHECK(config().get_path("handoff.path") == "/home/somebody/x");
  CHECK(git::Config("local\0a.b\n/y/~\0"s).get_path("a.b") == "/y/~");
  CHECK_THROWS_AS(
      git::Config("local\0a.b\n~no-such-user-here/x\0"s).get_path("a.b"),
      Error);
}

TEST_CASE("subsections are the names in the middle, each once") {
  CHECK(config().subsections("remote") ==
        std::vector<std::string>{"My.Fork", "origin"});
  CHECK(config().subsections("branch").empty());
}

TEST_CASE("a listing that is cut short loses only its end") {
  CHECK(git::Config("local\0a.b\n1\0local"s).get("a.b") == "1");
  CHECK(git::Config(""sv).subsections("a").empty());
}
