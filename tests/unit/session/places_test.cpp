// SPDX-License-Identifier: MIT
// Where transcripts are, and which session is meant.
#include "base/error.hpp"
#include "session/find/find.hpp"
#include "session/formats/locate.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

using namespace handoff::session;
namespace fs = std::filesystem;

namespace {

// A home with sessions of several agents; the later one is added, the newer
// it is.
class Home {
public:
  explicit Home() : transcript_("unused", {}) {}

  std::string add(const std::string& name, const std::string& line) {
    const std::string path = transcript_.write(name, {line});
    fs::last_write_time(path,
                        fs::file_time_type::clock::now() -
                            std::chrono::hours(100 - ++count_));
    return path;
  }
  void age(const std::string& path, std::chrono::minutes minutes) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - minutes);
  }

  [[nodiscard]] Environment
  environment(std::map<std::string, std::string, std::less<>> more = {}) const {
    more["HOME"] = transcript_.directory().path();
    return [more](std::string_view name) -> std::optional<std::string> {
      const auto found = more.find(name);
      return found == more.end() ? std::nullopt
                                 : std::optional<std::string>(found->second);
    };
  }

  [[nodiscard]] Search
  search(const std::string& selector = {},
         std::map<std::string, std::string, std::less<>> more = {}) const {
    return {.places = find_places(environment()),
            .environment = environment(std::move(more)),
            .worktree = "/w/app",
            .selector = selector};
  }

private:
  handoff::test::Transcript transcript_;
  int count_ = 0;
};

std::string claude(const std::string& id, const std::string& cwd) {
  return R"({"type":"user","uuid":"1","parentUuid":null,"sessionId":")" + id +
         R"(","cwd":")" + cwd + R"(","message":{"content":"hi there"}})";
}
std::string codex(const std::string& id,
                  const std::string& cwd,
                  const std::string& source = "\"cli\"") {
  return R"({"type":"session_meta","payload":{"id":")" + id + R"(","cwd":")" +
         cwd + R"(","source":)" + source + "}}";
}

} // namespace

TEST_CASE("claude's directory names") {
  CHECK(project_slug("/home/a.b/c_d") == "-home-a-b-c-d");
  CHECK(project_slug("/\xc3\xa4/\xf0\x9f\x98\x80") == "-----");
}

TEST_CASE("agents can be moved by their variables") {
  const TranscriptPlaces places =
      find_places([](std::string_view name) -> std::optional<std::string> {
        return name == "HOME"                ? std::optional("/h")
               : name == "CLAUDE_CONFIG_DIR" ? std::optional("/c")
               : name == "CODEX_HOME"        ? std::optional("/x")
               : name == "QWEN_HOME"         ? std::optional("/q")
                                             : std::nullopt;
      });
  CHECK(places.of(handoff::agent::named("claude")) == "/c/projects");
  CHECK(places.of(handoff::agent::named("codex")) == "/x");
  CHECK(places.of(handoff::agent::named("qwen")) == "/q/.qwen/projects");
  CHECK(places.of(handoff::agent::named("gemini")) == "/h/.gemini/tmp");
  CHECK(places.of(handoff::agent::named("opencode")) ==
        "/h/.local/share/opencode");
}

TEST_CASE("a work tree has the sessions that were started in or below it") {
  Home home;
  home.add(".claude/projects/-w-app/one.jsonl", claude("one", "/w/app"));
  home.add(".claude/projects/-w-app-web/two.jsonl",
           claude("two", "/w/app/web"));
  home.add(".claude/projects/-w-app-web/no.jsonl", claude("no", "/w/app-web"));
  home.add(".claude/projects/-w-other/no.jsonl", claude("no", "/w/other"));
  home.add(".claude/projects/-w-app/agent-7.jsonl", claude("one", "/w/app"));
  home.add(".codex/sessions/2026/01/02/rollout-a.jsonl",
           codex("three", "/w/app"));
  home.add(".codex/sessions/2026/01/02/rollout-b.jsonl",
           codex("sub", "/w/app", R"({"subagent":{}})"));
  home.add(".copilot/session-state/four/events.jsonl", "{}");
  home.add(".copilot/session-state/four/workspace.yaml",
           "id: four\ncwd: /w/app\nbranch: x");
  home.add(".gemini/tmp/app/.project_root", "/w/app");
  home.add(".gemini/tmp/app/chats/session-a.jsonl",
           R"({"sessionId":"five","kind":"main"})");
  home.add(".gemini/tmp/app/chats/session-b.jsonl",
           R"({"sessionId":"sub","kind":"subagent"})");
  home.add(".pi/agent/sessions/--w-app--/a.jsonl",
           R"({"type":"session","id":"six","cwd":"/w/app"})");
  home.add(".qwen/projects/-w-app/chats/seven.jsonl",
           R"({"uuid":"1","cwd":"/w/app"})");
  home.add(".cline/data/sessions/eight/eight.messages.json", "{}");
  home.add(".cline/data/sessions/eight/eight.json",
           R"({"workspace_root":"/w/app"})");
  home.add(".local/share/opencode/storage/session/p/nine.json",
           R"({"id":"nine","directory":"/w/app"})");
  home.add(".local/share/opencode/storage/session/p/sub.json",
           R"({"id":"sub","parentID":"nine","directory":"/w/app"})");

  std::string found;
  for (const TranscriptCandidate& candidate :
       list_candidates(find_places(home.environment()), {"/w/app"})) {
    found += candidate.id + " ";
  }
  CHECK(found == "nine eight seven six five four three two one ");
}

