// SPDX-License-Identifier: MIT
// OpenCode 1.18.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {{"OPENCODE"}};
constexpr Transcripts k_transcripts[] = {
    {"opencode", ".local/share/opencode", "opencode.db"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".claude/skills", SkillForm::nested_skills},
    {SkillBase::project, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::project, ".opencode/skills", SkillForm::nested_skills},
    {SkillBase::project, ".opencode/skill", SkillForm::nested_skills},
    {SkillBase::user, ".claude/skills", SkillForm::nested_skills},
    {SkillBase::user, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::user, ".config/opencode/skills", SkillForm::nested_skills},
    {SkillBase::user, ".config/opencode/skill", SkillForm::nested_skills},
    {SkillBase::user, ".opencode/skills", SkillForm::nested_skills},
};
constexpr std::string_view k_words[] = {"opencode", "--prompt", "{prompt}"};

} // namespace

extern const Row k_opencode;
const Row k_opencode = {
    .name = "opencode",
    .alias = "opencode-ai",
    .title = "OpenCode",
    .rank = 50,
    .home = ".config/opencode",
    .markers = k_markers,
    .pid_variable = "OPENCODE_PID",
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories, .obeys_disabled = false},
    .launch = {.words = k_words, .config_variable = "OPENCODE_CONFIG_CONTENT"},
};

} // namespace handoff::agent
