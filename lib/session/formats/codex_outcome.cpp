// SPDX-License-Identifier: MIT
// What Codex's tools answer, in the forms of its releases.
#include "session/formats/codex_outcome.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::session {
namespace {

// The number behind `mark` in `text`.
std::optional<int> number_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  text.remove_prefix(at + mark.size());
  int number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

std::string_view behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

} // namespace

// "- name: what it does (file: ...)"
std::vector<std::string> listed_skills(std::string_view text) {
  constexpr std::string_view k_heading = "### Available skills\n";
  const std::size_t at = text.find(k_heading);
  std::vector<std::string> names;
  if (at == std::string_view::npos) {
    return names;
  }
  text.remove_prefix(at + k_heading.size());
  while (text.starts_with("- ")) {
    const std::string_view line = text.substr(2, text.find('\n') - 2);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      names.emplace_back(line.substr(0, colon));
    }
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return names;
}

std::optional<int> running_shell(std::string_view output) {
  return number_behind(output.substr(0, 400),
                       "Process running with session ID ");
}

ToolOutcome codex_outcome(std::string_view raw, const JsonValue& parsed) {
  ToolOutcome outcome{.output = raw};
  if (const auto exit = parsed["metadata"]["exit_code"].integer()) {
    outcome.exit = static_cast<int>(*exit);
    outcome.output = parsed["output"].text();
    outcome.ok = *exit == 0;
    return outcome;
  }
  // Only the head is Codex's; what follows is the command's own output.
  const std::string_view head = raw.substr(0, raw.find("Output:\n"));
  outcome.exit = number_behind(head, "Process exited with code ");
  if (!outcome.exit && head.starts_with("Exit code: ")) {
    outcome.exit = number_behind(head, "Exit code: ");
  }
  if (outcome.exit) {
    outcome.ok = *outcome.exit == 0;
    outcome.output = behind(raw, "Output:\n");
    return outcome;
  }
  outcome.ok = !raw.starts_with("unsupported call") &&
               !raw.starts_with("apply_patch verification failed") &&
               !raw.starts_with("failed ") &&
               !raw.starts_with("execution error") &&
               !raw.starts_with("Command blocked by") &&
               !raw.starts_with("Tool call blocked by");
  outcome.has_run = outcome.ok;
  outcome.is_refused = raw.starts_with("exec command rejected by user") ||
                       raw.starts_with("patch rejected by user");
  outcome.output = outcome.is_refused ? std::string_view() : raw;
  return outcome;
}

} // namespace handoff::session
