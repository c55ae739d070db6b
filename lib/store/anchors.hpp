// SPDX-License-Identifier: MIT
// What a handoff's commits can be found by when they have been rewritten.
#pragma once

#include "redact/form/redacted_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

struct Anchor {
  std::string commit;   // full id
  std::string patch_id; // empty: a merge, or it changes nothing
  std::string subject;  // redacted
};

struct Anchors {
  std::string patch_id; // of the whole branch; empty: not known
  std::vector<Anchor> commits;
};

// One line for the branch, one for each commit that fits 1 MiB.
[[nodiscard]] std::string format_anchors(const Anchors& anchors);
// Reads any bytes; what is not an anchor is left out.
[[nodiscard]] Anchors parse_anchors(std::string_view text);

// Beside the document at `path`: "<...>-<id>.anchors".
[[nodiscard]] std::string anchors_path(const std::string& path);

// Those of the document at `path`; none where it has none.
[[nodiscard]] Anchors read_anchors(const std::string& path);

} // namespace handoff::store
