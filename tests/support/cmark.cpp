// SPDX-License-Identifier: MIT
// GitHub's own Markdown parser, to judge what our documents mean.
#include "support/cmark.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>

namespace handoff::tests {
namespace {

template <auto free_fn>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    free_fn(object);
  }
};
using Parser = std::unique_ptr<cmark_parser, Free<cmark_parser_free>>;
using Tree = std::unique_ptr<cmark_node, Free<cmark_node_free>>;
using Iterator = std::unique_ptr<cmark_iter, Free<cmark_iter_free>>;

void attach(cmark_parser* parser, const char* extension) {
  cmark_parser_attach_syntax_extension(parser,
                                       cmark_find_syntax_extension(extension));
}

Tree parse_tree(std::string_view markdown, Autolinks autolinks) {
  cmark_gfm_core_extensions_ensure_registered();
  const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  attach(parser.get(), "table");
  attach(parser.get(), "strikethrough");
  if (autolinks == Autolinks::on) {
    attach(parser.get(), "autolink");
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()));
}

Node node_of(cmark_node* from, int depth) {
  const char* text = cmark_node_get_literal(from);
  return {.kind = cmark_node_get_type_string(from),
          .depth = depth,
          .level = cmark_node_get_heading_level(from),
          .first_line = cmark_node_get_start_line(from),
          .last_line = cmark_node_get_end_line(from),
          .text = text == nullptr ? "" : text};
}

} // namespace

std::vector<Node> parse(std::string_view markdown, Autolinks autolinks) {
  const Tree tree = parse_tree(markdown, autolinks);
  const Iterator iterator(cmark_iter_new(tree.get()));
  std::vector<Node> nodes;
  int depth = -1;
  cmark_event_type event = CMARK_EVENT_NONE;
  while ((event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const std::string kind = cmark_node_get_type_string(node);
    const bool is_leaf =
        cmark_node_first_child(node) == nullptr && event == CMARK_EVENT_ENTER;
    if (event == CMARK_EVENT_EXIT) {
      --depth;
      continue;
    }
    ++depth;
    if (depth > 0) {
      nodes.push_back(node_of(node, depth));
    }
    // cmark's leaf kinds have no exit event.
    static const std::vector<std::string> k_no_exit = {"html_block",
                                                       "thematic_break",
                                                       "code_block",
                                                       "text",
                                                       "softbreak",
                                                       "linebreak",
                                                       "code",
                                                       "html_inline"};
    if (is_leaf && std::find(k_no_exit.begin(), k_no_exit.end(), kind) !=
                       k_no_exit.end()) {
      --depth;
    }
  }
  return nodes;
}

bool has_any(const std::vector<Node>& nodes,
             const std::vector<std::string>& kinds) {
  return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
    return std::find(kinds.begin(), kinds.end(), node.kind) != kinds.end();
  });
}

std::string plain_text(const std::vector<Node>& nodes) {
  std::string text;
  for (const Node& node : nodes) {
    const bool is_break = node.kind == "softbreak" || node.kind == "linebreak";
    text += is_break ? " " : node.text;
  }
  return text;
}

} // namespace handoff::tests
