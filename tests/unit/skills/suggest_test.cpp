// SPDX-License-Identifier: MIT
// Suggesting skills for a purpose.
#include "skills/skills.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace handoff::skills;
namespace fs = std::filesystem;

namespace {

struct Described {
  std::string_view name, description;
};

// Few skills of the kinds that are about, described in our own words.
constexpr Described k_skills[] = {
    {"bug-hunter",
     "Find the root cause of a bug. Use when something is broken, throws or "
     "fails, before proposing a fix."},
    {"write-tests-first", "Test-driven development: red, green, refactor."},
    {"ci-doctor", "Repair failing checks of a pull request on GitHub Actions."},
    {"slides", "Create and edit presentations in .pptx files."},
    {"sheets", "Read and write spreadsheets. Do NOT use for PDF files."},
    {"interviewer", "Grill the user about a plan or a decision."},
    {"skill-smith", "Write a new skill or improve the SKILL.md of one."},
    {"merge-medic", "Resolve conflicts of a git merge or rebase."},
    {"copy-editor", "Improve the prose of an article draft."},
};

class Disk {
public:
  Disk() {
    char path[] = "/tmp/handoff-suggest-XXXXXX";
    REQUIRE(::mkdtemp(path) != nullptr);
    top_ = path;
    for (const auto& [name, description] : k_skills) {
      const fs::path directory = top_ / ".claude/skills" / name;
      fs::create_directories(directory);
      std::ofstream(directory / "SKILL.md")
          << "---\nname: " << name << "\ndescription: \"" << description
          << "\"\n---\n\n# How\n";
    }
  }
  ~Disk() { fs::remove_all(top_); }

  [[nodiscard]] FoundSkills suggest(const Query& query,
                                    std::size_t most = 10) const {
    SkillPlaces places;
    places.root = top_.string();
    places.cwd = places.root;
    places.agent = handoff::agent::named("claude");
    places.environment = [](std::string_view) { return std::nullopt; };
    return handoff::skills::suggest(query, places, most);
  }
  [[nodiscard]] std::string first(const Query& query) const {
    const FoundSkills found = suggest(query);
    return found.suggestions.empty() ? "" : found.suggestions[0].name;
  }

private:
  fs::path top_;
};

bool names(const FoundSkills& found, std::string_view name) {
  return std::ranges::any_of(found.suggestions, [&](const Suggestion& one) {
    return one.name == name;
  });
}

} // namespace

TEST_CASE("a purpose finds the skill for it, in whatever words") {
  const Disk disk;
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"find out why the server crashes at night", "bug-hunter"},
      {"the import hangs with large files", "bug-hunter"},
      {"build the parser test-first", "write-tests-first"},
      {"TDD for the rate limiter", "write-tests-first"},
      {"CI is red", "ci-doctor"},
      {"make the deck for Monday's talk", "slides"},
      {"clean up customers.csv", "sheets"},
      {"poke holes in my plan", "interviewer"},
      {"create a skill for releases", "skill-smith"},
      {"rebase onto main and sort out the conflicts", "merge-medic"},
      {"tighten the blog post", "copy-editor"},
  };
  for (const auto& [purpose, skill] : rows) {
    INFO(purpose);
    CHECK(disk.first({.purpose = std::string(purpose)}) == skill);
  }
}

TEST_CASE("where nothing fits nothing is named, and the answer says so") {
  const Disk disk;
  for (const std::string purpose : {"rotate the TLS certificates",
                                    "bump zlib to 1.3",
                                    "support IPv6",
                                    "translate the strings into Czech",
                                    "xyzzy",
                                    "the",
                                    "?!"}) {
    INFO(purpose);
    const FoundSkills found = disk.suggest({.purpose = purpose});
    CHECK(found.suggestions.empty());
    CHECK(found.installed == std::size(k_skills));
    CHECK_FALSE(found.nearest_unfit.empty());
  }
}

