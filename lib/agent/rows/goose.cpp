// SPDX-License-Identifier: MIT
// Goose 1.2 and later.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Move k_moves[] = {
    {"GOOSE_PATH_ROOT", "/config", ".config/goose"},
    {"GOOSE_PATH_ROOT", "/data", ".local/share/goose"},
};
constexpr Marker k_markers[] = {
    {.variable = "AGENT_SESSION_ID", .is_session = true, .is_own = false},
    {"GOOSE_TERMINAL"},
};
constexpr Transcripts k_transcripts[] = {
    {"goose", ".local/share/goose/sessions", "sessions.db"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::cwd, ".goose/skills"},
    {SkillBase::cwd, ".claude/skills"},
    {SkillBase::cwd, ".agents/skills"},
    {SkillBase::user, ".config/goose/skills"},
    {SkillBase::user, ".claude/skills"},
    {SkillBase::user, ".config/agents/skills"},
    {SkillBase::user, ".agents/skills"},
};
constexpr std::string_view k_words[] = {"goose", "run", "-s", "-t", "{prompt}"};

} // namespace

extern const Row k_goose;
const Row k_goose = {
    .name = "goose",
    .alias = "goose-cli",
    .title = "Goose",
    .rank = 95,
    .home = ".config/goose",
    .moves = k_moves,
    .markers = k_markers,
    .transcripts = k_transcripts,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
