// SPDX-License-Identifier: MIT
// Cline 3.0; its skills by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {{"CLINE_CONNECTOR_CLI_LAUNCH"}};
constexpr Transcripts k_transcripts[] = {
    {"cline", ".cline/data/sessions", "<id>.messages.json"},
    {"cline", "", "api_conversation_history.json"}, // the editor's extension
};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".cline/skills"},
    {SkillBase::user, ".cline/skills"},
};
constexpr std::string_view k_words[] = {"cline", "-i", "{prompt}"};

} // namespace

extern const Row k_cline;
const Row k_cline = {
    .name = "cline",
    .alias = "cline-cli",
    .title = "Cline",
    .rank = 90,
    .home = ".cline",
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories,
               .install_below_home = ".cline/skills"},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
