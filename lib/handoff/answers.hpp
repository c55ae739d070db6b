// SPDX-License-Identifier: MIT
// The answers that notes give to numbered questions.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace handoff {

struct Answers {
  std::map<std::size_t, std::string> by_number; // 1-based; Markdown
  std::string rest;                             // the notes without them
};

// An answer begins on a line "Q2: ...", "- **Q2** ...", "### Q2" or "A2. ..."
// and goes on to the next answer, heading or blank line before a line that
// is not indented. Numbers above `asked` are no answers. With one question
// asked and no answer marked, `rest` is everything.
[[nodiscard]] Answers extract_answers(std::string_view notes,
                                      std::size_t asked);

} // namespace handoff
