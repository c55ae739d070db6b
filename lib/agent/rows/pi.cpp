// SPDX-License-Identifier: MIT
// pi 0.74 and later.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {{"PI_CODING_AGENT"}};
constexpr Transcripts k_transcripts[] = {{"pi", ".pi/agent/sessions"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::cwd, ".pi/skills", SkillForm::nested_skills},
    {SkillBase::user, ".pi/agent/skills", SkillForm::nested_skills},
    {SkillBase::user, ".agents/skills", SkillForm::nested_skills},
    {SkillBase::cwd, ".pi/prompts", SkillForm::markdown_files},
};
constexpr std::string_view k_words[] = {"pi", "@{path}", "{prompt}"};

} // namespace

extern const Row k_pi;
const Row k_pi = {
    .name = "pi",
    .alias = "pi-coding-agent",
    .title = "pi",
    .rank = 70,
    .home = ".pi",
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.call = SkillCall::slash_skill, .directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
