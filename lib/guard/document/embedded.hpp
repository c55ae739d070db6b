// SPDX-License-Identifier: MIT
// Documents that are in the comments and strings of a program.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// A document without what its lines are wrapped in.
struct Embedded {
  std::string text;
  std::size_t first_line = 0; // of the file, 0-based
  bool is_one_line = false;   // all of it stands there, with escapes
  bool is_most = false;       // the file has hardly anything else
};

// What a document is in: of prose only its comments count, as all else is
// judged anyway.
enum class Host { prose, code };

// Whether some lines of `text` could be headings of such a document. Cheap: to
// be asked first.
[[nodiscard]] bool may_embed(std::string_view text, Host host);

// What is in `text` (LF-separated) behind marks of comments (//, #, --, ;,
// *, %), as strings a line, as one string with escapes, or, in code, as it is
// between lines of that; only what has two headings and is no shorter than a
// handoff. No language is told apart: the marks are.
[[nodiscard]] std::vector<Embedded> find_embedded(std::string_view text,
                                                  Host host);

} // namespace handoff::guard
