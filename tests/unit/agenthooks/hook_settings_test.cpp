// SPDX-License-Identifier: MIT
// Installing our hooks in agents' settings, and removing them.
#include "agenthooks/hook_settings.hpp"
#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace handoff;
using namespace handoff::agenthooks;
using agent::Agent;

namespace {

std::string with(const std::string& text,
                 Agent agent = handoff::agent::named("claude")) {
  return with_hooks(text, agent);
}

} // namespace

TEST_CASE("hooks go beside those of others and come out without a trace") {
  const std::string rows[] = {
      "{}",
      "{\"model\": \"x\"}",
      "{\n  \"model\": \"x\" // mine\n}\n",
      "{\n\t\"hooks\": {\n\t\t\"PreToolUse\": [\n\t\t\t{\"matcher\": \"Bash\", "
      "\"hooks\": [{\"type\": \"command\", \"command\": \"lint\"}]}\n\t\t]\n"
      "\t},\n\t\"z\": 1\n}",
      "{\"hooks\": {\"Stop\": [{\"hooks\": []}], \"SessionEnd\": [{}]}}",
      // What was there and empty stays there and empty.
      "{\"hooks\": {}}",
      "{\n  \"hooks\": {\n  }\n}\n",
      "{\"hooks\": {\"SessionStart\": [], \"SessionEnd\": []}}",
      "{\"hooks\": {\"SessionEnd\": [], \"Stop\": []}, \"z\": 1}",
      "{\n}\n",
      "{ /* mine */ }",
      " \n\n",
      "{\"hooks\": {\"PreCompact\": [ ], \"SessionEnd\": [\n\t]}}",
      "{\"version\": 1}",
      "",
  };
  for (const std::string& before : rows) {
    INFO(before);
    const std::string after = with(before);
    CHECK(hooked_events(after).size() == 4);
    CHECK(with(after) == after);
    CHECK(without_hooks(after) == before);
    CHECK(hooked_events(before).empty());
  }
}

TEST_CASE("each agent gets its own form") {
  struct Row {
    Agent agent;
    std::string holds;
  };
  const Row rows[] = {
      {handoff::agent::named("claude"),
       R"("command": "git handoff hook agent claude PreCompact 2>/dev/null || true")"},
      {handoff::agent::named("claude"), R"("matcher": "Write|Edit|Bash")"},
      {handoff::agent::named("codex"),
       R"("matcher": "Bash|apply_patch|Edit|Write")"},
      {handoff::agent::named("gemini"),
       R"("command": "git handoff hook agent gemini PreCompress 2>/dev/null || true")"},
      {handoff::agent::named("gemini"), R"("timeout": 5000)"},
      {handoff::agent::named("copilot"),
       R"("bash": "git handoff hook agent copilot sessionEnd 2>/dev/null || true")"},
      {handoff::agent::named("copilot"), R"("version": 1)"},
  };
  for (const Row& row : rows) {
    INFO(row.holds);
    CHECK(with("", row.agent).find(row.holds) != std::string::npos);
    CHECK(!without_hooks(with_hooks(std::nullopt, row.agent)));
  }
  CHECK(!has_hooks(handoff::agent::named("pi")));
}

TEST_CASE("a hook of ours in another form is replaced, one that shares an "
          "element leaves it to the others") {
  const std::string old =
      R"({"hooks": {"SessionEnd": [{"hooks": [{"type": "command", )"
      R"("command": "git handoff hook agent claude"}]}]}})";
  const std::string after = with(old);
  CHECK(after.find("agent claude\"") == std::string::npos);
  CHECK(hooked_events(after).size() == 4);

  const std::string shared =
      R"({"hooks": {"SessionEnd": [{"hooks": [{"command": "mine"}, )"
      R"({"command": "git handoff hook agent claude SessionEnd"}]}]}})";
  CHECK(without_hooks(shared).value() ==
        R"({"hooks": {"SessionEnd": [{"hooks": [{"command": "mine"}]}]}})");
}

TEST_CASE("the lines of earlier versions are renewed and taken out") {
  // As 0.1.0 wrote them, with and without what was there before.
  struct Row {
    Agent agent;
    std::string old;
    std::string line;
    std::optional<std::string> before;
  };
  const Row rows[] = {
      {handoff::agent::named("claude"),
       R"({"hooks": {"PreCompact": [{"hooks": [{"type": "command", )"
       R"("command": "git handoff hook agent claude PreCompact", )"
       R"("timeout": 5}]}]}})",
       R"("git handoff hook agent claude PreCompact 2>/dev/null || true")",
       std::nullopt},
      {handoff::agent::named("codex"),
       R"({"hooks": {"SessionEnd": [{"hooks": [{"type": "command", )"
       R"("command": "git handoff hook agent codex SessionEnd # keep file", )"
       R"("timeout": 3}]}]}})",
       R"("git handoff hook agent codex SessionEnd 2>/dev/null || true # keep file")",
       "{}"},
      {handoff::agent::named("copilot"),
       R"({"version": 1, "hooks": {"preToolUse": [{"type": "command", )"
       R"("bash": "git handoff hook agent copilot preToolUse", )"
       R"("timeoutSec": 5}]}})",
       R"("git handoff hook agent copilot preToolUse 2>/dev/null || true")",
       std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.old);
    CHECK(without_hooks(row.old) == row.before);
    const std::string renewed = with(row.old, row.agent);
    CHECK(renewed.find(row.line) != std::string::npos);
    CHECK(hooked_events(renewed).size() == 4);
    CHECK(with(renewed, row.agent) == renewed);
    CHECK(without_hooks(renewed) == row.before);
  }
}

TEST_CASE("an agent that writes its settings anew loses nothing of it") {
  const auto rewritten = [](const std::string& before) {
    return nlohmann::ordered_json::parse(with(before)).dump(2);
  };
  const auto left = [&](const std::string& before) {
    const auto after = without_hooks(rewritten(before));
    return after ? nlohmann::ordered_json::parse(*after).dump() : "no file";
  };
  CHECK(left("{}") == "{}");
  CHECK(left(R"({"hooks":{}})") == R"({"hooks":{}})");
  CHECK(left(R"({"hooks":{"PreToolUse":[]}})") ==
        R"({"hooks":{"PreToolUse":[]}})");
  // Installing again keeps what the first time has found.
  CHECK(without_hooks(with(with("{}"))).value() == "{}");
}

TEST_CASE("settings of another form are not touched") {
  for (const char* text : {"[]",
                           "{\"hooks\": []}",
                           "{\"hooks\": {\"SessionStart\": {}}}",
                           "not json",
                           "{\"hooks\": {},}"}) {
    INFO(text);
    CHECK_THROWS_AS(with(text), Error);
    CHECK(without_hooks(text) == text);
  }
}
