// SPDX-License-Identifier: MIT
// Hostile Markdown, made at random and judged by GitHub's parser.
#include "support/cmark.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace handoff::tests;
using namespace handoff::text;

namespace {

constexpr int k_samples = 4000;

// A sequence of what means something in Markdown; the same at each run.
class Hostile {
public:
  std::string next() {
    static constexpr std::string_view k_pieces[] = {
        "# ",      "## ",         "#",           "> ",     ">",       "- ",
        "* ",      "-",           "+ ",          "1. ",    "2) ",     "  ",
        "   ",     "    ",        "\t",          " ",      "\n",      "\n",
        "\n",      "\n\n",        "```",         "````",   "~~~",     "`",
        "``",      "<b>",         "</b>",        "<div>",  "<!--",    "-->",
        "<?",      "?>",          "<pre>",       "</pre>", "<a x=\"", "\">",
        "[a]",     "[a]: u",      "[b]: u",      "]",      "(u)",     "!",
        "===",     "---",         "***",         "___",    "|",       "a|b",
        "|-|-|",   "-|-",         "\\|",         ":-:",    "\\",      "&lt;",
        "&",       "a",           "b c",         "_",      "~",       "<",
        "www.a.b", "http://a.b/", "<http://a.b>"};
    std::string text;
    const std::size_t size = 1 + random_() % 18;
    for (std::size_t i = 0; i < size; ++i) {
      text += k_pieces[random_() % std::size(k_pieces)];
    }
    return text;
  }

private:
  std::mt19937 random_{20261121};
};

std::string kinds(const std::vector<Node>& nodes) {
  std::string out;
  for (const Node& node : nodes) {
    const bool is_text = node.kind == "text" || node.kind == "code";
    out += is_text ? "" : node.kind + " ";
  }
  return out;
}

// Whether our document stands around `content`, read with `autolinks`.
bool is_intact(const std::string& content, Autolinks autolinks) {
  const std::vector<Node> nodes =
      parse("## Ours\n\n" + content + "\n## Next\n\n[a] [b]\n", autolinks);
  const auto ours =
      std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
        return node.kind == "heading" && node.level <= 2 && node.depth == 1;
      });
  const auto all =
      std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
        return node.kind == "heading" && node.level <= 2;
      });
  const bool has_link =
      std::any_of(nodes.end() - std::min<std::ptrdiff_t>(4, std::ssize(nodes)),
                  nodes.end(),
                  [](const Node& node) { return node.kind == "link"; });
  return ours == 2 && all == 2 && !has_link &&
         !has_any(nodes, {"html_block", "html_inline"});
}

// A document that has `word` in the place of `@`.
std::string filled(std::string_view form, std::string_view word) {
  std::string document(form);
  return document.replace(document.find('@'), 1, word);
}

} // namespace

TEST_CASE("contained text breaks out of no document") {
  Hostile hostile;
  for (int i = 0; i < k_samples; ++i) {
    const std::string text = hostile.next();
    const std::string safe = contained(text, 2);
    INFO(text << "\n---- becomes\n" << safe);
    REQUIRE(is_intact(safe, Autolinks::off));
    REQUIRE(is_intact(safe, Autolinks::on));
    REQUIRE(contained(safe, 2) == safe);
  }
}

TEST_CASE("escaped text adds no structure in any position") {
  static constexpr std::string_view k_forms[] = {
      "@\n",
      "text\n@\n",
      "- @\n",
      "- x: @ y\n",
      "**@**\n",
      "# @\n",
      "[@](u)\n",
      "| a | b |\n|---|---|\n| @ | c |\n",
  };
  Hostile hostile;
  for (int i = 0; i < k_samples; ++i) {
    const std::string text = hostile.next();
    const std::string safe = escaped_inline(text);
    for (const std::string_view form : k_forms) {
      INFO(text << "\n---- becomes\n" << safe << "\n---- in\n" << form);
      REQUIRE((safe.empty() || kinds(parse(filled(form, safe))) ==
                                   kinds(parse(filled(form, "word")))));
    }
  }
}

TEST_CASE("escaped text reads as it was written") {
  for (const std::string text :
       {"# *a* _b_ [c](d) <e> & &lt; | ~~f~~ \\g \\* 1. - ***", "12. ---"}) {
    CHECK(plain_text(parse(escaped_inline(text))) == text);
  }
}

TEST_CASE("fences and code spans hold any text") {
  Hostile hostile;
  for (int i = 0; i < k_samples; ++i) {
    const std::string text = hostile.next();
    INFO(text);
    const std::vector<Node> block = parse(fenced(text, "md"));
    REQUIRE(block.size() == 1);
    CHECK(block[0].kind == "code_block");
    CHECK((block[0].text == text || block[0].text == text + "\n"));
    const std::vector<Node> line = parse("a " + code_span(text) + " b");
    REQUIRE(line.size() == 4);
    CHECK(line[2].kind == "code");
    const std::string seen = visible_line(text);
    CHECK((line[2].text == seen || seen.empty()));
  }
}

TEST_CASE("blocks begin where GitHub's parser sees them begin") {
  Hostile hostile;
  for (int i = 0; i < k_samples; ++i) {
    const std::string text = hostile.next();
    if (text.find("]:") != std::string::npos) {
      continue; // definitions are no blocks there
    }
    INFO(text);
    std::vector<int> theirs;
    for (const Node& node : parse(text)) {
      const bool is_item = node.depth == 2 && node.kind == "item";
      // A table's place is unknown to it when a paragraph stands above.
      const bool is_known = node.first_line > 0 && node.kind != "list";
      if (is_item || (node.depth == 1 && is_known && node.kind != "table")) {
        theirs.push_back(node.first_line);
      }
    }
    std::vector<int> ours;
    for (const Block& block : parse_blocks(text)) {
      const auto lines = std::count(
          text.begin(), text.begin() + std::ptrdiff_t(block.start), '\n');
      if (block.kind != BlockKind::table) {
        ours.push_back(static_cast<int>(lines) + 1);
      }
    }
    REQUIRE(ours == theirs);
  }
}