TEST_CASE("the session is the one that is named, else the one that runs us, "
          "else the newest") {
  Home home;
  const std::string mine = home.add(".claude/projects/-w-app/aaaaaaaa-1.jsonl",
                                    claude("aaaaaaaa-1", "/w/app"));
  home.add(".claude/projects/-w-far/bbbbbbbb-2.jsonl",
           claude("bbbbbbbb-2", "/w/far"));
  home.add(".codex/sessions/2026/01/02/rollout-c.jsonl",
           codex("cccccccc-3", "/w/app"));
  const auto id = [](const std::optional<FoundSession>& found) {
    return found ? found->candidate.id : std::string("none");
  };

  CHECK(id(find_session(home.search())) == "cccccccc-3");
  CHECK(id(find_session(home.search("latest"))) == "cccccccc-3");
  CHECK(id(find_session(home.search("claude"))) == "aaaaaaaa-1");
  CHECK(id(find_session(home.search("claude-code"))) == "aaaaaaaa-1");
  CHECK(id(find_session(home.search("gemini"))) == "none");
  CHECK(id(find_session(home.search("none"))) == "none");
  CHECK(id(find_session(home.search("aaaaaaaa"))) == "aaaaaaaa-1");
  CHECK(find_session(home.search(mine))->by == FoundBy::path);
  CHECK_THROWS(find_session(home.search("dddddddd")));
  CHECK_THROWS(find_session(home.search("/no/such/file.jsonl")));

  const auto in_claude =
      find_session(home.search("", {{"CLAUDE_CODE_SESSION_ID", "aaaaaaaa-1"}}));
  CHECK(id(in_claude) == "aaaaaaaa-1");
  CHECK(in_claude->by == FoundBy::environment);
  CHECK(id(find_session(home.search("", {{"CLAUDECODE", "1"}}))) ==
        "aaaaaaaa-1");
  const auto foreign = find_session(home.search("bbbbbbbb"));
  CHECK(foreign->is_foreign);
  CHECK(describe(*foreign, 0).find("started in '/w/far'") != std::string::npos);

  Search hook = home.search();
  hook.transcript = mine;
  CHECK(find_session(hook)->by == FoundBy::hook);
}

TEST_CASE("of two agents one inside the other the one that changed last") {
  Home home;
  home.add(".claude/projects/-w-app/aaaaaaaa-1.jsonl",
           claude("aaaaaaaa-1", "/w/app"));
  home.add(".codex/sessions/2026/01/02/rollout-c.jsonl",
           codex("cccccccc-3", "/w/app"));
  const auto found =
      find_session(home.search("",
                               {{"CLAUDE_CODE_SESSION_ID", "aaaaaaaa-1"},
                                {"CODEX_THREAD_ID", "cccccccc-3"}}));
  CHECK(found->candidate.id == "cccccccc-3");
}

TEST_CASE("another session active at the same time is reported") {
  Home home;
  const std::string a = home.add(".claude/projects/-w-app/aaaaaaaa-1.jsonl",
                                 claude("aaaaaaaa-1", "/w/app"));
  const std::string b = home.add(".codex/sessions/2026/01/02/rollout-c.jsonl",
                                 codex("cccccccc-3", "/w/app"));
  home.age(a, std::chrono::minutes(8));
  home.age(b, std::chrono::minutes(3));
  CHECK(find_session(home.search())->rivals.size() == 1);
  home.age(a, std::chrono::minutes(80));
  CHECK(find_session(home.search())->rivals.empty());
}