TEST_CASE("what a skill says it is not for does not count for it") {
  const Disk disk;
  CHECK_FALSE(
      names(disk.suggest({.purpose = "merge the PDF files"}), "sheets"));
}

TEST_CASE("why names the words that matched, and the skill's own for them") {
  const Disk disk;
  const FoundSkills found = disk.suggest({.purpose = "the server crashes"});
  REQUIRE_FALSE(found.suggestions.empty());
  CHECK_THAT(found.suggestions[0].why, Catch::Contains("crashes ("));
  const FoundSkills direct = disk.suggest({.purpose = "resolve the conflicts"});
  REQUIRE_FALSE(direct.suggestions.empty());
  CHECK_THAT(direct.suggestions[0].why,
             Catch::Contains("resolve") && !Catch::Contains("resolve ("));
}

TEST_CASE("changed files, failed commands and notes are evidence") {
  const Disk disk;
  const std::string vague = "go on with this";
  CHECK(disk.suggest({.purpose = vague}).suggestions.empty());
  CHECK(disk.first({.purpose = vague, .changed_paths = {"talks/q3.pptx"}}) ==
        "slides");
  CHECK(disk.first(
            {.purpose = vague, .changed_paths = {"skills/deploy/SKILL.md"}}) ==
        "skill-smith");
  CHECK(disk.first({.purpose = vague,
                    .changed_paths = {".github/workflows/test.yml"}}) ==
        "ci-doctor");
  CHECK(disk.first({.purpose = vague,
                    .failed_commands = {"npm test", "npm run build"}}) ==
        "bug-hunter");
  CHECK(disk.first({.purpose = vague,
                    .notes = "The rebase stopped with conflicts."}) ==
        "merge-medic");
}

TEST_CASE("the purpose outweighs all lesser evidence") {
  const Disk disk;
  std::string notes;
  for (int i = 0; i < 200; ++i) {
    notes += "The article draft needs better prose. ";
  }
  const std::vector<std::string> paths(300, "slides/talk.pptx");
  CHECK(disk.first({.purpose = "find the bug that makes login fail",
                    .notes = notes,
                    .changed_paths = paths}) == "bug-hunter");
}

TEST_CASE("a skill that is called by its whole name is named") {
  const Disk disk;
  CHECK(disk.first({.purpose = "slides on vector databases"}) == "slides");
  CHECK(disk.first({.purpose = "get the CI doctor to look at Windows"}) ==
        "ci-doctor");
}

TEST_CASE("a skill that the session used before is preferred, not forced") {
  const Disk disk;
  const Query query = {.purpose = "improve the draft",
                       .used_skills = {"copy-editor"}};
  const FoundSkills found = disk.suggest(query);
  REQUIRE(names(found, "copy-editor"));
  CHECK_THAT(found.suggestions[0].why, Catch::Contains("used earlier"));
  CHECK_FALSE(names(disk.suggest({.purpose = "rotate the TLS certificates",
                                  .used_skills = {"slides", "no-such"}}),
                    "no-such"));
}

TEST_CASE("at most as many as asked for, best first") {
  const Disk disk;
  const Query query = {.purpose = "a failing test: find the bug, fix it "
                                  "test-first and get CI green"};
  const FoundSkills all = disk.suggest(query);
  REQUIRE(all.suggestions.size() >= 3);
  CHECK(std::ranges::is_sorted(
      all.suggestions, std::greater<>(), &Suggestion::score));
  const FoundSkills two = disk.suggest(query, 2);
  REQUIRE(two.suggestions.size() == 2);
  CHECK(two.suggestions[0].name == all.suggestions[0].name);
}

TEST_CASE("hostile text is only text") {
  const Disk disk;
  const std::string rows[] = {
      std::string(100000, 'a'),
      std::string(10000, ' ') + "debug",
      "\xff\xfe\x80 debug \x1b[31m",
      std::string("a\0b", 3),
      "-- --- ; DROP TABLE",
  };
  for (const std::string& row : rows) {
    CHECK_NOTHROW(disk.suggest({.purpose = row, .notes = row}));
  }
}
