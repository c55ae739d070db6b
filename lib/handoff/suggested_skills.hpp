// SPDX-License-Identifier: MIT
// The "Suggested skills" of a document: only what is installed.
#pragma once

#include "git/repository.hpp"
#include "render/handoff.hpp"
#include "skills/query.hpp"

#include <string>
#include <vector>

namespace handoff {

// For the agent of handoff.agent, else the one that runs us, else any. Never
// empty: that none fits, or none is installed, is an entry too.
[[nodiscard]] std::vector<Entry<std::string>>
suggested_skills(const git::Repository& repository, const skills::Query& query);

} // namespace handoff
