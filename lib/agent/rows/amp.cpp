// SPDX-License-Identifier: MIT
// Amp, by its documentation.
#include "agent/row.hpp"

namespace handoff::agent {
namespace {

constexpr Marker k_markers[] = {
    {.variable = "AMP_CURRENT_THREAD_ID", .is_session = true}};
constexpr SkillDirectory k_directories[] = {
    {SkillBase::project, ".agents/skills"},
    {SkillBase::user, ".config/agents/skills"},
};
constexpr std::string_view k_words[] = {"amp", "-x", "{prompt}"};

} // namespace

extern const Row k_amp;
const Row k_amp = {
    .name = "amp",
    .alias = "ampcode",
    .title = "Amp",
    .rank = 110,
    .markers = k_markers,
    .skills = {.directories = k_directories},
    .launch = {.words = k_words},
};

} // namespace handoff::agent
