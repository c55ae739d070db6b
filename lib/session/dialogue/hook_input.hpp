// SPDX-License-Identifier: MIT
// What an agent hands to a hook on standard input: one parser for all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

enum class HookEvent {
  other,
  session_start,
  session_end,
  before_compaction,
  before_tool,
  stop, // the agent has answered
};

// A file that a tool is about to write.
struct HookWrite {
  std::string path;         // absolute where `cwd` is known
  std::string content = {}; // all of it or the new part, here-documents
                            // with what follows them; empty: not told
};

struct HookInput {
  HookEvent event = HookEvent::other;
  std::string session = {};    // the session's id
  std::string transcript = {}; // its path; Codex gives none in some events
  std::string cwd = {};
  std::string source = {}; // of a start: "startup", "resume", "compact", ...
  // Before a compaction: nobody asked for it. Gemini CLI says so before every
  // request to the model, whether it then compacts or not.
  bool is_automatic = false;
  std::string tool = {}; // before a tool: its name
  std::vector<HookWrite> writes = {};
};

// What every refusal of ours says: no failure that a successor must know.
inline constexpr std::string_view k_refused_handoff =
    "is a handoff: it does not belong into the work tree";

// Claude Code, Codex and Gemini CLI name the event themselves, Copilot does
// not: there `event` (what the hook was installed for: "preToolUse",
// "sessionEnd") says it. Nothing when `json` is no object.
[[nodiscard]] std::optional<HookInput>
parse_hook_input(std::string_view json, std::string_view event = {});

// "PreCompact", "preCompact", "PreCompress", "BeforeTool", ...
[[nodiscard]] HookEvent parse_hook_event(std::string_view name);

} // namespace handoff::session
