// SPDX-License-Identifier: MIT
// What the formats have in common in finding sessions.
#pragma once

#include "session/formats/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// Whether a session that was started in `path` is one of those.
[[nodiscard]] bool is_inside_any(std::string_view path, const Roots& roots);

// Whether a directory with that name, made by project_slug() and cut, may be
// for one of `roots` or below: names lose information, so the transcript's
// own words decide later.
[[nodiscard]] bool may_be_below(std::string_view name, const Roots& roots);

// Adds the candidate, with the time of its last change, when its file is there
// and `roots` has it.
void add_candidate(std::vector<TranscriptCandidate>& found,
                   const Roots& roots,
                   TranscriptCandidate candidate);

// A directory's name for a path: each UTF-16 unit that is no ASCII letter or
// digit becomes "-".
[[nodiscard]] std::string project_slug(std::string_view path);

} // namespace handoff::session
