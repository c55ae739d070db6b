// SPDX-License-Identifier: MIT
// The tools of all agents in one vocabulary.
#include "session/dialogue/tool_call.hpp"

#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace handoff::session {
namespace {

struct Tool {
  std::string_view name;
  ToolKind kind;
  FileUse use = FileUse::read;
};

// Names as eight agents write them; the arguments tell the rest.
constexpr std::array k_tools = {
    Tool{"Bash", ToolKind::command},
    Tool{"bash", ToolKind::command},
    Tool{"shell", ToolKind::command},
    Tool{"local_shell", ToolKind::command},
    Tool{"exec_command", ToolKind::command},
    Tool{"shell_command", ToolKind::command},
    Tool{"container.exec", ToolKind::command},
    Tool{"run_shell_command", ToolKind::command},
    Tool{"execute_command", ToolKind::command},
    Tool{"Read", ToolKind::files},
    Tool{"read", ToolKind::files},
    Tool{"view", ToolKind::files},
    Tool{"read_file", ToolKind::files},
    Tool{"read_many_files", ToolKind::files},
    Tool{"read_files", ToolKind::files},
    Tool{"Edit", ToolKind::files, FileUse::modified},
    Tool{"MultiEdit", ToolKind::files, FileUse::modified},
    Tool{"NotebookEdit", ToolKind::files, FileUse::modified},
    Tool{"edit", ToolKind::files, FileUse::modified},
    Tool{"edit_file", ToolKind::files, FileUse::modified},
    Tool{"multiedit", ToolKind::files, FileUse::modified},
    Tool{"replace", ToolKind::files, FileUse::modified},
    Tool{"replace_in_file", ToolKind::files, FileUse::modified},
    Tool{"str_replace_editor", ToolKind::files, FileUse::modified},
    Tool{"Write", ToolKind::files, FileUse::modified},
    Tool{"write", ToolKind::files, FileUse::modified},
    Tool{"write_file", ToolKind::files, FileUse::modified},
    Tool{"write_to_file", ToolKind::files, FileUse::modified},
    Tool{"editor", ToolKind::files, FileUse::modified},
    Tool{"create", ToolKind::files, FileUse::created},
    Tool{"TodoWrite", ToolKind::todos},
    Tool{"todowrite", ToolKind::todos},
    Tool{"todo_write", ToolKind::todos},
    Tool{"write_todos", ToolKind::todos},
    Tool{"update_plan", ToolKind::todos},
    Tool{"update_todo", ToolKind::todos},
    Tool{"AskUserQuestion", ToolKind::question},
    Tool{"ask_user", ToolKind::question},
    Tool{"ask_user_question", ToolKind::question},
    Tool{"request_user_input", ToolKind::question},
    Tool{"question", ToolKind::question},
    Tool{"ExitPlanMode", ToolKind::plan},
    Tool{"exit_plan_mode", ToolKind::plan},
    Tool{"Skill", ToolKind::skill},
    Tool{"skill", ToolKind::skill},
    Tool{"activate_skill", ToolKind::skill},
    Tool{"use_skill", ToolKind::skill},
};

using Keys = std::span<const std::string_view>;

std::string_view first_text(const JsonValue& object, Keys keys) {
  for (const std::string_view key : keys) {
    if (const std::string_view text = object[key].text(); !text.empty()) {
      return text;
    }
  }
  return {};
}

constexpr std::array<std::string_view, 5> k_path_keys = {
    "file_path", "filePath", "path", "absolute_path", "notebook_path"};
constexpr std::array<std::string_view, 4> k_cwd_keys = {
    "workdir", "cwd", "directory", "dir_path"};
constexpr std::array<std::string_view, 3> k_question_keys = {
    "question", "message", "header"};
constexpr std::array<std::string_view, 3> k_option_keys = {
    "label", "value", "description"};
constexpr std::array<std::string_view, 6> k_todo_keys = {
    "content", "description", "step", "title", "subject", "text"};
constexpr std::array<std::string_view, 4> k_patch_keys = {
    "input", "patch", "patchText", "command"};
constexpr std::array<std::string_view, 2> k_content_keys = {"content",
                                                            "file_text"};
constexpr std::array<std::string_view, 3> k_old_keys = {
    "old_string", "oldString", "old_str"};
constexpr std::array<std::string_view, 3> k_new_keys = {
    "new_string", "newString", "new_str"};
constexpr std::array<std::string_view, 2> k_plan_keys = {"plan", "summary"};
constexpr std::array<std::string_view, 4> k_skill_keys = {
    "skill", "name", "skill_name", "command"};

void read_paths(const JsonValue& input, FileUse use, ToolCall& call) {
  if (input["command"].text() == "view") {
    use = FileUse::read; // str_replace_editor
  }
  if (const auto path = first_text(input, k_path_keys); !path.empty()) {
    call.files.emplace_back(path, use);
  }
  for (const std::string_view list : {"files", "paths"}) {
    for (const JsonValue& file : input[list].items()) {
      const std::string_view path =
          file.is_string() ? file.text() : first_text(file, k_path_keys);
      if (!path.empty()) {
        call.files.emplace_back(path, use);
      }
    }
  }
}

// The text of a plan that the call writes.
void read_plan_text(const JsonValue& input, ToolCall& call) {
  if (call.files.empty() || call.files.front().second == FileUse::read ||
      !is_plan_path(call.files.front().first)) {
    return;
  }
  call.content = first_text(input, k_content_keys);
  call.old_text = first_text(input, k_old_keys);
  call.new_text = first_text(input, k_new_keys);
}

void read_command_call(const JsonValue& input, ToolCall& call) {
  for (const std::string_view key : {"command", "cmd", "script"}) {
    if (call.text.empty()) {
      call.text = read_command(input[key]);
    }
  }
  call.cwd = first_text(input, k_cwd_keys);
}

void read_todo_call(const JsonValue& input, ToolCall& call) {
  const JsonValue list =
      input["todos"].exists() ? input["todos"] : input["plan"];
  call.todos =
      list.is_string() ? read_check_list(list.text()) : read_todos(list);
}

void read_questions(const JsonValue& input, ToolCall& call) {
  std::vector<JsonValue> all = input["questions"].items();
  if (all.empty()) {
    all.push_back(input);
  }
  for (const JsonValue& one : all) {
    Question question{.text = std::string(first_text(one, k_question_keys)),
                      .id = std::string(one["id"].text())};
    for (const std::string_view key : {"options", "choices"}) {
      for (const JsonValue& option : one[key].items()) {
        question.options.emplace_back(option.is_string()
                                          ? option.text()
                                          : first_text(option, k_option_keys));
      }
    }
    if (!question.text.empty()) {
      call.questions.push_back(std::move(question));
    }
  }
}

// Claude Code since 2.1: one task a call.
bool read_task_call(const JsonValue& input, ToolCall& call) {
  if (call.name != "TaskCreate" && call.name != "TaskUpdate") {
    return false;
  }
  const bool is_new = call.name == "TaskCreate";
  call.kind = ToolKind::todos;
  call.change = is_new ? TodoChange::create : TodoChange::update;
  const std::string_view state = input["status"].text();
  call.todos.push_back({.id = std::string(input["taskId"].text()),
                        .text = std::string(input["subject"].text()),
                        .state = parse_todo_state(state)});
  if (state.empty() && !is_new) {
    call.kind = ToolKind::other; // another subject or owner, the same state
  }
  return true;
}

} // namespace

