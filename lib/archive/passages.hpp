// SPDX-License-Identifier: MIT
// An archive cut into what a question is answered by.
#pragma once

#include "archive/archive.hpp"

#include <string_view>
#include <vector>

namespace handoff::archive {

// A stretch of one entry, at line ends where there are any. It looks into the
// archive that it was cut from.
struct ArchivePassage {
  const BasicConversation<std::string_view>* conversation = nullptr;
  const BasicTurn<std::string_view>* turn = nullptr;
  Part part = Part::said;
  std::string_view text; // at most k_max_passage_bytes
};

inline constexpr std::size_t k_max_passage_bytes = 700;

[[nodiscard]] std::vector<ArchivePassage>
cut_into_passages(const View& archive);

} // namespace handoff::archive
