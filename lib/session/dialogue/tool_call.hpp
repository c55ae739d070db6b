// SPDX-License-Identifier: MIT
// The tools of all agents in one vocabulary.
#pragma once

#include "session/dialogue/session.hpp"
#include "session/records/json.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::session {

enum class ToolKind {
  other,
  command,  // text: the command line
  files,    // paths with what is done to each
  todos,    // the list, or a change of it
  question, // asks the user
  plan,     // text: a plan that the user accepts or refuses
  skill,    // text: its name
};

enum class TodoChange { replace, create, update };

// A question with its options; `answer` is known with the result only.
struct Question {
  std::string text;
  std::string id = {}; // by which its answer is given, where that is not text
  std::vector<std::string> options = {};
  std::string answer = {};
};

struct ToolCall {
  ToolKind kind = ToolKind::other;
  std::string name; // of the tool, as the agent writes it
  std::string text = {};
  std::string cwd = {}; // of a command, where it is an argument
  std::vector<std::pair<std::string, FileUse>> files = {};
  TodoChange change = TodoChange::replace;
  std::vector<Todo> todos = {};
  std::vector<Question> questions = {};
  // Of a call that writes a plan or a list of tasks in Markdown: all of it,
  // or what an edit replaces with what.
  std::string content = {};
  std::string old_text = {};
  std::string new_text = {};
};

// What `name` with the arguments `input` does. Unknown tools are `other`.
[[nodiscard]] ToolCall read_tool_call(std::string_view name,
                                      const JsonValue& input);

// Whether a path names a plan or a list of tasks: "docs/plans/x.md",
// "TODO.md", "cache-plan.md".
[[nodiscard]] bool is_plan_path(std::string_view path);

// "Edit src/a.c", "Bash make test": a call in one line, for messages.
[[nodiscard]] std::string describe(const ToolCall& call);

// The files of an apply_patch text ("*** Update File: src/a.c").
[[nodiscard]] std::vector<std::pair<std::string, FileUse>>
patched_files(std::string_view patch);

// "pending", "in_progress", "done", ...; pending when it is none of them.
[[nodiscard]] TodoState parse_todo_state(std::string_view word);

// A list of {content|description|step|title|subject|text, status}.
[[nodiscard]] std::vector<Todo> read_todos(const JsonValue& list);

// The "- [x] Reproduce the test" lines of a text.
[[nodiscard]] std::vector<Todo> read_check_list(std::string_view text);

// ["bash", "-lc", "make test"] is "make test"; other lists are joined.
[[nodiscard]] std::string read_command(const JsonValue& command);

} // namespace handoff::session
