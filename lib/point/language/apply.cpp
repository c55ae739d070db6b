// SPDX-License-Identifier: MIT
// A recipe carried out: from a source's lines to the bytes that were pasted.
#include "point/language/apply.hpp"

#include "point/language/flow.hpp"
#include "point/language/typography.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr std::string_view k_blanks = " \t";

std::size_t leading_blanks(std::string_view line) {
  return std::min(line.find_first_not_of(k_blanks), line.size());
}

std::string without_trailing_blanks(std::string line) {
  line.resize(line.find_last_not_of(k_blanks) + 1);
  return line;
}

std::vector<Content> flow_contents(const Recipe& recipe,
                                   const Passage& passage) {
  std::vector<Content> all;
  for (std::string& line :
       flowed(*recipe.flow, flow_words(*recipe.flow, passage))) {
    all.push_back({all.size() + 1, std::move(line)});
  }
  if (recipe.typography) {
    Typesetter typesetter(*recipe.typography);
    for (Content& content : all) {
      content.text = typesetter.set(content.text);
    }
  }
  return all;
}

// Whether the line ends so in the text that it looks into.
bool has_crlf(const Passage& passage, std::string_view line) {
  if (!passage.text) {
    return false;
  }
  const std::string_view all = *passage.text;
  const auto end =
      static_cast<std::size_t>(line.data() - all.data()) + line.size();
  return end < all.size() && all[end] == '\r';
}

std::vector<Content> line_contents(const Recipe& recipe,
                                   const Passage& passage) {
  std::vector<Content> all;
  std::optional<Typesetter> typesetter;
  if (recipe.typography) {
    typesetter.emplace(*recipe.typography);
  }
  for (const PassagePiece& piece : passage.pieces) {
    if (!all.empty()) {
      all.push_back({0, recipe.gap});
    }
    for (std::size_t i = 0; i < piece.lines.size(); ++i) {
      std::string line = typesetter ? typesetter->set(piece.lines[i])
                                    : std::string(piece.lines[i]);
      all.push_back({piece.first_line + i,
                     spaced(recipe, std::move(line), all.size()),
                     has_crlf(passage, piece.lines[i])});
    }
  }
  return all;
}

std::string number_text(const Numbering& numbering, std::size_t line) {
  const auto value = static_cast<std::ptrdiff_t>(line) + numbering.offset;
  std::string digits = std::to_string(value);
  if (digits.size() < numbering.width) {
    digits.insert(0, numbering.width - digits.size(), ' ');
  }
  return numbering.before + digits + numbering.after;
}

// What precedes content line `index`.
std::string
lead(const Recipe& recipe, const Content& content, std::size_t index) {
  const bool is_top = index == 0 && recipe.first && recipe.layout.fence.empty();
  return (is_top ? recipe.first->prefix : recipe.layout.prefix) +
         (recipe.numbering ? number_text(*recipe.numbering, content.number)
                           : "") +
         recipe.inner;
}

} // namespace

std::string spaced(const Recipe& recipe, std::string line, std::size_t index) {
  if (recipe.tabs != Tabs::keep) {
    line = expanded(line, recipe.tabs, recipe.tab_width);
  }
  const std::size_t dedent =
      index == 0 && recipe.first ? recipe.first->dedent : recipe.dedent;
  line.erase(0, std::min(dedent, leading_blanks(line)));
  return recipe.trims_ends ? without_trailing_blanks(std::move(line)) : line;
}

std::string
line_text(const Recipe& recipe, const Content& content, std::size_t index) {
  if (content.number == 0) {
    return recipe.layout.prefix + content.text;
  }
  std::string before = lead(recipe, content, index);
  if (!content.text.empty()) {
    return before + content.text;
  }
  if (recipe.blanks == Blanks::empty) {
    return {};
  }
  const bool is_whole =
      recipe.numbering.has_value() == (recipe.blanks == Blanks::usual);
  return is_whole ? before : without_trailing_blanks(std::move(before));
}

std::string expanded(std::string_view line, Tabs tabs, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  bool is_leading = true;
  for (const char c : line) {
    is_leading = is_leading && (c == ' ' || c == '\t');
    if (c == '\t' && (is_leading || tabs == Tabs::expand)) {
      const std::size_t size = width - column % width;
      out.append(size, ' ');
      column += size;
    } else {
      out += c;
      column += (static_cast<unsigned char>(c) & 0xc0U) == 0x80U ? 0 : 1;
    }
  }
  return out;
}

std::string_view closing_fence(std::string_view opening) {
  const std::size_t end = opening.find_first_not_of(opening.substr(0, 1));
  return opening.substr(0, end);
}

std::vector<Content> contents(const Recipe& recipe, const Passage& passage) {
  std::vector<Content> all = recipe.flow ? flow_contents(recipe, passage)
                                         : line_contents(recipe, passage);
  for (const auto& [line, text] : recipe.edits) {
    if (line > 0 && line <= all.size()) {
      all[line - 1].text = text;
    }
  }
  return all;
}

std::optional<std::string> apply(const Recipe& recipe, const Passage& passage) {
  const std::vector<Content> all = contents(recipe, passage);
  const bool has_edits_past_end =
      !recipe.edits.empty() && recipe.edits.rbegin()->first > all.size();
  if (all.empty() || has_edits_past_end) {
    return std::nullopt;
  }
  const std::string_view newline =
      recipe.ends == LineEnds::crlf ? "\r\n" : "\n";
  const Layout& layout = recipe.layout;
  std::string out;
  if (!layout.fence.empty()) {
    out = (recipe.first ? recipe.first->prefix : layout.prefix) + layout.fence;
    out += newline;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) {
      const bool is_own = recipe.ends == LineEnds::own;
      out += is_own && all[i - 1].has_crlf ? "\r\n" : newline;
    }
    out += line_text(recipe, all[i], i);
  }
  if (!layout.fence.empty()) {
    out.append(newline).append(layout.prefix);
    out.append(closing_fence(layout.fence));
  }
  return out;
}

} // namespace handoff::point
