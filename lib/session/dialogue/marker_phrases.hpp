// SPDX-License-Identifier: MIT
// The words by which decisions, rejections, next steps and answers are known.
#pragma once

#include "session/dialogue/markers.hpp"

#include <span>
#include <string_view>

namespace handoff::session {

struct MarkerPhrases {
  Marker marker;
  std::string_view phrases; // lower case, separated by "|"
};

// One entry a marker.
[[nodiscard]] std::span<const MarkerPhrases> marker_phrases();

} // namespace handoff::session
