// SPDX-License-Identifier: MIT
// Inline Markdown as styled text.
#include "text/ascii.hpp"
#include "text/html_block.hpp"
#include "text/inline_marks.hpp"
#include "text/styled_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace handoff::text {
namespace {

// Text, or a run of emphasis marks that may find its partner.
struct InlineToken {
  std::string text;
  Style style = {};
  char mark = 0; // '*' or '_' of emphasis marks
  bool may_open = false;
  bool may_close = false;
  bool opens = false; // has its partner
  bool closes = false;
};

class InlineReader {
public:
  InlineReader(std::string_view markdown, Color color)
      : markdown_(markdown), color_(color), runs_(markdown) {}

  std::vector<InlineToken> run();

private:
  void take_code();
  void take_marks();
  void take_angle();
  void take_entity();
  void take_escape();
  void add(std::string_view text, Style style = {}) {
    tokens_.push_back({.text = std::string(text), .style = style});
  }
  [[nodiscard]] char peek(std::size_t at) const {
    return at < markdown_.size() ? markdown_[at] : ' ';
  }

  std::string_view markdown_;
  Color color_;
  BacktickRuns runs_;
  std::size_t at_ = 0;
  std::vector<InlineToken> tokens_;
};

std::vector<InlineToken> InlineReader::run() {
  while (at_ < markdown_.size()) {
    switch (markdown_[at_]) {
    case '`':
      take_code();
      break;
    case '*':
    case '_':
      take_marks();
      break;
    case '<':
      take_angle();
      break;
    case '&':
      take_entity();
      break;
    case '\\':
      take_escape();
      break;
    default:
      const std::size_t end = std::min(
          markdown_.find_first_of("`*_<&\\", at_ + 1), markdown_.size());
      add(markdown_.substr(at_, end - at_));
      at_ = end;
    }
  }
  return std::move(tokens_);
}

void InlineReader::take_code() {
  const std::size_t size = runs_.size_at(at_);
  const std::size_t close = runs_.find(size, at_ + size);
  if (close == std::string_view::npos) {
    add(markdown_.substr(at_, size));
    at_ += size;
    return;
  }
  std::string code(markdown_.substr(at_ + size, close - at_ - size));
  std::replace(code.begin(), code.end(), '\n', ' ');
  const bool is_padded = code.size() > 2 && code.front() == ' ' &&
                         code.back() == ' ' &&
                         code.find_first_not_of(' ') != std::string::npos;
  const std::string marks(size, '`');
  if (color_ == Color::off) {
    add(marks + code + marks, {.is_code = true});
  } else {
    add(is_padded ? std::string_view(code).substr(1, code.size() - 2) : code,
        {.is_code = true});
  }
  at_ = close + size;
}

void InlineReader::take_marks() {
  const char mark = markdown_[at_];
  const std::size_t end =
      std::min(markdown_.find_first_not_of(mark, at_), markdown_.size());
  const char before = at_ > 0 ? markdown_[at_ - 1] : ' ';
  const char after = peek(end);
  const auto is_space = [](char c) { return is_blank(c) || is_newline(c); };
  const bool is_word_before = !is_space(before) && !is_punctuation(before);
  const bool is_word_after = !is_space(after) && !is_punctuation(after);
  const bool is_inside_word = mark == '_' && is_word_before && is_word_after;
  tokens_.push_back({.text = std::string(markdown_.substr(at_, end - at_)),
                     .mark = mark,
                     .may_open = !is_space(after) && !is_inside_word &&
                                 (is_word_after || !is_word_before),
                     .may_close = !is_space(before) && !is_inside_word &&
                                  (is_word_before || !is_word_after)});
  at_ = end;
}

void InlineReader::take_angle() {
  const std::string_view rest = markdown_.substr(at_);
  const std::size_t size = std::max<std::size_t>(autolink_size(rest), 1);
  const bool is_link = size > 1 && color_ == Color::on;
  add(is_link ? rest.substr(1, size - 2) : rest.substr(0, size),
      {.is_underlined = size > 1});
  at_ += size;
}

// The entities that our own escapes write.
void InlineReader::take_entity() {
  struct Entity {
    std::string_view name, text;
  };
  static constexpr std::array<Entity, 4> k_entities = {
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}}};
  const std::string_view rest = markdown_.substr(at_);
  for (const Entity& entity : k_entities) {
    if (rest.substr(0, entity.name.size()) == entity.name) {
      add(entity.text);
      at_ += entity.name.size();
      return;
    }
  }
  unsigned value = 0;
  const std::string_view digits =
      rest.substr(std::min<std::size_t>(2, rest.size()), 4);
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_printable = value >= 0x20 && value < 0x7f;
  if (rest.substr(0, 2) == "&#" && is_printable &&
      read.ptr != digits.data() + digits.size() && *read.ptr == ';') {
    add(std::string(1, static_cast<char>(value)));
    at_ += static_cast<std::size_t>(read.ptr - rest.data()) + 1;
    return;
  }
  add("&");
  ++at_;
}

void InlineReader::take_escape() {
  const char next = peek(at_ + 1);
  if (is_punctuation(next)) {
    add(std::string_view(&markdown_[at_ + 1], 1));
    at_ += 2;
    return;
  }
  add(next == '\n' ? "" : "\\"); // before a newline: a line break
  ++at_;
}

// Joins marks of the same kind and number; what is opened inside a pair must
// be closed inside.
void pair_marks(std::vector<InlineToken>& tokens) {
  std::array<std::vector<std::size_t>, 6> open; // by mark and number
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    InlineToken& token = tokens[i];
    if (token.mark == 0 || token.text.size() > 3) {
      continue;
    }
    const std::size_t kind =
        token.text.size() - 1 + (token.mark == '_' ? 3 : 0);
    if (token.may_close && !open[kind].empty()) {
      const std::size_t opener = open[kind].back();
      tokens[opener].opens = true;
      token.closes = true;
      for (std::vector<std::size_t>& others : open) {
        while (!others.empty() && others.back() >= opener) {
          others.pop_back();
        }
      }
    } else if (token.may_open) {
      open[kind].push_back(i);
    }
  }
}

} // namespace

std::vector<StyledText>
styled_inline(std::string_view markdown, Style base, Color color) {
  std::vector<InlineToken> tokens = InlineReader(markdown, color).run();
  pair_marks(tokens);
  std::vector<StyledText> styled;
  int bold = 0;
  int italic = 0;
  for (const InlineToken& token : tokens) {
    const bool is_pair = token.opens || token.closes;
    const int step = token.opens ? 1 : -1;
    bold += is_pair && token.text.size() >= 2 ? step : 0;
    italic += is_pair && token.text.size() != 2 ? step : 0;
    if (is_pair && color == Color::on) {
      continue;
    }
    Style style = token.style;
    style.is_bold = base.is_bold || bold > 0;
    style.is_italic = base.is_italic || italic > 0;
    style.is_dim = base.is_dim;
    style.is_underlined = style.is_underlined || base.is_underlined;
    styled.push_back({.text = token.text,
                      .style = color == Color::on ? style : Style(),
                      .is_unit = style.is_code});
  }
  return styled;
}

} // namespace handoff::text
