// SPDX-License-Identifier: MIT
// The front matter of SKILL.md.
#include "skills/front_matter.hpp"

#include <catch2/catch.hpp>

using namespace handoff::skills;

TEST_CASE("name and description are read however YAML writes them") {
  struct Row {
    std::string_view text, name, description;
  };
  static constexpr Row rows[] = {
      {"---\nname: a\ndescription: Does x.\n---\n", "a", "Does x."},
      {"---\r\nname: a\r\ndescription: Does x.\r\n---\r\n", "a", "Does x."},
      {"\xef\xbb\xbf---\nname: a\ndescription: b\n---\n", "a", "b"},
      {"---\nname: \"a\"\ndescription: 'it''s: b'\n---\n", "a", "it's: b"},
      {"---\nname: a\ndescription: >\n  one\n  two\n---\n", "a", "one two\n"},
      {"---\nname: a\ndescription: >-\n  one\n  two\n---\n", "a", "one two"},
      {"---\nname: a\ndescription: |-\n  one\n  two\n---\n", "a", "one\ntwo"},
      {"---\nname: a\ndescription: one\n  two\n---\n", "a", "one two"},
      {"---\ndescription: b\n---\n", "", "b"},
      {"---\nname: a\n---", "a", ""},
      {"---\n---\n", "", ""},
      {"---\nname: [a]\ndescription: {b: c}\n---\n", "", ""},
      {"---  \nname: a\n---\t\nbody", "a", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const SkillFrontMatter matter = read_front_matter(row.text, Extent::whole);
    CHECK(matter.problem.empty());
    CHECK(matter.is_present);
    CHECK(matter.name == row.name);
    CHECK(matter.description == row.description);
  }
}

TEST_CASE("a front matter that cannot be used says why and where") {
  struct Row {
    std::string_view text, problem;
  };
  static constexpr Row rows[] = {
      {"---\nname: a\ndescription: b: c\n---\n", "line 3: "},
      {"---\nname: [a\n---\n", "line "},
      {"---\n- a\n---\n", "not a mapping"},
      {"---\nname: a\n", "no closing"},
      {"---\nname: a\xff\n---\n", "not UTF-8"},
      {"---\n\tname: a\n---\n", "line 2: "},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const SkillFrontMatter matter = read_front_matter(row.text, Extent::whole);
    CHECK_THAT(matter.problem, Catch::Contains(std::string(row.problem)));
  }
  CHECK_THAT(read_front_matter("---\nname: a\n", Extent::cut).problem,
             Catch::Contains("longer than"));
}

TEST_CASE("a file without front matter is all text") {
  for (const std::string_view text :
       {"# Title\n", "", "----\nname: a\n---\n"}) {
    const SkillFrontMatter matter = read_front_matter(text, Extent::whole);
    CHECK_FALSE(matter.is_present);
    CHECK(matter.body == 0);
    CHECK(matter.problem.empty());
  }
}

TEST_CASE("the text begins after the closing fence") {
  const std::string_view text = "---\nname: a\n---\n# Title\n";
  CHECK(text.substr(read_front_matter(text, Extent::whole).body) ==
        "# Title\n");
}

TEST_CASE("skills the model may not invoke are marked as such") {
  const auto read = [](std::string_view line) {
    return read_front_matter("---\n" + std::string(line) + "\n---\n",
                             Extent::whole);
  };
  CHECK(read("disable-model-invocation: true").is_disabled);
  CHECK(read("disable-model-invocation: yes").is_disabled);
  CHECK_FALSE(read("disable-model-invocation: false").is_disabled);
  CHECK_FALSE(read("disable-model-invocation: [true]").is_disabled);
  CHECK_FALSE(read("name: a").is_disabled);
}

TEST_CASE("deeply nested YAML is refused, not followed") {
  const std::string text = "---\na: " + std::string(4000, '[') + "\n---\n";
  CHECK_FALSE(read_front_matter(text, Extent::whole).problem.empty());
}

TEST_CASE("a command's description is read from TOML") {
  struct Row {
    std::string_view text;
    std::optional<std::string> found;
  };
  const Row rows[] = {
      {"description = \"Plan x\"\nprompt = \"y\"\n", "Plan x"},
      {"description='it is'\n", "it is"},
      {"description = \"\"\"Plan x\"\"\"\n", "Plan x"},
      {"descriptions = \"no\"\n", std::nullopt},
      {"[table]\ndescription = \"no\"\n", std::nullopt},
      {"description = 3\n", std::nullopt},
      {"description = \"", ""},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(toml_string(row.text, "description") == row.found);
  }
}

TEST_CASE("plain lines are read as the whole of YAML reads them") {
  // A comment leads to yaml-cpp, whatever the other lines are.
  static constexpr std::string_view rows[] = {
      "name: a\ndescription: Does x, y: z",
      "name: a\ndescription: Does x:y, 'z' \"w\"",
      "name: 'a'\ndescription: \"b # c\"",
      "name: a #b\ndescription: c#d",
      "name:   a   \n\ndescription: b\t",
      "name: null\ndescription: ~",
      "name: a\nname: b",
      "name: a\n  b\ndescription: c",
      "name: \"\"\ndescription: ''",
      "name: \"a\" b",
      R"(name: "a \" \\ b")",
      R"(name: "a \n b")",
      "name: 'it''s'",
      "name: caf\xc3\xa9\ndescription: \xe2\x80\x94 x",
      "name: a\xc2\x85z",
      "name: a:",
      "name:a",
      "name: (a)\ndescription: &b",
      "disable-model-invocation: true\nuser-invocable: false",
      "disable-model-invocation: True",
      "disable-model-invocation: 'true'",
      "metadata:\n  a: b\nname: c",
      "name: a\nallowed-tools: Read, Grep\nlicense: MIT",
  };
  for (const std::string_view row : rows) {
    INFO(row);
    const SkillFrontMatter fast = read_front_matter(
        "---\n" + std::string(row) + "\n---\n", Extent::whole);
    const SkillFrontMatter full = read_front_matter(
        "---\n" + std::string(row) + "\n# comment\n---\n", Extent::whole);
    CHECK(fast.name == full.name);
    CHECK(fast.description == full.description);
    CHECK(fast.is_disabled == full.is_disabled);
    CHECK(fast.is_user_invocable == full.is_user_invocable);
    CHECK(fast.problem.empty() == full.problem.empty());
  }
}
