// SPDX-License-Identifier: MIT
// Claude Code 2.1.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {{"CLAUDE_CONFIG_DIR", "", ".claude"}};
constexpr Marker k_markers[] = {
    {.variable = "CLAUDE_CODE_SESSION_ID", .is_session = true},
    {"CLAUDECODE"},
};
constexpr Transcripts k_transcripts[] = {{"claude", ".claude/projects"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::user, ".claude/skills"},
    {SkillBase::project, ".claude/skills"},
    {SkillBase::user, ".claude/plugins", SkillForm::plugins},
    {SkillBase::user, ".claude/commands", SkillForm::markdown_files},
    {SkillBase::project, ".claude/commands", SkillForm::markdown_files},
};
// --add-dir would ask first whether the directory is trusted.
constexpr std::string_view k_words[] = {"claude", "--", "{mention}"};
constexpr HookSlot k_slots[] = {
    {"SessionStart"},
    {"PreToolUse", "Write|Edit|Bash"},
    {"PreCompact"},
    {"SessionEnd"},
};

} // namespace

extern const Row k_claude;
const Row k_claude = {
    .name = "claude",
    .alias = "claude-code",
    .title = "Claude Code",
    .rank = 10,
    .home = ".claude",
    .moves = k_moves,
    .markers = k_markers,
    .pid_variable = "CLAUDE_PID",
    .transcripts = k_transcripts,
    .skills = {.call = SkillCall::slash,
               .directories = k_directories,
               .install_below_home = ".claude/skills"},
    .launch = {.words = k_words},
    .hooks = Hooks{.file = "settings.json", .slots = k_slots},
};

} // namespace handoff::agent
