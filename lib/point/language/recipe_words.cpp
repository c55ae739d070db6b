// SPDX-License-Identifier: MIT
// Writes a recipe as words.
#include "point/language/quoted.hpp"
#include "point/language/recipe.hpp"
#include "point/language/words.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

const Numbering k_cat = {.before = "", .width = 6, .after = "\t"};
const Layout k_quote = {.fence = "", .prefix = "> "};

constexpr std::array<std::string_view, 8> k_prose = {
    "md", "mdx", "markdown", "txt", "rst", "adoc", "asciidoc", "org"};

std::string extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  if (dot == std::string_view::npos ||
      (slash != std::string_view::npos && dot < slash)) {
    return {};
  }
  const std::string_view name = path.substr(dot + 1);
  const bool is_word = std::ranges::all_of(name, text::is_alnum);
  return is_word ? std::string(name) : std::string();
}

class Writer {
public:
  void word(std::string_view word) { add(std::string(word)); }
  void number(std::string_view name, std::size_t value) {
    add(std::string(name) + std::to_string(value));
  }
  void text(std::string_view name, std::string_view value) {
    add(std::string(name) + quoted(value));
  }
  [[nodiscard]] std::string take() { return std::move(words_); }

private:
  void add(const std::string& word) {
    words_ += words_.empty() ? "" : " ";
    words_ += word;
  }
  std::string words_;
};

void write_lines(Writer& writer, const Recipe& recipe) {
  std::string list;
  for (const LineRange& range : recipe.lines) {
    list += list.empty() ? "" : ",";
    list += std::to_string(range.first);
    if (range.last != range.first) {
      list += "-" + std::to_string(range.last);
    }
  }
  if (!list.empty()) {
    writer.word(list);
  }
  if (recipe.gap != "...") {
    writer.text("gap", recipe.gap);
  }
}

void write_typography(Writer& writer, const Recipe& recipe) {
  if (!recipe.typography) {
    return;
  }
  const bool is_smart = recipe.typography->style == Typography::Style::smart;
  writer.word(is_smart ? "smart" : "type");
  for (const auto& [occurrence, text] : recipe.typography->exceptions) {
    writer.text("t" + std::to_string(occurrence), text);
  }
}

void write_space(Writer& writer, const Recipe& recipe) {
  if (recipe.tabs != Tabs::keep) {
    writer.number(recipe.tabs == Tabs::expand ? "tab" : "leadtab",
                  recipe.tab_width);
  }
  if (recipe.dedent > 0) {
    writer.number("ded", recipe.dedent);
  }
  if (recipe.trims_ends) {
    writer.word("rtrim");
  }
  for (const auto& [line, text] : recipe.edits) {
    writer.text("e" + std::to_string(line), text);
  }
}

void write_flow(Writer& writer, const Flow& flow) {
  std::string word = "wrap";
  if (!flow.counts.empty()) {
    for (const std::size_t count : flow.counts) {
      word += (word == "wrap" ? ":" : "+") + std::to_string(count);
    }
  } else if (flow.width > 0) {
    word += std::to_string(flow.width);
  }
  writer.word(word);
  if (flow.keeps_marks) {
    writer.word("marks");
  }
  if (flow.keeps_blanks) {
    writer.word("spaces");
  }
  if (flow.skip > 0) {
    writer.number("skip", flow.skip);
  }
  if (flow.drop > 0) {
    writer.number("drop", flow.drop);
  }
}

void write_numbering(Writer& writer, const Numbering& numbering) {
  Numbering plain = numbering;
  plain.offset = 0;
  if (plain == k_cat) {
    writer.word("cat-n");
  } else {
    if (!numbering.before.empty()) {
      writer.text("bn", numbering.before);
    }
    writer.text("n" + std::to_string(numbering.width), numbering.after);
  }
  if (numbering.offset != 0) {
    writer.word((numbering.offset < 0 ? "off-" : "off") +
                std::to_string(std::abs(numbering.offset)));
  }
}

void write_layout(Writer& writer, const Recipe& recipe, const Layout& usual) {
  if (recipe.layout == usual) {
    return;
  }
  if (recipe.layout == k_quote) {
    writer.word(">");
    return;
  }
  if (recipe.layout.fence.empty()) {
    writer.word("raw");
  } else if (recipe.layout.fence != usual.fence) {
    writer.text("fence", recipe.layout.fence);
  }
  const bool resets = recipe.layout.fence.empty();
  if (recipe.layout.prefix != (resets ? "" : usual.prefix)) {
    writer.text("in", recipe.layout.prefix);
  }
}

void write_prefixes(Writer& writer, const Recipe& recipe) {
  const std::string& inner = recipe.inner;
  if (inner == "+" || inner == "-") {
    writer.word(inner);
  } else if (!inner.empty() && inner.size() < 100 &&
             inner.find_first_not_of(' ') == std::string::npos) {
    writer.number("ind", inner.size());
  } else if (!inner.empty()) {
    writer.text("pre", inner);
  }
  if (recipe.blanks != Blanks::usual) {
    writer.word(recipe.blanks == Blanks::other ? "blanks" : "noblanks");
  }
  if (recipe.first) {
    writer.text("first", recipe.first->prefix);
    if (recipe.first->dedent > 0) {
      writer.number("fded", recipe.first->dedent);
    }
  }
  if (recipe.ends != LineEnds::lf) {
    writer.word(recipe.ends == LineEnds::crlf ? "crlf" : "ends");
  }
  if (recipe.holds_secret) {
    writer.word("holds-secret");
  }
}

} // namespace

Layout usual_layout(const Pointer& pointer) {
  if (!pointer.command.empty() && pointer.kind != PointerKind::diff) {
    return {.fence = "```"};
  }
  if (pointer.kind == PointerKind::diff) {
    return {.fence = "```diff"};
  }
  if (pointer.kind != PointerKind::file || is_prose_path(pointer.path)) {
    return k_quote;
  }
  return {.fence = "```" + extension(pointer.path)};
}

bool is_prose_path(std::string_view path) {
  const std::string name = extension(path);
  return std::ranges::find(k_prose, name) != k_prose.end();
}

std::string render(const Recipe& recipe, const Layout& usual) {
  Writer writer;
  if (!recipe.version.empty()) {
    writer.text("of", recipe.version);
  }
  write_lines(writer, recipe);
  write_typography(writer, recipe);
  write_space(writer, recipe);
  if (recipe.flow) {
    write_flow(writer, *recipe.flow);
  }
  if (recipe.numbering) {
    write_numbering(writer, *recipe.numbering);
  }
  write_layout(writer, recipe, usual);
  write_prefixes(writer, recipe);
  return writer.take();
}

} // namespace handoff::point
