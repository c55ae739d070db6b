// SPDX-License-Identifier: MIT
// A session as JSON.
#include "session/digest/session_json.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("a session as JSON keeps the promised keys, nulls where unknown") {
  Session session;
  session.agent = handoff::agent::named("codex");
  session.id = "t1";
  session.path = "/h/t.jsonl";
  session.cwd = "/w";
  session.branches = {"", "topic"};
  session.branch = "topic";
  session.started = 1500;
  session.tokens.used = 7;
  session.requests = {{"a \"b\"\n\xff", {.at = 1500, .branch = 1}}};
  session.todos = {{.text = "x", .state = TodoState::in_progress}};
  session.files = {{.path = "/w/a.c", .use = FileUse::created},
                   {.path = "/x/b.c", .use = FileUse::read, .was_read = true}};
  session.commands = {{.cmd = "make", .exit = 2, .failed = true},
                      {.cmd = "ls", .failed = true},
                      {.cmd = "sub", .exit = 0, .by_subagent = true}};
  const std::string json = to_json(session, "/w");
  for (const std::string_view expected :
       {R"("agent":"codex","id":"t1")",
        R"("branch":"topic","branches":["topic"],"model":null)",
        R"("started":"1970-01-01T00:00:01.500Z","ended":null)",
        R"("tokens":{"used":7,"window":null})",
        "\"requests\":[{\"text\":\"a \\\"b\\\"\\n\xef\xbf\xbd\"",
        R"("todos":[{"text":"x","status":"in_progress"}])",
        R"("files":[{"path":"a.c","change":"created","at":null}])",
        R"("files_read":["/x/b.c"])",
        R"("commands":[{"cmd":"make","exit":2,"at":null},)"
        R"({"cmd":"ls","exit":null,"failed":true,"at":null}])",
        R"("subagent_commands":[{"cmd":"sub","exit":0)",
        R"("decisions":[],"errors":[)",
        R"("compactions":[])",
        R"("last_message":null)"}) {
    INFO(expected);
    INFO(json);
    CHECK(json.find(expected) != std::string::npos);
  }
}
