// SPDX-License-Identifier: MIT
// Reading issues from forges and their clients.
#include "forge/issue.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

using namespace handoff;
using namespace handoff::forge;

TEST_CASE("an answer of a forge is read as title and text") {
  const auto github =
      parse_issue(R"({"title": "A", "body": "one\r\ntwo", "number": 1})");
  REQUIRE(github);
  CHECK(github->text() == "A\n\none\ntwo\n");
  const auto gitlab = parse_issue(R"({"title": "A", "description": "one"})");
  REQUIRE(gitlab);
  CHECK(gitlab->text() == "A\n\none\n");
  const auto bare = parse_issue(R"({"title": "A", "body": null})");
  REQUIRE(bare);
  CHECK(bare->text() == "A\n");
  for (const char* text :
       {"", "[]", "{", R"({"message": "Not Found"})", R"({"title": 7})"}) {
    CHECK_FALSE(parse_issue(text));
  }
}

TEST_CASE("a stored issue has all its texts") {
  const auto stored = parse_stored_issue(
      R"({"id": "bd-1", "title": "A", "description": "x", "notes": "y"})");
  REQUIRE(stored);
  CHECK(stored->id == "bd-1");
  CHECK(stored->issue.text() == "A\n\nx\n\ny\n");
  CHECK_FALSE(parse_stored_issue(R"({"title": "A"})"));
  CHECK_FALSE(parse_stored_issue("no json"));
}

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Environment environment_of(Variables variables) {
  return [variables](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt
                                    : std::optional(found->second);
  };
}

const Environment k_nobody = environment_of({});

std::vector<std::string> behind_timeout(const base::Command& command) {
  return {command.argv.begin() + 2, command.argv.end()};
}

bool sets(const base::Command& command, std::string_view change) {
  return std::ranges::find(command.environment, change) !=
         command.environment.end();
}

} // namespace

TEST_CASE("only a number of a known forge is asked for, without a shell") {
  const Remote github{ForgeKind::github, "github.com", "acme", "board"};
  const auto commands = issue_commands(github, "42", k_nobody);
  REQUIRE(commands.size() == 1);
  CHECK(commands[0].argv ==
        std::vector<std::string>{
            "timeout", "10", "gh", "api", "repos/acme/board/issues/42"});
  const Remote gitlab{ForgeKind::gitlab, "gitlab.com", "a/b", "c"};
  CHECK(issue_commands(gitlab, "7", k_nobody).at(0).argv.back() ==
        "projects/a%2Fb%2Fc/issues/7");
  for (const char* closed : {"DISPLAY=", "WAYLAND_DISPLAY="}) {
    CAPTURE(closed); // no program opens a window
    CHECK(sets(commands[0], closed));
  }
  // Neither the repository's remotes nor its client settings are read.
  CHECK(commands[0].directory == "/");
  CHECK(sets(commands[0], "GIT_DIR"));
  for (const char* number : {"", "42; rm", "../1", "PROJ-1", "12345678901"}) {
    CHECK(issue_commands(github, number, k_nobody).empty());
  }
  CHECK(
      issue_commands({ForgeKind::sourcehut, "sr.ht", "~a", "b"}, "1", k_nobody)
          .empty());
}

TEST_CASE("no client is sent to a host that only a clone names") {
  struct Row {
    ForgeKind kind;
    std::string host;
    Variables variables;
    bool is_asked;
  };
  const Row rows[] = {
      {ForgeKind::github, "github.com", {}, true},
      {ForgeKind::gitlab, "gitlab.com", {}, true},
      {ForgeKind::github, "github.evil.test", {}, false},
      {ForgeKind::github, "github.com.evil.test", {}, false},
      {ForgeKind::github, "github.com:8443", {}, false},
      {ForgeKind::gitlab, "gitlab.evil.test", {}, false},
      {ForgeKind::gitlab, "gitlab.evil.test", {{"GITLAB_TOKEN", "t"}}, false},
      {ForgeKind::gitea, "codeberg.org", {}, false},
      {ForgeKind::unknown, "git.evil.test", {}, false},
      {ForgeKind::unknown,
       "git.corp.test",
       {{"GH_HOST", "git.corp.test"}},
       true},
      {ForgeKind::github,
       "github.evil.test",
       {{"GH_HOST", "git.corp.test"}},
       false},
      {ForgeKind::gitlab,
       "gitlab.corp.test:8443",
       {{"GITLAB_HOST", "https://gitlab.corp.test:8443"}},
       true},
      {ForgeKind::gitlab,
       "GitLab.Corp.test",
       {{"GITLAB_HOST", "gitlab.corp.test"}},
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.host);
    const auto commands = issue_commands(
        {row.kind, row.host, "a", "b"}, "7", environment_of(row.variables));
    CHECK(!commands.empty() == row.is_asked);
  }
}