bool is_plan_path(std::string_view path) {
  constexpr std::string_view k_ending = ".md";
  constexpr auto k_words = std::to_array<std::string_view>(
      {"plan", "plans", "todo", "todos", "roadmap", "tasks"});
  if (!path.ends_with(k_ending)) {
    return false;
  }
  std::string word;
  // The name, and the directory that it is in.
  const std::size_t name = path.find_last_of('/');
  const std::size_t from =
      name == path.npos || name == 0 ? 0 : path.find_last_of('/', name - 1);
  for (const char c : path.substr(from == path.npos ? 0 : from)) {
    const char lower = text::to_lower(c);
    if (text::is_lower(lower)) {
      word += lower;
      continue;
    }
    if (std::ranges::find(k_words, word) != k_words.end()) {
      return true;
    }
    word.clear();
  }
  return false;
}

TodoState parse_todo_state(std::string_view word) {
  if (word == "completed" || word == "done" || word == "complete") {
    return TodoState::completed;
  }
  if (word == "in_progress" || word == "in-progress" || word == "active") {
    return TodoState::in_progress;
  }
  if (word == "blocked") {
    return TodoState::blocked;
  }
  if (word == "cancelled" || word == "canceled") {
    return TodoState::cancelled;
  }
  if (word == "deleted") {
    return TodoState::deleted;
  }
  return TodoState::pending;
}

