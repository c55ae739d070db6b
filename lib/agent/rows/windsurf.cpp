// SPDX-License-Identifier: MIT
// Windsurf, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".windsurf/skills"},
    {SkillBase::user, ".codeium/windsurf/skills"},
};

} // namespace

extern const Row k_windsurf;
const Row k_windsurf = {
    .name = "windsurf",
    .title = "Windsurf",
    .rank = 150,
    .skills = {.directories = k_directories},
};

} // namespace handoff::agent
