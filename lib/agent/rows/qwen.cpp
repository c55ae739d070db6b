// SPDX-License-Identifier: MIT
// Qwen Code 0.15 and later.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {{"QWEN_HOME", "/.qwen", ".qwen"}};
constexpr Marker k_markers[] = {{"QWEN_CODE"}};
constexpr Transcripts k_transcripts[] = {{"qwen", ".qwen/projects"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::user, ".qwen/skills"},
    {SkillBase::cwd, ".qwen/skills"},
    {SkillBase::cwd, ".agents/skills"},
    {SkillBase::user, ".agents/skills"},
    {SkillBase::cwd, ".qwen/commands", SkillForm::markdown_files},
    {SkillBase::cwd, ".qwen/commands", SkillForm::toml_files},
};
constexpr std::string_view k_words[] = {
    "qwen", "-i", "{prompt}", "--add-dir", "{directory}"};

} // namespace

extern const Row k_qwen;
const Row k_qwen = {
    .name = "qwen",
    .alias = "qwen-code",
    .title = "Qwen Code",
    .rank = 80,
    .home = ".qwen",
    .moves = k_moves,
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.call = SkillCall::slash, .directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
