// SPDX-License-Identifier: MIT
// Stanzas in the files of hook managers.
#include "githooks/manager.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::githooks;

namespace {

constexpr std::string_view k_list = "- repo: local\n  hooks: [x]\n";
constexpr std::string_view k_map = "pre-commit:\n  jobs: [x]\n";

Manager with(std::string_view stanza, const char* file = "m.yml") {
  return {.name = "m", .stanza = stanza, .file = file};
}

} // namespace

TEST_CASE("an item goes to the end of repos, as deep as the others") {
  struct Row {
    const char* text;
    const char* added; // nothing: it cannot be done
  };
  const Row rows[] = {
      {"repos:\n", "- repo: local\n  hooks: [x]\n"},
      {"# mine\nrepos:\n- repo: a\n  hooks: []\n",
       "- repo: local\n  hooks: [x]\n"},
      {"repos:\n  - repo: a\n    hooks: []",
       "\n  - repo: local\n    hooks: [x]\n"},
      {"fail_fast: true\nrepos:\n    -   repo: a\n        hooks: []\n# end\n",
       "    - repo: local\n      hooks: [x]\n"},
      {"repos: # mine\n", "- repo: local\n  hooks: [x]\n"},
      {"repos: []\n", nullptr},
      {"repos:\n         - {repo: too deep to be found again}\n", nullptr},
      {"repos:\n- repo: a\n  hooks: []\nfail_fast: true\n", nullptr},
      {"repos: [\n", nullptr},
      {"", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto made = with_stanza(with(k_list), row.text);
    REQUIRE(made.has_value() == (row.added != nullptr));
    if (made) {
      CHECK(*made == std::string(row.text) + row.added);
      const auto clean = without_stanza(with(k_list), *made);
      REQUIRE(clean);
      CHECK(clean->starts_with(row.text));
    }
  }
}

TEST_CASE("keys go to the end of a file that does not have them") {
  const auto made = with_stanza(with(k_map), "min_version: 1\n");
  REQUIRE(made);
  CHECK(*made == "min_version: 1\n" + std::string(k_map));
  CHECK(without_stanza(with(k_map), *made) == "min_version: 1\n");
  CHECK(with_stanza(with(k_map), ""));
  CHECK(with_stanza(with(k_map), "# nothing yet\n"));
  CHECK_FALSE(with_stanza(with(k_map), "pre-commit:\n  jobs: []\n"));
  CHECK_FALSE(with_stanza(with(k_map), "- a list\n"));
  CHECK_FALSE(with_stanza(with(k_map), "a: [\n"));
}

TEST_CASE("a stanza that was changed is not taken out") {
  CHECK_FALSE(without_stanza(with(k_map), "pre-commit:\n  jobs: [x, y]\n"));
  CHECK_FALSE(without_stanza(with(k_map), "x" + std::string(k_map)));
}
