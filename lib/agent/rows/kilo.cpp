// SPDX-License-Identifier: MIT
// Kilo Code 7.7, which grew out of OpenCode and says so to its commands, too.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {{"KILO"}};
constexpr Transcripts k_transcripts[] = {
    {"opencode", ".local/share/kilo", "kilo.db"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".claude/skills", SkillForm::nested_skills},
    {SkillBase::project, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::project, ".kilocode/skills", SkillForm::nested_skills},
    {SkillBase::project, ".kilo/skills", SkillForm::nested_skills},
    {SkillBase::project, ".kilo/skill", SkillForm::nested_skills},
    {SkillBase::user, ".claude/skills", SkillForm::nested_skills},
    {SkillBase::user, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::user, ".config/kilo/skills", SkillForm::nested_skills},
    {SkillBase::user, ".config/kilo/skill", SkillForm::nested_skills},
    {SkillBase::user, ".kilocode/skills", SkillForm::nested_skills},
    {SkillBase::user, ".kilo/skills", SkillForm::nested_skills},
};
constexpr std::string_view k_words[] = {"kilo", "--prompt", "{prompt}"};

} // namespace

extern const Row k_kilo;
const Row k_kilo = {
    .name = "kilo",
    .alias = "kilocode",
    .title = "Kilo Code",
    .rank = 45, // before OpenCode, whose variable it sets
    .home = ".config/kilo",
    .markers = k_markers,
    .pid_variable = "KILO_PID",
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories, .obeys_disabled = false},
    .launch = {.words = k_words, .config_variable = "KILO_CONFIG_CONTENT"},
};

} // namespace handoff::agent
