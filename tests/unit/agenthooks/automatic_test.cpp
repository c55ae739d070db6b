// SPDX-License-Identifier: MIT
// The purpose and the mark of an automatic handoff.
#include "agenthooks/automatic.hpp"
#include "agenthooks/hook_work.hpp"
#include "redact/redactor.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::agenthooks;
using session::Session;
using session::TodoState;

namespace {

Session asked(const std::vector<std::string>& requests) {
  Session session;
  for (const std::string& text : requests) {
    session.requests.push_back({.text = text, .when = {}});
  }
  return session;
}

} // namespace

TEST_CASE("an automatic handoff is for what was asked last") {
  struct Row {
    std::vector<std::string> requests;
    std::string expected;
  };
  const Row rows[] = {
      {{}, ""},
      {{"Make the parser accept empty names."},
       "Make the parser accept empty names"},
      {{"Fix the lexer first. Then look at the parser."},
       "Fix the lexer first"},
      {{"Fix the lexer first", "yes", "go on", "/compact keep all of it"},
       "Fix the lexer first"},
      {{"yes", "go on"}, ""},
      {{"\n\nAdd a test for it\nand one for that"}, "Add a test for it"},
      {{std::string(40, 'a') + " b c " + std::string(60, 'd')},
       std::string(40, 'a') + " b c..."},
      {{"ä b c " + std::string(100, 'd')}, "ä b c..."},
  };
  for (const Row& row : rows) {
    CHECK(purpose_of(asked(row.requests)) == row.expected);
  }
}

TEST_CASE("what is still to do comes before what was asked") {
  Session session = asked({"Make the parser accept empty names"});
  session.todos = {{.text = "lexer", .state = TodoState::completed},
                   {.text = "parser", .state = TodoState::pending},
                   {.text = "tests", .state = TodoState::blocked}};
  CHECK(purpose_of(session) == "parser");
  session.todos.push_back({.text = "docs", .state = TodoState::in_progress});
  CHECK(purpose_of(session) == "docs");
  session.todos.resize(1);
  CHECK(purpose_of(session) == "Make the parser accept empty names");
}

TEST_CASE("the mark distinguishes sessions and reveals nothing") {
  const auto mark = [](session::Agent agent, const std::string& id) {
    return mark_of(agent, id);
  };
  const std::string one = mark(handoff::agent::named("gemini"),
                               "01a1ff5f-99b7-7e20-900f-dd211b4cf42c");
  CHECK(one.size() == std::string("gemini 0123456789").size());
  CHECK(one == mark(handoff::agent::named("gemini"),
                    "01a1ff5f-99b7-7e20-900f-dd211b4cf42c"));
  CHECK(one != mark(handoff::agent::named("gemini"),
                    "01a1ff5f-99b7-7e20-900f-dd211b4cf42d"));
  CHECK(one != mark(handoff::agent::named("codex"),
                    "01a1ff5f-99b7-7e20-900f-dd211b4cf42c"));
  CHECK(redact::Redactor(redact::Rules::built_in())
            .scan("automatic: " + one + "\n")
            .empty());
}