std::vector<Todo> read_todos(const JsonValue& list) {
  std::vector<Todo> todos;
  for (const JsonValue& item : list.items()) {
    todos.push_back({.id = std::string(item["id"].text()),
                     .text = std::string(first_text(item, k_todo_keys)),
                     .state = parse_todo_state(item["status"].text())});
  }
  return todos;
}

std::vector<Todo> read_check_list(std::string_view text) {
  std::vector<Todo> todos;
  for (std::string_view line : text::split(text, '\n')) {
    const std::size_t box = line.find("[");
    if (box == std::string_view::npos || line.size() < box + 4 ||
        line[box + 2] != ']') {
      continue;
    }
    const char mark = line[box + 1];
    todos.push_back({.text = std::string(line.substr(box + 4)),
                     .state = mark == ' '   ? TodoState::pending
                              : mark == '~' ? TodoState::in_progress
                                            : TodoState::completed});
  }
  return todos;
}

std::string read_command(const JsonValue& command) {
  if (!command.is_array()) {
    return std::string(command.text());
  }
  const std::vector<JsonValue> words = command.items();
  if (words.size() == 3 && words[1].text().starts_with('-') &&
      words[1].text().ends_with('c')) {
    return std::string(words[2].text()); // bash -lc "..."
  }
  std::string joined;
  for (const JsonValue& word : words) {
    joined += (joined.empty() ? "" : " ") + std::string(word.text());
  }
  return joined;
}

std::string describe(const ToolCall& call) {
  std::string text = call.name;
  if (!call.files.empty()) {
    text += " " + call.files.front().first;
  } else if (!call.text.empty()) {
    text += " " + std::string(first_words(call.text));
  } else if (!call.questions.empty()) {
    text += " " + call.questions.front().text;
  }
  return text;
}

std::vector<std::pair<std::string, FileUse>>
patched_files(std::string_view patch) {
  std::vector<std::pair<std::string, FileUse>> files;
  const auto marked = [&](std::string_view line,
                          std::string_view mark,
                          FileUse use) {
    if (line.starts_with(mark)) {
      line.remove_prefix(mark.size());
      files.emplace_back(line.substr(0, line.find_last_not_of(" \r") + 1), use);
    }
  };
  for (const std::string_view line : text::split(patch, '\n')) {
    marked(line, "*** Add File: ", FileUse::created);
    marked(line, "*** Update File: ", FileUse::modified);
    marked(line, "*** Delete File: ", FileUse::deleted);
    if (line.starts_with("*** Move to: ") && !files.empty()) {
      files.back().second = FileUse::deleted;
      marked(line, "*** Move to: ", FileUse::created);
    }
  }
  return files;
}

ToolCall read_tool_call(std::string_view name, const JsonValue& input) {
  ToolCall call{.name = std::string(name)};
  if (read_task_call(input, call)) {
    return call;
  }
  if (name == "apply_patch") {
    call.kind = ToolKind::files;
    call.files = patched_files(
        input.is_string() ? input.text() : first_text(input, k_patch_keys));
    return call;
  }
  const auto* tool = std::ranges::find(k_tools, name, &Tool::name);
  if (tool == k_tools.end()) {
    return call;
  }
  call.kind = tool->kind;
  switch (tool->kind) {
  case ToolKind::command:
    read_command_call(input, call);
    break;
  case ToolKind::files:
    read_paths(input, tool->use, call);
    read_plan_text(input, call);
    break;
  case ToolKind::todos:
    read_todo_call(input, call);
    break;
  case ToolKind::question:
    read_questions(input, call);
    break;
  case ToolKind::plan:
    call.text = first_text(input, k_plan_keys);
    break;
  case ToolKind::skill:
    call.text = first_text(input, k_skill_keys);
    break;
  case ToolKind::other:
    break;
  }
  return call;
}

} // namespace handoff::session
