// SPDX-License-Identifier: MIT
// Finding installed skills.
#include "skills/discover.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace handoff::skills;
namespace fs = std::filesystem;

namespace {

// A home and a repository that vanish with the test.
class Disk {
public:
  Disk() {
    char path[] = "/tmp/handoff-skills-XXXXXX";
    REQUIRE(::mkdtemp(path) != nullptr);
    top_ = path;
    fs::create_directories(top_ / "home");
    fs::create_directories(top_ / "repo/pkg");
  }
  ~Disk() { fs::remove_all(top_); }

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((top_ / path).parent_path());
    std::ofstream(top_ / path, std::ios::binary) << text;
  }
  void skill(const std::string& directory, const std::string& name) const {
    write(directory + "/SKILL.md",
          "---\nname: " + name + "\ndescription: in " + directory +
              "\n---\nText.\n");
  }
  [[nodiscard]] std::string path(const std::string& below) const {
    return (top_ / below).string();
  }
  [[nodiscard]] Installed discover(Agent agent) const {
    SkillPlaces places;
    places.root = path("repo");
    places.cwd = path("repo/pkg");
    places.home = path("home");
    places.agent = agent;
    places.environment = [](std::string_view) { return std::nullopt; };
    return handoff::skills::discover(places);
  }

private:
  fs::path top_;
};

