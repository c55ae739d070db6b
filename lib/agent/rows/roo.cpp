// SPDX-License-Identifier: MIT
// Roo Code, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".roo/skills"},
    {SkillBase::user, ".roo/skills"},
};

} // namespace

extern const Row k_roo;
const Row k_roo = {
    .name = "roo",
    .alias = "roo-code",
    .title = "Roo Code",
    .rank = 140,
    .skills = {.directories = k_directories},
};

} // namespace handoff::agent