TEST_CASE("a client is asked about the hosts of its own list") {
  const test::TemporaryDirectory home;
  const auto write = [&](const std::string& path, std::string_view text) {
    std::filesystem::create_directories(
        std::filesystem::path(home.path() + "/" + path).parent_path());
    std::ofstream(home.path() + "/" + path) << text;
  };
  write(".config/gh/hosts.yml", "github.corp.test:\n  user: me\n");
  write(".config/glab-cli/config.yml",
        "hosts:\n  gitlab.corp.test:\n    token: x\n");
  write(".config/tea/config.yml",
        "logins:\n- name: corp\n  url: https://gitea.corp.test:3000\n");
  write(".local/share/forgejo-cli/keys.json",
        R"({"hosts": {"git.corp.test": {"type": "Application"}}})");
  const auto own = environment_of({{"HOME", home.path()}});
  const auto asked = [&](ForgeKind kind, const char* host) {
    return issue_commands({kind, host, "a", "b"}, "7", own);
  };
  CHECK(sets(asked(ForgeKind::github, "github.corp.test").at(0),
             "GH_HOST=github.corp.test"));
  CHECK(sets(asked(ForgeKind::gitlab, "gitlab.corp.test").at(0),
             "GITLAB_HOST=gitlab.corp.test"));
  CHECK(behind_timeout(asked(ForgeKind::gitea, "gitea.corp.test:3000").at(0)) ==
        std::vector<std::string>{
            "tea", "api", "--login", "corp", "repos/a/b/issues/7"});
  CHECK(behind_timeout(asked(ForgeKind::gitea, "git.corp.test").at(0)) ==
        std::vector<std::string>{"fj", "issue", "view", "git.corp.test/a/b#7"});
  CHECK(asked(ForgeKind::gitlab, "github.corp.test").empty());
}

TEST_CASE("a damaged or hostile list of logins signs in to nothing") {
  const test::TemporaryDirectory home;
  for (const char* text : {"",
                           "[]",
                           "a: [",
                           "hosts: 7",
                           "- x",
                           "logins: {}",
                           "logins: [{url: 1}, 7, {name: x}]",
                           "\xff\xfe"}) {
    CAPTURE(text);
    for (const char* variable : {"GH_CONFIG_DIR", "GLAB_CONFIG_DIR"}) {
      std::ofstream(home.path() + "/hosts.yml") << text;
      std::ofstream(home.path() + "/config.yml") << text;
      const auto own = environment_of({{variable, home.path()}});
      // Besides the words of the file, which are nobody's hosts.
      CHECK(find_signed_in(Client::gh, "github.com", own));
      CHECK_FALSE(find_signed_in(Client::gh, "evil.test", own));
      CHECK(signed_in_hosts(Client::glab, own).size() == 1);
    }
    std::filesystem::create_directories(home.path() + "/tea");
    std::ofstream(home.path() + "/tea/config.yml") << text;
    std::filesystem::create_directories(home.path() + "/forgejo-cli");
    std::ofstream(home.path() + "/forgejo-cli/keys.json") << text;
    const auto moved = environment_of(
        {{"XDG_CONFIG_HOME", home.path()}, {"XDG_DATA_HOME", home.path()}});
    CHECK(signed_in_hosts(Client::tea, moved).empty());
    CHECK(signed_in_hosts(Client::fj, moved).empty());
  }
  CHECK(signed_in_hosts(Client::tea, k_nobody).empty());
  CHECK(signed_in_hosts(Client::fj, k_nobody).empty());
}

TEST_CASE("where tea fails, fj is asked, which names the host itself") {
  Remote remote{ForgeKind::gitea, "codeberg.org", "acme", "board"};
  remote.kind_from = KindFrom::user; // handoff.codeberg.org.forge
  const auto commands = issue_commands(remote, "42", k_nobody);
  REQUIRE(commands.size() == 2);
  CHECK(behind_timeout(commands[0]) ==
        std::vector<std::string>{"tea", "api", "repos/acme/board/issues/42"});
  CHECK(behind_timeout(commands[1]) ==
        std::vector<std::string>{
            "fj", "issue", "view", "codeberg.org/acme/board#42"});
}

TEST_CASE("what fj prints has the body behind quote marks") {
  const auto issue = parse_answer("fj",
                                  "Names may be empty #42\n"
                                  "By jane - open\n"
                                  "bug\n"
                                  "\n"
                                  "> first\r\n"
                                  "> \n"
                                  "> > quoted\n"
                                  "\n"
                                  "\n"
                                  "2 comments\n");
  REQUIRE(issue);
  CHECK(issue->title == "Names may be empty");
  CHECK(issue->body == "first\n\n> quoted");
  CHECK(parse_answer("fj", "no number\n")->text() == "no number\n");
  CHECK_FALSE(parse_answer("fj", ""));
  CHECK_FALSE(parse_answer("tea", "no JSON\n> body\n"));
}
