// SPDX-License-Identifier: MIT
// Cursor, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {{"CURSOR_AGENT"}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".cursor/skills"},
    {SkillBase::user, ".cursor/skills"},
};
constexpr std::string_view k_words[] = {"cursor-agent", "{prompt}"};

} // namespace

extern const Row k_cursor;
const Row k_cursor = {
    .name = "cursor",
    .alias = "cursor-agent",
    .title = "Cursor",
    .rank = 100,
    .markers = k_markers,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
