// SPDX-License-Identifier: MIT
// How a passage was pasted, in so few words that a pointer stays short.
#pragma once

#include "point/language/pointer.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// What surrounds the lines: "```ts" fences, "> " before each line, or nothing.
struct Layout {
  std::string fence = {};  // the opening line; empty: none
  std::string prefix = {}; // before every line, the fences' too
  friend bool operator==(const Layout&, const Layout&) = default;
};

// Line numbers as `cat -n`, `grep -n` and agents' tools print them.
struct Numbering {
  std::string before = {};   // "src/a.cc:" of grep
  std::size_t width = 0;     // columns, right-aligned; 0: as wide as it is
  std::string after = {};    // "\t", ":", "→"
  std::ptrdiff_t offset = 0; // added to the source's own numbers
  friend bool operator==(const Numbering&, const Numbering&) = default;
};

enum class Tabs { keep, expand, expand_leading };

// What becomes of a blank line's prefix.
enum class Blanks {
  usual, // without trailing blanks, but whole behind line numbers
  other, // the other way round
  empty, // nothing at all, not even the quote mark
};

enum class LineEnds {
  lf,
  crlf,
  own, // as each has in the source
};

// How the first line begins where it differs: "- " of a list item, or an
// indentation that was not selected.
struct FirstLine {
  std::string prefix = {}; // instead of the layout's
  std::size_t dedent = 0;  // bytes, instead of the recipe's
  friend bool operator==(const FirstLine&, const FirstLine&) = default;
};

// Typographic characters for plain ones; see typography.hpp.
struct Typography {
  enum class Style { plain, smart };
  Style style = Style::smart;
  // By the occurrence's number (from 0) among what could be typographic:
  // what is there, where the style says otherwise.
  std::map<std::size_t, std::string> exceptions = {};
  friend bool operator==(const Typography&, const Typography&) = default;
};

// Words put into new lines.
struct Flow {
  std::size_t skip = 0;  // words of the first source line left out
  std::size_t drop = 0;  // words of the last source line left out
  std::size_t width = 0; // greedy lines of at most so many characters; 0: one
  std::vector<std::size_t> counts = {}; // instead: words of each line
  bool keeps_marks = false;  // of comments, quotes, lists before source lines
  bool keeps_blanks = false; // as many between two words as in the source
  friend bool operator==(const Flow&, const Flow&) = default;
};

// Applied in the order of its fields, from the source's lines to the pasted
// text; flow instead of tabs and dedent.
struct Recipe {
  // Of an issue's or a handoff's text, which may change: Pointer::rev.
  std::string version = {};
  std::vector<LineRange> lines = {}; // of sources other than files; none: all
  std::string gap = "...";           // is between two ranges
  std::optional<Typography> typography = {};
  Tabs tabs = Tabs::keep;
  std::size_t tab_width = 8;
  std::size_t dedent = 0; // bytes of white space taken from each line
  bool trims_ends = false;
  // Lines (1-based, as pasted) that someone changed, and their text.
  std::map<std::size_t, std::string> edits = {};
  std::optional<Flow> flow = {};
  std::optional<Numbering> numbering = {};
  std::string inner = {}; // before each line, behind number and prefix: "+"
  Layout layout = {};
  Blanks blanks = Blanks::usual;
  std::optional<FirstLine> first = {};
  LineEnds ends = LineEnds::lf;
  // For the reader: the source holds what redaction would have taken out.
  bool holds_secret = false;
  friend bool operator==(const Recipe&, const Recipe&) = default;
};

// Whether the file at `path` is prose (Markdown, plain text, ...), by its
// ending. Its words are not looked for behind comment marks.
[[nodiscard]] bool is_prose_path(std::string_view path);

// As such a source is pasted most often: what need not be said.
[[nodiscard]] Layout usual_layout(const Pointer& pointer);

// The recipe in words, where it differs from the usual; and back. Nothing
// when a word is unknown.
[[nodiscard]] std::string render(const Recipe& recipe, const Layout& usual);
[[nodiscard]] std::optional<Recipe> parse_recipe(std::string_view words,
                                                 const Layout& usual);

} // namespace handoff::point
