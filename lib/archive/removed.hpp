// SPDX-License-Identifier: MIT
// Takes out of an archive what an author took out of its document.
#pragma once

#include "archive/archive.hpp"

#include <string>
#include <vector>

namespace handoff::archive {

// Texts that may not be in an archive any more, compared without the case of
// ASCII letters: words, names, whole lines.
struct Removed {
  std::vector<std::string> texts;
};

// What stands in their place.
inline constexpr std::string_view k_removed = "[removed]";

// The archive without them. A text of fewer than five bytes is found as a word
// of its own or as a part of a name ("AcmeClient"), a longer one anywhere.
// Linear in the archive.
[[nodiscard]] Draft without(const View& archive, const Removed& removed);

} // namespace handoff::archive
