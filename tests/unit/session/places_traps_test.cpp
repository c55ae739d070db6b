// SPDX-License-Identifier: MIT
// Traps in where agents keep their sessions, and in what they say of them.
#include "base/process.hpp"
#include "session/find/find.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <unistd.h>

using namespace handoff::session;
using handoff::test::Transcript;
using Variables = std::map<std::string, std::string, std::less<>>;

namespace {

class Home {
public:
  void add(const std::string& name, const std::string& line) {
    transcript_.write(name, {line});
  }
  [[nodiscard]] Environment environment(Variables variables = {}) const {
    variables["HOME"] = transcript_.directory().path();
    return [variables](std::string_view name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt
                                      : std::optional(found->second);
    };
  }
  [[nodiscard]] std::string found(const Variables& variables) const {
    const auto found = find_session({.places = find_places(environment()),
                                     .environment = environment(variables),
                                     .worktree = "/w"});
    return found ? found->candidate.id : "none";
  }
  [[nodiscard]] std::string listed(Agent agent) const {
    std::string ids;
    for (const TranscriptCandidate& candidate :
         list_candidates(find_places(environment()), agent, {"/w"})) {
      ids += candidate.id + " ";
    }
    return ids;
  }

private:
  Transcript transcript_{"unused", {}};
};

std::string claude(const std::string& id) {
  return R"({"type":"user","uuid":"1","sessionId":")" + id +
         R"(","cwd":"/w","message":{"content":"Fix it."}})";
}
std::string codex(const std::string& id) {
  return R"({"type":"session_meta","payload":{"id":")" + id +
         R"(","cwd":"/w","source":"cli"}})";
}
std::string gemini(const std::string& id) {
  return R"({"sessionId":")" + id + R"(","kind":"main"})";
}

// Has a session of every agent.
class FullHome : public Home {
public:
  FullHome() {
    add(".claude/projects/-w/claude-1.jsonl", claude("claude-1"));
    add(".codex/sessions/2026/01/02/rollout-a.jsonl", codex("codex-1"));
    add(".copilot/session-state/copilot-1/workspace.yaml",
        "id: copilot-1\ncwd: /w");
    add(".copilot/session-state/copilot-1/events.jsonl", "{}");
    add(".gemini/tmp/w/.project_root", "/w");
    add(".gemini/tmp/w/chats/session-a.jsonl", gemini("gemini-1"));
    add(".pi/agent/sessions/--w--/a.jsonl",
        R"({"type":"session","id":"pi-1","cwd":"/w"})");
    add(".qwen/projects/-w/chats/qwen-1.jsonl", R"({"uuid":"1","cwd":"/w"})");
    add(".cline/data/sessions/cline-1/cline-1.json",
        R"({"workspace_root":"/w"})");
    add(".cline/data/sessions/cline-1/cline-1.messages.json", "{}");
    add(".local/share/opencode/storage/session/p/opencode-1.json",
        R"({"id":"opencode-1","directory":"/w"})");
  }
};

} // namespace

TEST_CASE("the variables that agents set for their children name the session, "
          "or the agent") {
  const FullHome home;
  struct Row {
    std::string variable, value, id;
  };
  const Row rows[] = {
      {"CLAUDE_CODE_SESSION_ID", "claude-1", "claude-1"},
      {"CLAUDECODE", "1", "claude-1"}, // all that 2.0 sets
      {"CODEX_THREAD_ID", "codex-1", "codex-1"},
      {"CODEX_SESSION_ID", "codex-1", "codex-1"}, // 0.169
      {"COPILOT_AGENT_SESSION_ID", "copilot-1", "copilot-1"},
      {"COPILOT_CLI", "1", "copilot-1"},
      {"GEMINI_SESSION_ID", "gemini-1", "gemini-1"}, // hooks only
      {"GEMINI_CLI", "1", "gemini-1"},
      {"OPENCODE", "1", "opencode-1"},
      {"QWEN_CODE", "1", "qwen-1"},
      {"PI_CODING_AGENT", "true", "pi-1"},
  };
  for (const Row& row : rows) {
    INFO(row.variable);
    CHECK(home.found({{row.variable, row.value}}) == row.id);
  }
}

TEST_CASE("of two agents one inside the other the nearer process runs us") {
  const FullHome home;
  const std::string near = std::to_string(::getppid());
  const std::string far = "1";
  if (near == far) {
    WARN("started by the first process: not tested");
    return;
  }
  Variables variables = {{"CLAUDE_CODE_SESSION_ID", "claude-1"},
                         {"OPENCODE", "1"},
                         {"CLAUDE_PID", far},
                         {"OPENCODE_PID", near}};
  CHECK(home.found(variables) == "opencode-1");
  variables["CLAUDE_PID"] = near;
  variables["OPENCODE_PID"] = far;
  CHECK(home.found(variables) == "claude-1");
}

TEST_CASE("every agent's directory can be moved by its own variable") {
  const Home home;
  const TranscriptPlaces places =
      find_places(home.environment({{"COPILOT_HOME", "/p"},
                                    {"XDG_DATA_HOME", "/d"},
                                    {"GEMINI_CLI_HOME", "/g"}}));
  CHECK(places.of(handoff::agent::named("copilot")) == "/p/session-state");
  CHECK(places.of(handoff::agent::named("opencode")) == "/d/opencode");
  CHECK(places.of(handoff::agent::named("gemini")) == "/g/.gemini/tmp");
}

TEST_CASE("gemini: a directory is named by projects.json, its own file, or a "
          "hash") {
  Home home;
  home.add(".gemini/projects.json", R"({"projects":{"/w":"short"}})");
  home.add(".gemini/tmp/short/chats/session-a.jsonl", gemini("one"));
  const handoff::base::Completed hash =
      handoff::base::run({.argv = {"sha256sum"}, .input = "/w"});
  home.add(".gemini/tmp/" + hash.out.substr(0, 64) + "/chats/session-b.jsonl",
           gemini("two"));
  home.add(".gemini/tmp/other/chats/session-c.jsonl", gemini("no"));
  home.add(".gemini/tmp/" + std::string(64, 'a') + "/chats/session-d.jsonl",
           gemini("no"));
  const std::string found = home.listed(handoff::agent::named("gemini"));
  CHECK(found.size() == 8);
  CHECK(found.find("one ") != std::string::npos);
  CHECK(found.find("two ") != std::string::npos);
}
