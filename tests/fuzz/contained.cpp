// SPDX-License-Identifier: MIT
// Fuzzes foreign Markdown in a document of ours, judged by GitHub's parser.
#include "support/cmark.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace handoff;

// The judge is quadratic in nesting.
constexpr std::size_t k_max_length = 2000;

bool is_intact(const std::string& content) {
  const std::vector<tests::Node> nodes = tests::parse(
      "## Ours\n\n" + content + "\n## Next\n", tests::Autolinks::on);
  int ours = 0;
  for (const tests::Node& node : nodes) {
    const bool is_high = node.kind == "heading" && node.level <= 2;
    if (is_high && node.depth > 1) {
      return false;
    }
    ours += is_high ? 1 : 0;
  }
  return ours == 2 && !tests::has_any(nodes, {"html_block", "html_inline"});
}

// Blocks lie in order in the text, and only blanks between them.
bool is_sound(std::string_view text) {
  std::size_t last = 0;
  const auto is_blank = [&](std::size_t start, std::size_t end) {
    return text.substr(start, end - start).find_first_not_of(" \t\r\n") ==
           std::string_view::npos;
  };
  for (const text::Block& block : text::parse_blocks(text)) {
    if (block.start < last || block.end <= block.start ||
        block.end > text.size() || !is_blank(last, block.start)) {
      return false;
    }
    last = block.end;
  }
  return is_blank(last, text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  // Documents are UTF-8; what a parser does with other bytes is its affair.
  const std::string text = text::visible(
      {reinterpret_cast<const char*>(data), std::min(size, k_max_length)});
  const std::string safe = text::contained(text, 2);
  if (!is_sound(text) || !is_intact(safe)) {
    std::abort();
  }
  return 0;
}
