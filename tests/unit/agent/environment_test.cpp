// SPDX-License-Identifier: MIT
// Where agents keep their files, and which one runs us.
#include "agent/environment.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace handoff::agent;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Environment environment_of(Variables variables) {
  return [variables](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt
                                    : std::optional(found->second);
  };
}

std::string name_of_running(const Variables& variables,
                            Filter filter = has_transcripts) {
  const auto agent = running(environment_of(variables), filter);
  return agent ? std::string((*agent)->name) : "";
}

} // namespace

TEST_CASE("a path of the user's is where the variables say") {
  struct Row {
    Variables variables;
    std::string_view below_home;
    std::string_view path;
  };
  const Row rows[] = {
      {{{"HOME", "/h"}}, ".claude/projects", "/h/.claude/projects"},
      {{{"HOME", "/h"}, {"CLAUDE_CONFIG_DIR", "/c"}},
       ".claude/skills",
       "/c/skills"},
      {{{"CLAUDE_CONFIG_DIR", "/c"}}, ".claude", "/c"},
      // Not what only begins with the same letters.
      {{{"HOME", "/h"}, {"CLAUDE_CONFIG_DIR", "/c"}},
       ".claude.json",
       "/h/.claude.json"},
      {{{"HOME", "/h"}, {"GEMINI_CLI_HOME", "/g"}},
       ".gemini/tmp",
       "/g/.gemini/tmp"},
      {{{"HOME", "/h"}, {"XDG_DATA_HOME", "/d"}},
       ".local/share/opencode",
       "/d/opencode"},
      {{{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}},
       ".config/agents/skills",
       "/x/agents/skills"},
      // The specification has relative ones ignored.
      {{{"HOME", "/h"}, {"XDG_CONFIG_HOME", "x"}},
       ".config/opencode",
       "/h/.config/opencode"},
      {{{"HOME", "/h"}, {"CODEX_HOME", ""}}, ".codex", "/h/.codex"},
      {{{"HOME", ""}}, ".pi", ""},
      {{}, ".pi", ""},
  };
  for (const Row& row : rows) {
    INFO(row.below_home);
    CHECK(user_path(environment_of(row.variables), row.below_home) == row.path);
  }
}

TEST_CASE("of nested agents the one that names a session counts first") {
  CHECK(name_of_running({{"OPENCODE", "1"}, {"CODEX_THREAD_ID", "x"}}) ==
        "codex");
  CHECK(name_of_running({{"GEMINI_CLI", "1"}, {"CLAUDECODE", "1"}}) ==
        "claude");
  CHECK(name_of_running({{"CLAUDECODE", "0"}, {"OPENCODE", ""}}).empty());
  // Amp has no transcripts that are read.
  CHECK(name_of_running({{"AMP_CURRENT_THREAD_ID", "T-1"}}).empty());
  CHECK(name_of_running({{"AMP_CURRENT_THREAD_ID", "T-1"}},
                        [](Agent) { return true; }) == "amp");
  CHECK(name_of_running({{"AI_AGENT", "Gemini-CLI"}}) == "gemini");
  CHECK(name_of_running({{"AGENT", "1"}, {"AI_AGENT", "nobody"}}).empty());
}
