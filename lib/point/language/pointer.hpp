// SPDX-License-Identifier: MIT
// A pointer: where a passage stands, in the one form people and `expand` read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

enum class PointerKind {
  file,     // src/parse.cc:120-148 @ 9d01b7e (parse_header)
  diff,     // 3f2a1c9..9d01b7e -- src/parse.cc @@ 118,9
  commit,   // 9d01b7e "parser: reject empty names"
  log,      // git log --oneline -9 9d01b7e
  diffstat, // git diff --stat 3f2a1c9..9d01b7e
  tree,     // git ls-tree -r --name-only 9d01b7e
  issue,    // acme/board#42 "Names may be empty"
  handoff,  // handoff 2p9x-77ab §Questions
};

// Not in git: its text may change and has a version in Pointer::rev, which
// the recipe names, not the visible pointer.
[[nodiscard]] constexpr bool is_elsewhere(PointerKind kind) {
  return kind == PointerKind::issue || kind == PointerKind::handoff;
}

// "file", "diff", ...: as `point --json` says it.
[[nodiscard]] std::string_view kind_name(PointerKind kind);

struct LineRange {
  std::size_t first = 0; // 1-based
  std::size_t last = 0;  // inclusive
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

// The new side of a hunk's header: `@@ -.. +start,count @@`.
struct HunkRange {
  std::size_t start = 0; // 1-based; 0 where the file is gone
  std::size_t count = 0; // lines
  friend bool operator==(const HunkRange&, const HunkRange&) = default;
};

// What a kind does not use stays empty.
struct Pointer {
  PointerKind kind = PointerKind::file;
  std::string rev;     // hexadecimal id, 7 digits or more: file, diff, commit;
                       // of what is elsewhere: its version
  std::string base;    // diff: the old side; empty: the parent of `rev`
  std::string path;    // file, diff: any bytes that git allows
  std::string name;    // issue: "acme/board#42", "#42"; handoff: its id
  std::string label;   // function, subject, title or section, for readers
  std::string command; // log, diffstat, tree, a whole diff: listing.hpp
  std::vector<LineRange> lines;  // file: its pieces; none: the whole file
  std::optional<HunkRange> hunk; // diff: none: the path's whole diff
  friend bool operator==(const Pointer&, const Pointer&) = default;
};

// The visible form: one line without backticks, ready for a code span.
// Control and invisible characters are escaped (in quoted parts) or left out
// (in a file's or a handoff's label).
[[nodiscard]] std::string render(const Pointer& pointer);

// The reverse of render(). Nothing when `text` is anything else: names such
// as HEAD are no pointers, since they move.
[[nodiscard]] std::optional<Pointer> parse_pointer(std::string_view text);

} // namespace handoff::point
