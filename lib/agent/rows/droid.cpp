// SPDX-License-Identifier: MIT
// Factory Droid, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".factory/skills"},
    {SkillBase::user, ".factory/skills"},
};
constexpr std::string_view k_words[] = {"droid", "{prompt}"};

} // namespace

extern const Row k_droid;
const Row k_droid = {
    .name = "droid",
    .alias = "factory",
    .title = "Factory Droid",
    .rank = 130,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
