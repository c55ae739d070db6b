// SPDX-License-Identifier: MIT
// GitHub's own Markdown parser, to judge what our documents mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::tests {

// A node of the document in order of appearance.
struct Node {
  std::string kind;      // cmark-gfm's: "heading", "html_block", "text", ...
  int depth = 0;         // 1: a top-level block
  int level = 0;         // of a heading
  int first_line = 0;    // 1-based, of a block
  int last_line = 0;     // inclusive
  std::string text = {}; // of text, code and HTML
};

enum class Autolinks { off, on };

// Parsed with tables and strikethrough.
[[nodiscard]] std::vector<Node> parse(std::string_view markdown,
                                      Autolinks autolinks = Autolinks::off);

// Whether a node of one of `kinds` is there.
[[nodiscard]] bool has_any(const std::vector<Node>& nodes,
                           const std::vector<std::string>& kinds);

// What a reader sees: text and code, line breaks as spaces.
[[nodiscard]] std::string plain_text(const std::vector<Node>& nodes);

} // namespace handoff::tests
