// SPDX-License-Identifier: MIT
// What Gemini CLI and Qwen Code, which grew from it, have in common.
#include "session/formats/gemini_parts.hpp"

#include "session/records/text_cut.hpp"
#include "text/split.hpp"

#include <charconv>

namespace handoff::session {
namespace {

std::optional<int> exit_code(std::string_view output) {
  constexpr std::string_view k_mark = "\nExit Code: ";
  const std::size_t at = output.rfind(k_mark);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  output.remove_prefix(at + k_mark.size());
  int code = 0;
  const auto [end, error] =
      std::from_chars(output.data(), output.data() + output.size(), code);
  return error == std::errc() ? std::optional(code) : std::nullopt;
}

// "<untrusted_context>\nOutput: what it said\nExit Code: 1\n..."
std::string_view said(std::string_view output) {
  constexpr std::string_view k_mark = "Output: ";
  const std::size_t start = output.find(k_mark);
  if (start == std::string_view::npos || start > 20'000) {
    return output;
  }
  output.remove_prefix(start + k_mark.size());
  for (const std::string_view end :
       {"\nError: ", "\nExit Code: ", "\nProcess Group PGID: "}) {
    output = output.substr(0, output.rfind(end));
  }
  return trimmed(output);
}

} // namespace

ToolOutcome gemini_outcome(const JsonValue& response, std::string_view status) {
  const std::string_view error = response["error"].text();
  const std::string_view output = response["output"].text();
  ToolOutcome outcome{.ok = status == "success" ||
                            (status.empty() && error.empty()),
                      .output = said(output)};
  outcome.has_run = outcome.ok;
  if (!error.empty() && output.empty()) {
    outcome.output = error;
  }
  if (outcome.ok) {
    outcome.exit = exit_code(output).value_or(0);
    outcome.ok = *outcome.exit == 0;
  }
  outcome.is_refused = status == "cancelled";
  if (outcome.is_refused) {
    outcome.output = {};
  }
  return outcome;
}

void improve_files(ToolCall& call, const JsonValue& display) {
  if (call.kind != ToolKind::files || call.files.size() != 1) {
    return;
  }
  if (const auto path = display["filePath"].text(); !path.empty()) {
    call.files.front().first = path;
  }
  const bool is_new = display["isNewFile"].is_true() ||
                      (display["originalContent"].is_string() &&
                       display["originalContent"].text().empty());
  if (is_new && call.files.front().second == FileUse::modified) {
    call.files.front().second = FileUse::created;
  }
}

std::optional<std::int64_t> gemini_window(std::string_view model) {
  const bool is_known =
      model.starts_with("gemini-2.5-") || model.starts_with("gemini-3");
  return is_known ? std::optional<std::int64_t>(1'048'576) : std::nullopt;
}

std::vector<Todo> snapshot_tasks(std::string_view snapshot) {
  std::string_view text = between(snapshot, "<task_state>", "</task_state>");
  text = text.empty() ? between(snapshot, "<current_plan>", "</current_plan>")
                      : text;
  std::vector<Todo> todos;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::size_t open = line.find('[');
    const std::size_t close = line.find(']', open);
    const bool is_item =
        line.substr(0, open).find_first_not_of("0123456789.-* \t") == line.npos;
    if (open == line.npos || close == line.npos || !is_item) {
      continue;
    }
    const std::string_view word = line.substr(open + 1, close - open - 1);
    const bool is_done = word == "DONE" || word == "COMPLETED" || word == "x";
    const bool is_running = word == "IN PROGRESS" || word == "IN_PROGRESS";
    const bool is_task = is_done || is_running || word == "TODO" ||
                         word == "PENDING" || word == " " || word == "BLOCKED";
    std::string_view task = trimmed(line.substr(close + 1));
    task = trimmed(task.substr(0, task.find("<--")));
    if (is_task && !task.empty()) {
      todos.push_back({.text = std::string(task),
                       .state = is_done             ? TodoState::completed
                                : is_running        ? TodoState::in_progress
                                : word == "BLOCKED" ? TodoState::blocked
                                                    : TodoState::pending});
    }
  }
  return todos;
}

} // namespace handoff::session
