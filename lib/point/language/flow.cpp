// SPDX-License-Identifier: MIT
// Prose as words, put into lines of another width.
#include "point/language/flow.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

constexpr std::array<std::string_view, 8> k_marks = {
    "//", "///", "//!", "#", "*", "/*", "/**", ">"};
constexpr std::string_view k_white_space = " \t\r\n\f\v";

// Columns as an editor that wraps counts them: code points.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(k_white_space));
}

bool is_white_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::string_view word_at(std::string_view text, std::size_t at) {
  while (at < text.size() && is_white_space(text[at])) {
    ++at;
  }
  std::size_t end = at;
  while (end < text.size() && !is_white_space(text[end])) {
    ++end;
  }
  return text.substr(std::min(at, text.size()), end - at);
}

bool is_mark(std::string_view word) {
  constexpr std::size_t longest = 3;
  return word.size() <= longest &&
         std::ranges::find(k_marks, word) != k_marks.end();
}

void append_words(std::vector<FlowWord>& words,
                  std::string_view line,
                  std::size_t index) {
  bool is_leading = true;
  std::size_t end = 0; // of the word before
  for (std::string_view text = word_at(line, 0); !text.empty();
       text = word_at(line, end)) {
    const auto at = static_cast<std::size_t>(text.data() - line.data());
    const bool is_comment = is_mark(text);
    const bool is_first = end == 0;
    is_leading = is_leading && is_comment;
    words.push_back(
        {text, index, is_comment, is_leading, is_first ? 1 : at - end});
    end = at + text.size();
  }
}

std::vector<FlowWord> flow_words(const Flow& flow, const Passage& passage) {
  std::vector<FlowWord> words;
  for (const PassagePiece& piece : passage.pieces) {
    for (const std::string_view line : piece.lines) {
      append_words(words, line, 0);
    }
  }
  if (!flow.keeps_marks) {
    std::erase_if(words, [](const FlowWord& word) { return word.is_leading; });
  }
  if (flow.skip + flow.drop >= words.size()) {
    return {};
  }
  words.resize(words.size() - flow.drop);
  words.erase(words.begin(),
              words.begin() + static_cast<std::ptrdiff_t>(flow.skip));
  return words;
}

std::vector<std::string> flowed(const Flow& flow,
                                const std::vector<FlowWord>& words) {
  std::vector<std::string> lines;
  std::size_t used = 0;  // words of the last line
  std::size_t width = 0; // columns of the last line
  for (const FlowWord& word : words) {
    const std::size_t blanks = flow.keeps_blanks ? word.blanks : 1;
    const std::size_t needed = width + blanks + columns(word.text);
    const bool is_counted = !flow.counts.empty();
    const bool is_full = is_counted ? !lines.empty() &&
                                          lines.size() <= flow.counts.size() &&
                                          used >= flow.counts[lines.size() - 1]
                                    : flow.width > 0 && needed > flow.width;
    if (lines.empty() || is_full) {
      lines.emplace_back(word.text);
      used = 0;
      width = columns(word.text);
    } else {
      lines.back().append(blanks, ' ').append(word.text);
      width = needed;
    }
    ++used;
  }
  return lines;
}

Flow find_flow(const std::vector<std::string_view>& lines,
               const std::vector<std::size_t>& counts) {
  if (lines.size() == 1) {
    return {};
  }
  std::size_t least = 0;
  std::size_t most = std::string_view::npos;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    least = std::max(least, columns(lines[i]));
    if (i + 1 < lines.size()) {
      most =
          std::min(most, columns(lines[i]) + columns(first_word(lines[i + 1])));
    }
  }
  if (least > most) {
    return {.counts = counts};
  }
  for (const std::size_t usual : {72U, 80U, 100U, 120U, 60U, 70U, 78U, 79U}) {
    if (usual >= least && usual <= most) {
      return {.width = usual};
    }
  }
  return {.width = most};
}

} // namespace handoff::point