std::vector<std::string> names(const Installed& installed) {
  std::vector<std::string> result;
  for (const Skill& skill : installed.skills) {
    result.push_back(skill.name);
  }
  std::ranges::sort(result);
  return result;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("an agent sees its own skills, nested ones where it looks") {
  const Disk disk;
  disk.skill("repo/.claude/skills/one", "one");
  disk.skill("repo/pkg/.claude/skills/two", "two");
  disk.skill("repo/.claude/skills/group/three", "three");
  disk.skill("repo/.agents/skills/four", "four");
  disk.skill("home/.codex/skills/.system/five", "five");
  CHECK(names(disk.discover(handoff::agent::named("claude"))) ==
        Names{"one", "two"});
  CHECK(names(disk.discover(handoff::agent::named("codex"))) ==
        Names{"five", "four"});
  CHECK(names(disk.discover(handoff::agent::named("copilot"))) ==
        Names{"four", "one", "three", "two"});
}

TEST_CASE("one skill of each name, except for Codex") {
  const Disk disk;
  disk.skill("repo/.claude/skills/x", "x");
  disk.skill("home/.claude/skills/x", "x");
  const Installed claude = disk.discover(handoff::agent::named("claude"));
  REQUIRE(claude.skills.size() == 1);
  CHECK(claude.skills[0].path == disk.path("home/.claude/skills/x/SKILL.md"));
  disk.skill("repo/.agents/skills/y", "y");
  disk.skill("home/.agents/skills/y", "y");
  CHECK(names(disk.discover(handoff::agent::named("codex"))) ==
        Names{"y", "y"});
  CHECK(names(disk.discover(handoff::agent::named("pi"))) == Names{"y"});
}

TEST_CASE("a skill without a usable name has its directory's") {
  const Disk disk;
  disk.write("repo/.claude/skills/plain/SKILL.md",
             "---\ndescription: x\n---\n");
  disk.skill("repo/.claude/skills/odd", "\"two words\"");
  disk.skill("repo/.claude/skills/evil", "\"a`b\\e[1m\"");
  CHECK(names(disk.discover(handoff::agent::named("claude"))) ==
        Names{"evil", "odd", "plain"});
}

TEST_CASE("what cannot be used is left out and said") {
  const Disk disk;
  disk.write("repo/.claude/skills/broken/SKILL.md",
             "---\nname: broken\ndescription: a: b\n---\n");
  disk.write("repo/.claude/skills/bare/SKILL.md", "# No front matter\n");
  disk.write("repo/.claude/skills/endless/SKILL.md",
             "---\nname: endless\n" + std::string(2 * k_head_bytes, '#'));
  disk.write("repo/.claude/skills/README.md", "not a skill\n");
  fs::create_directories(disk.path("repo/.claude/skills/empty"));
  const Installed installed = disk.discover(handoff::agent::named("claude"));
  CHECK(installed.skills.empty());
  REQUIRE(installed.problems.size() == 3);
  CHECK_THAT(installed.problems[0],
             Catch::Contains("bare/SKILL.md: no front matter"));
  CHECK_THAT(installed.problems[1],
             Catch::Contains("broken/SKILL.md: line 3: "));
  CHECK_THAT(installed.problems[2],
             Catch::Contains("endless/SKILL.md: ") &&
                 Catch::Contains("longer than"));
}

TEST_CASE("of a huge file only the head is read, of a pipe nothing") {
  const Disk disk;
  disk.write("repo/.claude/skills/huge/SKILL.md",
             "---\nname: huge\ndescription: x\n---\n" +
                 std::string(4 * k_head_bytes, 'a'));
  fs::create_directories(disk.path("repo/.claude/skills/pipe"));
  REQUIRE(::mkfifo(disk.path("repo/.claude/skills/pipe/SKILL.md").c_str(),
                   0600) == 0);
  const Installed installed = disk.discover(handoff::agent::named("claude"));
  REQUIRE(names(installed) == Names{"huge"});
  CHECK(installed.skills[0].body.size() < k_head_bytes);
}

TEST_CASE("a symlink to a skill counts, a symlink loop does not") {
  const Disk disk;
  disk.skill("home/shared/x", "x");
  fs::create_directories(disk.path("home/.claude/skills"));
  fs::create_symlink(disk.path("home/shared/x"),
                     disk.path("home/.claude/skills/x"));
  fs::create_symlink(disk.path("home/.claude/skills/loop"),
                     disk.path("home/.claude/skills/loop"));
  CHECK(names(disk.discover(handoff::agent::named("claude"))) == Names{"x"});
}

TEST_CASE("commands are skills that need no front matter") {
  const Disk disk;
  disk.write("repo/.claude/commands/ship.md", "Ship the release.\n");
  disk.write("repo/pkg/.gemini/commands/plan.toml",
             "description = \"Plan it\"\nprompt = \"x\"\n");
  CHECK(names(disk.discover(handoff::agent::named("claude"))) == Names{"ship"});
  const Installed gemini = disk.discover(handoff::agent::named("gemini"));
  REQUIRE(names(gemini) == Names{"plan"});
  CHECK(gemini.skills[0].description == "Plan it");
  CHECK(names(disk.discover(handoff::agent::named("codex"))).empty());
}

TEST_CASE("what only a person can call is marked, per agent") {
  const Disk disk;
  const std::string text =
      "---\nname: x\ndescription: d\ndisable-model-invocation: true\n---\n";
  disk.write("repo/.claude/skills/x/SKILL.md", text);
  disk.write("repo/.agents/skills/x/SKILL.md", text);
  CHECK(disk.discover(handoff::agent::named("claude")).skills[0].must_be_typed);
  CHECK_FALSE(
      disk.discover(handoff::agent::named("opencode")).skills[0].must_be_typed);
  CHECK_FALSE(
      disk.discover(handoff::agent::named("codex")).skills[0].must_be_typed);
  disk.write("repo/.agents/skills/x/agents/openai.yaml",
             "policy:\n  allow_implicit_invocation: false\n");
  CHECK(disk.discover(handoff::agent::named("codex")).skills[0].must_be_typed);
}

TEST_CASE("plugins bring skills under their own name while they are on") {
  const Disk disk;
  disk.skill("home/cache/p1/skills/x", "x");
  disk.skill("home/cache/p2/skills/y", "y");
  disk.skill("home/cache/p3/skills/z", "z");
  disk.write("home/cache/p1/commands/go.md", "Go.\n");
  const auto entry = [&](const std::string& name, const std::string& more) {
    return "\"" + name + "@market\": [{\"installPath\": \"" +
           disk.path("home/cache/" + name) + "\"" + more + "}]";
  };
  disk.write("home/.claude/plugins/installed_plugins.json",
             "{\"version\": 2, \"plugins\": {" + entry("p1", "") + "," +
                 entry("p2", "") + "," +
                 entry("p3", ", \"projectPath\": \"/elsewhere\"") + "}}");
  CHECK(names(disk.discover(handoff::agent::named("claude"))) ==
        Names{"p1:go", "p1:x", "p2:y"});
  disk.write("repo/.claude/settings.json",
             "{\"enabledPlugins\": {\"p2@market\": false}}");
  CHECK(names(disk.discover(handoff::agent::named("claude"))) ==
        Names{"p1:go", "p1:x"});
  disk.write("home/.claude/plugins/installed_plugins.json", "{\"plugins\": ");
  const Installed broken = disk.discover(handoff::agent::named("claude"));
  CHECK(broken.skills.empty());
  CHECK(broken.problems.size() == 1);
}
