// SPDX-License-Identifier: MIT
// How many tokens a text costs, estimated without a tokenizer.
#include "text/tokens.hpp"

#include "text/token_costs.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace handoff::text {
namespace {

// What the lexer counts: pieces, cut as the tokenizers' own patterns cut
// them, and what makes a piece cost more than one token.
enum Feature {
  spaced_words,    // a word with the space before it
  marked_words,    // with another character before it: ".name", "(x"
  bare_words,      // directly behind a word or a digit: the "Case" of camelCase
  long_letters,    // past the fifth of a spaced word
  name_letters,    // past the ninth of another word
  capitals,        // past the second of a word in capitals
  digit_groups,    // digit runs, in threes
  mark_runs,       // punctuation
  more_marks,      // past the third of such a run
  newlines,        // newline runs, with the blanks before
  indents,         // blanks that no word takes
  ideographs,      // Chinese, Japanese, Korean
  accented,        // letters of Latin words
  foreign_letters, // Greek, Cyrillic, Arabic and others
  boxes,           // U+2500-25FF
  symbols,         // emoji, arrows, dashes, invalid bytes
  closed_lines,    // runs of marks that take the newline behind them
  feature_count
};

using Counts = std::array<double, feature_count>;

enum class Kind {
  upper,
  lower,
  latin,
  digit,
  newline,
  blank,
  mark,
  ideograph,
  foreign,
  box,
  symbol,
  end, // of the text
};

struct TokenUnit {
  Kind kind = Kind::end;
  std::size_t size = 0; // bytes
};

Kind ascii_kind(char c) {
  if (c >= 'a' && c <= 'z') {
    return Kind::lower;
  }
  if (c >= 'A' && c <= 'Z') {
    return Kind::upper;
  }
  if (c >= '0' && c <= '9') {
    return Kind::digit;
  }
  if (c == '\n' || c == '\r') {
    return Kind::newline;
  }
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' ? Kind::blank
                                                         : Kind::mark;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

Kind foreign_kind(char32_t c) {
  if (is_ideograph(c)) {
    return Kind::ideograph;
  }
  if (c >= 0x2500 && c <= 0x25ff) {
    return Kind::box;
  }
  const bool is_sign = c < 0xc0 || c == 0xd7 || c == 0xf7;
  if (c < 0x250) {
    return is_sign ? Kind::symbol : Kind::latin;
  }
  return c < 0x2000 ? Kind::foreign : Kind::symbol;
}

bool is_letter_kind(Kind kind) {
  return kind == Kind::upper || kind == Kind::lower || kind == Kind::latin;
}

double past(std::size_t size, std::size_t free) {
  return size > free ? static_cast<double>(size - free) : 0;
}

class Lexer {
public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Counts count() {
    while (at_ < text_.size()) {
      count_piece();
    }
    return counts_;
  }

private:
  [[nodiscard]] TokenUnit unit_at(std::size_t at) const {
    if (at >= text_.size()) {
      return {};
    }
    if (static_cast<unsigned char>(text_[at]) < 0x80) {
      return {ascii_kind(text_[at]), 1};
    }
    const Decoded decoded = decode_utf8(text_, at);
    return {decoded.valid ? foreign_kind(decoded.code_point) : Kind::symbol,
            decoded.size};
  }

  [[nodiscard]] std::size_t run_end(std::size_t at, Kind kind) const {
    while (unit_at(at).kind == kind) {
      ++at; // only asked for kinds of one byte
    }
    return at;
  }

  void count_piece() {
    const TokenUnit unit = unit_at(at_);
    const Kind next = unit_at(at_ + unit.size).kind;
    if (is_letter_kind(unit.kind)) {
      count_word(bare_words);
    } else if ((unit.kind == Kind::blank || unit.kind == Kind::mark) &&
               is_letter_kind(next)) {
      const bool is_spaced = text_[at_] == ' ';
      ++at_;
      count_word(is_spaced ? spaced_words : marked_words);
    } else if (unit.kind == Kind::mark ||
               (text_[at_] == ' ' && next == Kind::mark)) {
      count_marks();
    } else if (unit.kind == Kind::blank || unit.kind == Kind::newline) {
      count_white_space();
    } else {
      count_other(unit);
    }
  }

  // `[A-Z]*[a-z]+|[A-Z]+`, the small letters with accented ones.
  void count_word(Feature lead) {
    const std::size_t small = run_end(at_, Kind::upper);
    std::size_t letters = small - at_;
    std::size_t end = small;
    TokenUnit unit = unit_at(end);
    while (unit.kind == Kind::lower || unit.kind == Kind::latin) {
      counts_[accented] += unit.kind == Kind::latin ? 1 : 0;
      ++letters;
      end += unit.size;
      unit = unit_at(end);
    }
    counts_[lead] += 1;
    if (end == small && letters > 1) {
      counts_[capitals] += past(letters, 2);
    } else if (lead == spaced_words) {
      counts_[long_letters] += past(letters, 5);
    } else {
      counts_[name_letters] += past(letters, 9);
    }
    at_ = end;
  }

  void count_marks() {
    const std::size_t start = at_ + (text_[at_] == ' ' ? 1 : 0);
    const std::size_t end = run_end(start, Kind::mark);
    counts_[mark_runs] += 1;
    counts_[more_marks] +=
        past(squeezed_size(text_.substr(start, end - start)), 3);
    at_ = run_end(end, Kind::newline);
    counts_[closed_lines] += at_ > end ? 1 : 0;
  }

  // A run's length when four or more equal characters count as two.
  static std::size_t squeezed_size(std::string_view run) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < run.size();) {
      const std::size_t end =
          std::min(run.find_first_not_of(run[i], i), run.size());
      size += end - i >= 4 ? 2 : end - i;
      i = end;
    }
    return size;
  }

  void count_white_space() {
    std::size_t end = at_;
    std::size_t after_newline = at_;
    for (Kind kind = unit_at(end).kind;
         kind == Kind::blank || kind == Kind::newline;
         kind = unit_at(end).kind) {
      ++end;
      after_newline = kind == Kind::newline ? end : after_newline;
    }
    counts_[newlines] += after_newline > at_ ? 1 : 0;
    const std::size_t rest = end - after_newline;
    const Kind next = unit_at(end).kind;
    // The last blank belongs to the word behind it.
    const bool leads =
        rest > 0 &&
        (is_letter_kind(next) || (next == Kind::mark && text_[end - 1] == ' '));
    counts_[indents] += rest > (leads ? 1U : 0U) ? 1 : 0;
    at_ = end - (leads ? 1 : 0);
  }

  void count_other(const TokenUnit& unit) {
    if (unit.kind == Kind::digit) {
      const std::size_t end = run_end(at_, Kind::digit);
      counts_[digit_groups] += static_cast<double>((end - at_ + 2) / 3);
      at_ = end;
      return;
    }
    const Feature feature = unit.kind == Kind::ideograph ? ideographs
                            : unit.kind == Kind::foreign ? foreign_letters
                            : unit.kind == Kind::box     ? boxes
                                                         : symbols;
    counts_[feature] += 1;
    at_ += unit.size;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Counts counts_{};
};

} // namespace

std::size_t estimate_tokens(std::string_view text, Tokenizer tokenizer) {
  const Counts counts = Lexer(text).count();
  const Counts& costs =
      tokenizer == Tokenizer::o200k ? k_o200k_costs : k_claude_costs;
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) {
    sum += counts[i] * costs[i];
  }
  return static_cast<std::size_t>(std::lround(sum));
}

} // namespace handoff::text
