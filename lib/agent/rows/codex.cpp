// SPDX-License-Identifier: MIT
// Codex 0.169 and later.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {{"CODEX_HOME", "", ".codex"}};
constexpr Marker k_markers[] = {
    {.variable = "CODEX_THREAD_ID", .is_session = true},
    {.variable = "CODEX_SESSION_ID", .is_session = true},
};
constexpr Transcripts k_transcripts[] = {{"codex", ".codex"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::project, ".codex/skills", SkillForm::nested_skills},
    {SkillBase::user, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::user, ".codex/skills", SkillForm::nested_skills},
};
constexpr std::string_view k_words[] = {"codex", "{prompt}"};
constexpr HookSlot k_slots[] = {
    {"SessionStart"},
    {"PreToolUse", "Bash|apply_patch|Edit|Write"},
    {"PreCompact"},
    {"SessionEnd"},
};

} // namespace

extern const Row k_codex;
const Row k_codex = {
    .name = "codex",
    .alias = "codex-cli",
    .title = "Codex",
    .rank = 20,
    .home = ".codex",
    .moves = k_moves,
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.call = SkillCall::dollar,
               .directories = k_directories,
               .lists_all_of_a_name = true,
               .obeys_disabled = false,
               .has_policies = true},
    .launch = {.words = k_words},
    // It complains of more than three seconds at a session's end.
    .hooks = Hooks{.file = "hooks.json",
                   .slots = k_slots,
                   .timeout = 3,
                   .note = "Codex asks once whether it may run the new hooks: "
                           "type /hooks"},
};

} // namespace handoff::agent
