// SPDX-License-Identifier: MIT
// Gemini CLI 0.61; hooks as in geminicli.com/docs/hooks/reference.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {{"GEMINI_CLI_HOME", "/.gemini", ".gemini"}};
constexpr Marker k_markers[] = {
    {.variable = "GEMINI_SESSION_ID", .is_session = true},
    {"GEMINI_CLI"},
};
constexpr Transcripts k_transcripts[] = {{"gemini", ".gemini/tmp"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::cwd, ".agents/skills"},
    {SkillBase::cwd, ".gemini/skills"},
    {SkillBase::user, ".agents/skills"},
    {SkillBase::user, ".gemini/skills"},
    {SkillBase::cwd, ".gemini/commands", SkillForm::toml_files},
    {SkillBase::user, ".gemini/commands", SkillForm::toml_files},
};
constexpr std::string_view k_words[] = {
    "gemini", "-i", "{prompt}", "--include-directories", "{directory}"};
constexpr HookSlot k_slots[] = {
    {"SessionStart"},
    {"BeforeTool", "write_file|replace|run_shell_command"},
    {"PreCompress"},
    {"SessionEnd"},
};

} // namespace

extern const Row k_gemini;
const Row k_gemini = {
    .name = "gemini",
    .alias = "gemini-cli",
    .title = "Gemini CLI",
    .rank = 60,
    .home = ".gemini",
    .moves = k_moves,
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
    .hooks = Hooks{.file = "settings.json",
                   .slots = k_slots,
                   .timeout = 5000, // milliseconds
                   .answer = HookAnswer::decision,
                   .announces_every_request = true},
};

} // namespace handoff::agent
