// SPDX-License-Identifier: MIT
// Pointers where they are in a document, and those that stand for a passage.
#pragma once

#include "point/language/pointer.hpp"

namespace handoff::point {

// What a pointer begins with where it takes the place of a text.
inline constexpr std::string_view k_pointer_mark = "= `";

// A pointer that stands for removed text is written
//     = `src/parse.cc:120-148 @ 9d01b7e (parse_header) | recipe`
// The recipe says how the passage was pasted; without it, in the usual way.
struct Mark {
  Pointer pointer;
  std::string recipe = {}; // one visible line without backticks
  friend bool operator==(const Mark&, const Mark&) = default;
};

[[nodiscard]] std::string render(const Mark& mark);

struct FoundMark {
  Mark mark;
  std::size_t end = 0; // the byte behind it
};

// The mark that starts at byte `at` with "= `". Nothing if there is none.
[[nodiscard]] std::optional<FoundMark> parse_mark(std::string_view text,
                                                  std::size_t at);

struct FoundPointer {
  std::size_t start = 0; // bytes of the text
  std::size_t end = 0;   // exclusive
  Pointer pointer;
  bool is_mark = false; // it stands for removed text
};

// Every pointer of a document, in order: marks anywhere; others in code
// spans, and bare where they hold no blank but their own ("a.cc:1-9 @
// 9d01b7e (f)", `9d01b7e "subject"`, `acme/board#42`, "handoff 2p9x-77ab"),
// except in fenced code.
[[nodiscard]] std::vector<FoundPointer> find_pointers(std::string_view text);

} // namespace handoff::point
