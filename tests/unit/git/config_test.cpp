// SPDX-License-Identifier: MIT
// Values of git's configuration and their scope.
#include "base/error.hpp"
#include "base/notices.hpp"
#include "git/config.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

using namespace handoff;
using namespace std::literals;

namespace {

git::Config sample() {
  return git::Config("system\0hand.budget\n1000\0"
                     "global\0hand.budget\n1k\0"
                     "local\0hand.quiet\0"
                     "local\0hand.empty\n\0"
                     "local\0hand.text\ntwo\nlines = yes\0"
                     "local\0hand.on\nYes\0"
                     "local\0hand.path\n~/x\0"
                     "worktree\0remote.My.Fork.url\nu\0"
                     "command\0remote.origin.url\nv\0"
                     "command\0remote.origin.fetch\nf\0"
                     "command\0remote.pushdefault\norigin\0"s);
}

} // namespace

TEST_CASE("the last value wins and all are kept with their scope") {
  const git::Config values = sample();
  CHECK(values.get("hand.budget") == "1k");
  REQUIRE(values.entries("hand.budget") != nullptr);
  CHECK(values.entries("hand.budget")->front().scope ==
        git::ConfigScope::system);
  CHECK(values.get("hand.nothing") == std::nullopt);
  CHECK(values.entries("hand.nothing") == nullptr);
}

TEST_CASE("a key's middle part is exact, the rest is case-insensitive") {
  const git::Config values = sample();
  CHECK(values.get("Hand.BUDGET") == "1k");
  CHECK(values.get("REMOTE.My.Fork.URL") == "u");
  CHECK(values.get("remote.my.fork.url") == std::nullopt);
}

TEST_CASE("a value may hold newlines and equals signs") {
  CHECK(sample().get("hand.text") == "two\nlines = yes");
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
    const git::Config values("local\0handoff.snapshotlimit\n"s + text + "\0"s);
    if (number) {
      CHECK(values.get_int(config::k_snapshot_limit) == number);
    } else {
      CHECK_THROWS_WITH(values.get_int(config::k_snapshot_limit),
                        "bad numeric config value '" + text +
                            "' for 'handoff.snapshotLimit'");
    }
  }
}

TEST_CASE("booleans are git's; a key without a value is true") {
  CHECK(sample().get_bool("hand.quiet") == true);
  CHECK(sample().get_bool("hand.empty") == false);
  CHECK(sample().get_bool("hand.on") == true);
  CHECK(sample().get_bool("hand.none") == std::nullopt);
  CHECK_THROWS_AS(sample().get_bool("hand.text"), Error);
  for (const char* text : {"true", "on", "1", "-1", "2k"}) {
    CHECK(git::Config("local\0a.b\n"s + text + "\0"s).get_bool("a.b") == true);
  }
  for (const char* text : {"false", "OFF", "no", "0"}) {
    CHECK(git::Config("local\0a.b\n"s + text + "\0"s).get_bool("a.b") == false);
  }
}

TEST_CASE("a path begins at home where it says so") {
  ::setenv("HOME", "/home/somebody", 1);
  CHECK(sample().get_path("hand.path") == "/home/somebody/x");
  CHECK(git::Config("local\0a.b\n/y/~\0"s).get_path("a.b") == "/y/~");
  CHECK_THROWS_AS(
      git::Config("local\0a.b\n~no-such-user-here/x\0"s).get_path("a.b"),
      Error);
}

TEST_CASE("subsections are the names in the middle, each once") {
  CHECK(sample().subsections("remote") ==
        std::vector<std::string>{"My.Fork", "origin"});
  CHECK(sample().subsections("branch").empty());
}

TEST_CASE("a listing that is cut short loses only its end") {
  CHECK(git::Config("local\0a.b\n1\0local"s).get("a.b") == "1");
  CHECK(git::Config(""sv).subsections("a").empty());
}

namespace {

// Lines "<scope> <value>" as git would list them for one key.
git::Config listed(std::string_view key,
                   std::vector<std::pair<std::string, std::string>> rows) {
  std::string listing;
  for (const auto& [scope, value] : rows) {
    listing += scope + '\0' + std::string(key) + "\n" + value + '\0';
  }
  return git::Config(listing);
}

} // namespace

TEST_CASE("our keys are read through their row in the table alone") {
  CHECK_THROWS_AS(sample().get("handoff.budget"), std::logic_error);
  CHECK_THROWS_AS(sample().entries("HandOff.dir"), std::logic_error);
  CHECK(sample().get("handoffs.budget") == std::nullopt);
}

TEST_CASE("a key of the user's ignores what a repository's files say") {
  struct Row {
    std::vector<std::pair<std::string, std::string>> values;
    std::optional<std::string> counts;
    bool is_said;
  };
  const Row rows[] = {
      {{{"system", "s"}, {"global", "g"}}, "g", false},
      {{{"global", "g"}, {"local", "l"}}, "g", true},
      {{{"local", "l"}}, std::nullopt, true},
      {{{"global", "g"}, {"worktree", "w"}}, "g", true},
      {{{"local", "l"}, {"command", "c"}}, "c", true},
      {{{"unknown", "u"}}, std::nullopt, true},
      {{}, std::nullopt, false},
  };
  for (const config::Key* key : config::all_keys()) {
    if (key->authority != config::Authority::user ||
        key->name.find('<') != std::string_view::npos) {
      continue;
    }
    for (const Row& row : rows) {
      CAPTURE(key->name, row.values.size());
      std::string name(key->name);
      std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      });
      static_cast<void>(base::take_notices());
      CHECK(listed(name, row.values).get(*key) == row.counts);
      CHECK((base::take_notices().size() == 1) == row.is_said);
    }
  }
}

TEST_CASE("a repository may switch off what the user has on, never on") {
  struct Row {
    std::vector<std::pair<std::string, std::string>> values;
    std::optional<bool> counts;
  };
  const Row rows[] = {
      {{{"global", "false"}, {"local", "true"}}, false},
      {{{"global", "true"}, {"local", "false"}}, false},
      {{{"local", "false"}}, false},
      {{{"local", "true"}}, std::nullopt},
      {{{"local", "false"}, {"command", "true"}}, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.values);
    CHECK(listed("handoff.issues", row.values).get_bool(config::k_issues) ==
          row.counts);
  }
}

TEST_CASE("the middle part of a key is exact") {
  const git::Config values =
      listed("handoff.git.corp.test:8443.forge", {{"global", "gitlab"}});
  CHECK(values.get(config::k_forge, "git.corp.test:8443") == "gitlab");
  CHECK(values.get(config::k_forge, "git.corp.test") == std::nullopt);
}

TEST_CASE("each path of a list has its home expanded") {
  ::setenv("HOME", "/home/somebody", 1);
  CHECK(listed("handoff.skills.path", {{"global", "~/x"}, {"command", "/y"}})
            .get_paths(config::k_skills_path) ==
        std::vector<std::string>{"/home/somebody/x", "/y"});
}
