// SPDX-License-Identifier: MIT
// What an agent hands to a hook on standard input: one parser for all.
#include "session/dialogue/hook_input.hpp"

#include "session/dialogue/shell_effects.hpp"
#include "session/dialogue/tool_call.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/json.hpp"
#include "session/records/paths.hpp"
#include "text/ascii.hpp"

#include <array>

namespace handoff::session {
namespace {

struct EventName {
  std::string_view lower;
  HookEvent event;
};

constexpr std::array k_events = {
    EventName{"sessionstart", HookEvent::session_start},
    EventName{"sessionend", HookEvent::session_end},
    EventName{"precompact", HookEvent::before_compaction},
    EventName{"precompress", HookEvent::before_compaction},
    EventName{"pretooluse", HookEvent::before_tool},
    EventName{"beforetool", HookEvent::before_tool},
    EventName{"stop", HookEvent::stop},
    EventName{"agentstop", HookEvent::stop},
    EventName{"afteragent", HookEvent::stop},
};

std::string
either(const JsonValue& input, std::string_view snake, std::string_view camel) {
  const std::string_view text = input[snake].text();
  return std::string(text.empty() ? input[camel].text() : text);
}

std::string content_of(const JsonValue& arguments) {
  for (const std::string_view key :
       {"content", "file_text", "new_string", "newString", "new_str"}) {
    if (const auto text = arguments[key].text(); !text.empty()) {
      return std::string(text);
    }
  }
  return {};
}

// The lines that a patch adds.
std::string added_lines(std::string_view patch) {
  std::string text;
  while (!patch.empty()) {
    const std::size_t end = std::min(patch.find('\n'), patch.size());
    const std::string_view line = patch.substr(0, end);
    if (line.starts_with('+')) {
      text.append(line.substr(1)).append("\n");
    }
    patch.remove_prefix(std::min(end + 1, patch.size()));
  }
  return text;
}

// A here-document stands in the command; else nothing of the text is known.
std::string written_by(const std::string& command) {
  const std::size_t start = command.find("<<");
  const std::size_t line =
      start == std::string::npos ? start : command.find('\n', start);
  return line == std::string::npos ? std::string() : command.substr(line + 1);
}

void read_writes(const JsonValue& arguments, HookInput& hook) {
  const ToolCall call = read_tool_call(hook.tool, arguments);
  std::string content = content_of(arguments);
  if (hook.tool == "apply_patch") {
    content = added_lines(arguments.is_string() ? arguments.text()
                                                : arguments["command"].text());
  }
  for (const auto& [path, use] : call.files) {
    if (use != FileUse::read && use != FileUse::deleted) {
      hook.writes.push_back({absolute_path(path, hook.cwd), content});
    }
  }
  if (call.kind == ToolKind::command) {
    for (const ShellEffect& effect : shell_effects(call.text, hook.cwd)) {
      if (effect.use != FileUse::read && effect.use != FileUse::deleted) {
        hook.writes.push_back({effect.path, written_by(call.text)});
      }
    }
  }
}

} // namespace

HookEvent parse_hook_event(std::string_view name) {
  const std::string lower = text::to_lower(name);
  for (const EventName& known : k_events) {
    if (lower == known.lower) {
      return known.event;
    }
  }
  return HookEvent::other;
}

std::optional<HookInput> parse_hook_input(std::string_view json,
                                          std::string_view event) {
  JsonParser parser;
  const JsonValue input = parser.parse_copy(json);
  if (!input.is_object()) {
    return std::nullopt;
  }
  const std::string_view named = input["hook_event_name"].text();
  HookInput hook{.event = parse_hook_event(named.empty() ? event : named),
                 .session = either(input, "session_id", "sessionId"),
                 .transcript =
                     either(input, "transcript_path", "transcriptPath"),
                 .cwd = std::string(input["cwd"].text()),
                 .source = std::string(input["source"].text()),
                 .is_automatic = input["trigger"].text() == "auto",
                 .tool = either(input, "tool_name", "toolName")};
  if (hook.event == HookEvent::before_tool) {
    read_writes(input["tool_input"].exists() ? input["tool_input"]
                                             : input["toolArgs"],
                hook);
  }
  return hook;
}

} // namespace handoff::session
