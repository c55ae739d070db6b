// SPDX-License-Identifier: MIT
// GitHub Copilot CLI 1.0.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {{"COPILOT_HOME", "", ".copilot"}};
constexpr Marker k_markers[] = {
    {.variable = "COPILOT_AGENT_SESSION_ID", .is_session = true},
    {"COPILOT_CLI"},
};
constexpr Transcripts k_transcripts[] = {
    {"copilot", ".copilot/session-state", "events.jsonl"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".github/skills", SkillForm::nested_skills},
    {SkillBase::project, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::project, ".claude/skills", SkillForm::nested_skills},
    {SkillBase::user, ".copilot/skills", SkillForm::nested_skills},
    {SkillBase::user, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::project, ".claude/commands", SkillForm::markdown_files},
};
constexpr std::string_view k_words[] = {
    "copilot", "--add-dir", "{directory}", "-i", "{prompt}"};
constexpr HookSlot k_slots[] = {
    {"sessionStart"},
    {"preToolUse"},
    {"preCompact"},
    {"sessionEnd"},
};

} // namespace

extern const Row k_copilot;
const Row k_copilot = {
    .name = "copilot",
    .alias = "copilot-cli",
    .title = "Copilot CLI",
    .rank = 30,
    .home = ".copilot",
    .moves = k_moves,
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
    .hooks = Hooks{.file = "hooks/git-handoff.json",
                   .slots = k_slots,
                   .is_grouped = false,
                   .command_key = "bash",
                   .timeout_key = "timeoutSec",
                   .head = "\"version\": 1",
                   .answer = HookAnswer::flat,
                   .is_before_transcript = true},
};

} // namespace handoff::agent
