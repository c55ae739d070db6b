// SPDX-License-Identifier: MIT
// What Claude Code's tools answer.
#include "session/formats/claude_outcome.hpp"

#include "session/records/text_cut.hpp"

#include <charconv>
#include <string>

namespace handoff::session {
namespace {

std::string_view without_tag(std::string_view text, std::string_view tag) {
  const std::string inner(tag);
  return text.starts_with("<" + inner + ">")
             ? between(text, "<" + inner + ">", "</" + inner + ">")
             : text;
}

// "Exit code 3\nwhat it said": the only place where the status is.
bool read_exit_code(ToolOutcome& outcome) {
  constexpr std::string_view k_mark = "Exit code ";
  std::string_view text = outcome.output;
  if (!text.starts_with(k_mark)) {
    return false;
  }
  text.remove_prefix(k_mark.size());
  int code = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), code);
  if (error != std::errc()) {
    return false;
  }
  outcome.exit = code;
  outcome.output =
      trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  return true;
}

bool is_refusal(std::string_view text) {
  return text.starts_with("The user doesn't want to") ||
         text.starts_with("User rejected") ||
         text.starts_with("[Request interrupted by user");
}

} // namespace

ToolOutcome claude_outcome(const JsonValue& result,
                           const JsonValue& detail,
                           std::string_view text) {
  ToolOutcome outcome{.ok = !result["is_error"].is_true(), .output = text};
  if (outcome.ok) {
    const bool has_status = !detail["interrupted"].is_true() &&
                            !detail["backgroundTaskId"].exists() &&
                            !detail["returnCodeInterpretation"].is_string();
    outcome.ok = !detail["interrupted"].is_true();
    outcome.exit = has_status ? std::optional(0) : std::nullopt;
    outcome.is_new_file = detail["type"].text() == "create" ||
                          text.starts_with("File created successfully");
    outcome.todo_id = detail["task"]["id"].text();
    for (const JsonMember& answer : detail["answers"].members()) {
      outcome.answers.emplace_back(answer.key, answer.value.text());
    }
    if (const auto plan = detail["plan"].text(); !plan.empty()) {
      outcome.output = plan;
    }
  } else if (is_refusal(text)) {
    outcome.is_refused = true;
    outcome.output = trimmed(between(text, "the user said:", ""));
  } else if (text.starts_with("PreToolUse:")) {
    outcome.has_run = false; // a hook has refused it
  } else if (text.starts_with("<tool_use_error>")) {
    outcome.has_run = false;
    outcome.output = without_tag(text, "tool_use_error");
  } else {
    read_exit_code(outcome);
  }
  return outcome;
}

} // namespace handoff::session
