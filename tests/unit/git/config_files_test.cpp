// SPDX-License-Identifier: MIT
// Whether git's configuration files may set a key, read directly.
#include "git/direct/config_files.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

namespace handoff::git {
namespace {

bool may_name_guard() {
  return config_may_name(discover(Ask::place), "guard");
}

TEST_CASE("a configuration without the word has no such key") {
  test::Trash trash;
  trash.git({"config", "handoff.budget", "900"});
  CHECK_FALSE(may_name_guard());
}

TEST_CASE("the word in any file of git's counts, however it is written") {
  const std::string text = GENERATE("[handoff \"guard\"]\n\tlevel = off\n",
                                    "[HandOff \"gua\\rd\"] level=off\n",
                                    "[include]\n\tpath = elsewhere\n",
                                    "[includeIf \"gitdir:x\"]\npath = e\n");
  test::Trash trash;
  CAPTURE(text);
  SECTION("of the repository") {
    trash.write(".git/config", "[core]\n\tbare = false\n" + text);
  }
  SECTION("of the user") {
    trash.write("../home/.gitconfig", text);
  }
  SECTION("of the user, elsewhere") {
    trash.write("../home/.config/git/config", text);
  }
  SECTION("where the environment says") {
    trash.write("mine", text);
    trash.environment.set("GIT_CONFIG_GLOBAL", "mine");
  }
  SECTION("of the system") {
    trash.write("system", text);
    trash.environment.set("GIT_CONFIG_SYSTEM", "system");
  }
  CHECK(may_name_guard());
}

TEST_CASE("the user's file is not read if a variable names another") {
  test::Trash trash;
  trash.write("../home/.gitconfig", "[handoff \"guard\"]\nlevel = off\n");
  trash.environment.set("GIT_CONFIG_GLOBAL", "/dev/null/none");
  CHECK_FALSE(
      config_may_name({.git_dir = ".git", .common_dir = ".git"}, "guard"));
}

TEST_CASE("what can be read once only is left to git") {
  test::Trash trash;
  REQUIRE(::mkfifo("pipe", 0600) == 0);
  trash.environment.set("GIT_CONFIG_GLOBAL", "pipe");
  CHECK(config_may_name({.git_dir = ".git", .common_dir = ".git"}, "guard"));
}

} // namespace
} // namespace handoff::git
