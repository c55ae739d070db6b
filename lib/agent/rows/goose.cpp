// SPDX-License-Identifier: MIT
// Goose, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".goose/skills"},
    {SkillBase::user, ".config/goose/skills"},
};
constexpr std::string_view k_words[] = {"goose", "run", "-s", "-t", "{prompt}"};

} // namespace

extern const Row k_goose;
const Row k_goose = {
    .name = "goose",
    .title = "Goose",
    .rank = 95,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
