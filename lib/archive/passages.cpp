// SPDX-License-Identifier: MIT
// An archive cut into what a question is answered by.
#include "archive/passages.hpp"

#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::archive {
namespace {

// As many whole lines as fit; of a longer line what fits.
std::string_view first_passage(std::string_view text) {
  if (text.size() <= k_max_passage_bytes) {
    return text;
  }
  const std::size_t newline = text.rfind('\n', k_max_passage_bytes);
  if (newline != std::string_view::npos && newline > 0) {
    return text.substr(0, newline + 1);
  }
  const std::size_t blank = text.rfind(' ', k_max_passage_bytes);
  return blank != std::string_view::npos && blank > k_max_passage_bytes / 2
             ? text.substr(0, blank + 1)
             : session::cut_utf8(text, k_max_passage_bytes);
}

} // namespace

std::vector<ArchivePassage> cut_into_passages(const View& archive) {
  std::vector<ArchivePassage> passages;
  for (const auto& conversation : archive) {
    for (const auto& turn : conversation.turns) {
      for (const auto& entry : turn.entries) {
        std::string_view rest = entry.text;
        while (!rest.empty()) {
          const std::string_view text = first_passage(rest);
          const std::size_t size = std::max<std::size_t>(text.size(), 1);
          passages.push_back(
              {&conversation, &turn, entry.part, rest.substr(0, size)});
          rest.remove_prefix(size);
        }
      }
    }
  }
  return passages;
}

} // namespace handoff::archive
