// SPDX-License-Identifier: MIT
// What a person typed, without what programs inject.
#include "session/dialogue/human_text.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("only what a person typed is theirs") {
  struct Row {
    std::string_view text, expected;
  };
  static constexpr Row rows[] = {
      {"  Fix it.\n", "Fix it."},
      {"Fix <system-reminder>no</system-reminder>it.", "Fix it."},
      {"<system-reminder>all of it</system-reminder>", ""},
      {"<command-name>/compact</command-name>", ""},
      {"<local-command-stdout>x</local-command-stdout>", ""},
      {"<task-notification>\n<task-id>", ""},
      {"<command-message>ship</command-message>", ""},
      {"<local-command-caveat>x", ""},
      {"<bash-input>ls</bash-input>", ""},
      {"<bash-stdout>a</bash-stdout>", ""},
      {"<user_instructions>x", ""},
      {"<subagent_notification>x", ""},
      {"<turn_aborted>x", ""},
      {"<skill>x", ""},
      {"[Request interrupted by user for tool use]", ""},
      {"<environment_context>\n  <cwd>/w</cwd>", ""},
      {"# AGENTS.md instructions for /w\n", ""},
      {"<session_context>\nThis is", ""},
      {"Use the <command-name> tag", "Use the <command-name> tag"},
      {"<system-reminder>open", ""},
      {"<hook_context>no</hook_context>\n\nFix it.", "Fix it."},
      {"<hook_context>open", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(human_words(row.text) == row.expected);
  }
}

TEST_CASE("a slash command has a name") {
  CHECK(slash_command("<command-message>x</command-message>\n"
                      "<command-name>/ship</command-name>") == "ship");
  CHECK(slash_command("ship it").empty());
}
