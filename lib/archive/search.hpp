// SPDX-License-Identifier: MIT
// Finds the passages that a question is about.
#pragma once

#include "archive/passages.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::archive {

struct PassageMatch {
  ArchivePassage passage;
  double score = 0; // larger is better; comparable within one search only
};

// The best `max_count` passages of `archive` for `question`, best first; of
// equals the later one. Ranked by BM25 (Robertson, Zaragoza 2009, k1 = 1.2,
// b = 0.5) over the terms of terms.hpp (a passage is as long as its bytes),
// with more weight on what a person asked and chose, and on passages with more
// of the question's terms. Empty if no term of the question occurs. Linear in
// the archive.
[[nodiscard]] std::vector<PassageMatch>
search(const View& archive, std::string_view question, std::size_t max_count);

} // namespace handoff::archive
