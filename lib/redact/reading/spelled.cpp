// SPDX-License-Identifier: MIT
// Characters that a text spells instead of having them: "\u005f", "%5F",
// "&lowbar;", "\_".
#include "redact/reading/spelled.hpp"

#include "redact/rules/charset.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace handoff::redact {
namespace {

// An escape that was quoted this often was never meant as one.
constexpr std::size_t k_max_layers = 8;

struct SpelledNumber {
  std::size_t end = 0; // exclusive; 0 if there is none
  char32_t value = 0;
};

// Of `least` to `most` digits at `at`.
SpelledNumber number_at(std::string_view text,
                        std::size_t at,
                        std::size_t least,
                        std::size_t most,
                        int base) {
  const std::string_view shown = text.substr(std::min(at, text.size()), most);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(shown.data(), shown.data() + shown.size(), value, base);
  const auto size = static_cast<std::size_t>(end - shown.data());
  return error == std::errc() && size >= least && value <= 0x10ffff
             ? SpelledNumber{at + size, value}
             : SpelledNumber{};
}

bool has_byte(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

// Nothing that is printed, or that a reader acts on, may come of a number.
bool is_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || c == k_escape || c == '\b' ||
         c == 0x07 || (c >= ' ' && c < 0x7f) ||
         (c >= 0x80 && (c < 0xd800 || c > 0xdfff));
}

// What the picture of a control, a fullwidth form or a space of another width
// is a form of.
char32_t plain_form(char32_t c) {
  if (c >= 0x2400 && c <= 0x2421) {
    return c == 0x2421 ? 0x7f : c - 0x2400;
  }
  if (c >= 0xff01 && c <= 0xff5e) {
    return c - 0xff01 + '!';
  }
  const bool is_blank = c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
                        c == 0x202f || c == 0x205f || c == 0x3000;
  return is_blank ? ' ' : c;
}

Spelled spelled(std::size_t at, const SpelledNumber& number) {
  return number.end != 0 && is_character(number.value)
             ? Spelled{number.end - at, plain_form(number.value)}
             : Spelled{};
}

// What comes behind the backslashes at `at`; npos behind more of them than
// layers of escaping make.
std::size_t behind_backslashes(std::string_view text, std::size_t at) {
  const std::size_t size =
      text.substr(at, k_max_layers + 1).find_first_not_of('\\');
  return size == std::string_view::npos ? size : at + size;
}

// Behind "\u": four digits, a pair of surrogates, or digits in braces.
SpelledNumber unicode_at(std::string_view text, std::size_t at) {
  if (has_byte(text, at, '{')) {
    const SpelledNumber number = number_at(text, at + 1, 1, 6, 16);
    return has_byte(text, number.end, '}') && number.end != 0
               ? SpelledNumber{number.end + 1, number.value}
               : SpelledNumber{};
  }
  const SpelledNumber high = number_at(text, at, 4, 4, 16);
  if (high.end == 0 || high.value < 0xd800 || high.value > 0xdbff) {
    return high;
  }
  const std::size_t next = behind_backslashes(text, high.end);
  const SpelledNumber low =
      next != std::string_view::npos && has_byte(text, next, 'u')
          ? number_at(text, next + 1, 4, 4, 16)
          : SpelledNumber{};
  return low.end != 0 && low.value >= 0xdc00 && low.value <= 0xdfff
             ? SpelledNumber{low.end,
                             0x10000 + ((high.value - 0xd800) << 10U) +
                                 (low.value - 0xdc00)}
             : SpelledNumber{};
}

// The marks of Markdown, of patterns and of shells; not quotes, which end
// values, nor the backslash itself.
bool is_escaped_mark(char c) {
  return std::string_view("_-.*+=~/:@#$!%&|<>()[]{},;?^").find(c) !=
         std::string_view::npos;
}

Spelled backslash_at(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '\x1b') {
    return {}; // ends a string of a terminal
  }
  const std::size_t letter = behind_backslashes(text, at);
  if (letter == std::string_view::npos) {
    return {};
  }
  switch (text[letter]) {
  case 'u':
    return spelled(at, unicode_at(text, letter + 1));
  case 'U':
    return spelled(at, number_at(text, letter + 1, 8, 8, 16));
  case 'x':
    return spelled(at, number_at(text, letter + 1, 2, 2, 16));
  case '0':
    return text.substr(letter, 3) == "033" ? Spelled{letter + 3 - at, k_escape}
                                           : Spelled{};
  case 'e':
  case 'E':
    return has_byte(text, letter + 1, '[') || has_byte(text, letter + 1, ']')
               ? Spelled{letter + 1 - at, k_escape}
               : Spelled{};
  default:
    return is_escaped_mark(text[letter])
               ? Spelled{letter + 1 - at,
                         static_cast<unsigned char>(text[letter])}
               : Spelled{};
  }
}

struct Entity {
  std::string_view name;
  char32_t code_point = 0;
};

constexpr std::array<Entity, 54> k_entities = {{
    {"amp", '&'},
    {"lt", '<'},
    {"gt", '>'},
    {"quot", '"'},
    {"apos", '\''},
    {"lowbar", '_'},
    {"UnderBar", '_'},
    {"hyphen", 0x2010},
    {"dash", 0x2010},
    {"minus", 0x2212},
    {"period", '.'},
    {"equals", '='},
    {"plus", '+'},
    {"sol", '/'},
    {"bsol", '\\'},
    {"colon", ':'},
    {"semi", ';'},
    {"comma", ','},
    {"commat", '@'},
    {"num", '#'},
    {"excl", '!'},
    {"dollar", '$'},
    {"percnt", '%'},
    {"ast", '*'},
    {"midast", '*'},
    {"quest", '?'},
    {"lpar", '('},
    {"rpar", ')'},
    {"lsqb", '['},
    {"lbrack", '['},
    {"rsqb", ']'},
    {"rbrack", ']'},
    {"lcub", '{'},
    {"lbrace", '{'},
    {"rcub", '}'},
    {"rbrace", '}'},
    {"verbar", '|'},
    {"vert", '|'},
    {"Hat", '^'},
    {"grave", '`'},
    {"Tab", '\t'},
    {"NewLine", '\n'},
    {"nbsp", 0xa0},
    {"ensp", 0x2002},
    {"emsp", 0x2003},
    {"thinsp", 0x2009},
    {"shy", 0xad},
    {"zwj", 0x200d},
    {"zwnj", 0x200c},
    {"lrm", 0x200e},
    {"rlm", 0x200f},
    {"NoBreak", 0x2060},
    {"ZeroWidthSpace", 0x200b},
    {"NegativeThinSpace", 0x200b},
}};

Spelled entity_at(std::string_view text, std::size_t at) {
  std::size_t name = at + 1;
  while (text.substr(name, 4) == "amp;") {
    name += 4; // escaped once more
  }
  if (has_byte(text, name, '#')) {
    const bool is_hex =
        has_byte(text, name + 1, 'x') || has_byte(text, name + 1, 'X');
    const SpelledNumber number = is_hex ? number_at(text, name + 2, 1, 6, 16)
                                        : number_at(text, name + 1, 1, 7, 10);
    return number.end != 0 && has_byte(text, number.end, ';')
               ? spelled(at, {number.end + 1, number.value})
               : Spelled{};
  }
  const std::size_t end = run_end(
      text.substr(0, std::min(text.size(), name + 18)), name, Charset::alnum);
  if (has_byte(text, end, ';')) {
    for (const Entity& entity : k_entities) {
      if (text.substr(name, end - name) == entity.name) {
        return {end + 1 - at, plain_form(entity.code_point)};
      }
    }
  }
  // "&amp;" as it stands
  return name > at + 1 ? Spelled{name - at, '&'} : Spelled{};
}

// "%5F", "%255F": one byte.
SpelledNumber percent_byte(std::string_view text, std::size_t at) {
  if (!has_byte(text, at, '%')) {
    return {};
  }
  ++at;
  while (text.substr(at, 2) == "25" && number_at(text, at + 2, 2, 2, 16).end) {
    at += 2;
  }
  return number_at(text, at, 2, 2, 16);
}

Spelled percent_at(std::string_view text, std::size_t at) {
  const SpelledNumber first = percent_byte(text, at);
  if (first.end == 0 || first.value < 0x80) {
    return spelled(at, first);
  }
  std::string bytes(1, static_cast<char>(first.value));
  std::size_t end = first.end;
  while (bytes.size() < 4) {
    const text::Decoded decoded = text::decode_utf8(bytes, 0);
    if (decoded.valid) {
      return {end - at, plain_form(decoded.code_point)};
    }
    const SpelledNumber next = percent_byte(text, end);
    if (next.end == 0 || next.value < 0x80 || next.value > 0xbf) {
      return {};
    }
    bytes.push_back(static_cast<char>(next.value));
    end = next.end;
  }
  const text::Decoded decoded = text::decode_utf8(bytes, 0);
  return decoded.valid ? Spelled{end - at, plain_form(decoded.code_point)}
                       : Spelled{};
}

// "<U+200B>", as we show what cannot be seen.
Spelled code_point_name_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) != "<U+") {
    return {};
  }
  const SpelledNumber number = number_at(text, at + 3, 4, 6, 16);
  return has_byte(text, number.end, '>') && number.end != 0
             ? Spelled{number.end + 1 - at, number.value}
             : Spelled{};
}

Spelled character_at(std::string_view text, std::size_t at) {
  const text::Decoded decoded = text::decode_utf8(text, at);
  const char32_t plain = plain_form(decoded.code_point);
  return decoded.valid && plain != decoded.code_point
             ? Spelled{decoded.size, plain}
             : Spelled{};
}

} // namespace

Spelled spelled_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
  case '\\':
    return backslash_at(text, at);
  case '&':
    return entity_at(text, at);
  case '%':
    return percent_at(text, at);
  case '<':
    return code_point_name_at(text, at);
  case '^':
    return text.substr(at, 3) == "^[[" ? Spelled{2, k_escape} : Spelled{};
  case '\xc2':
  case '\xe2':
  case '\xe3':
  case '\xef':
    return character_at(text, at);
  default:
    return {};
  }
}

} // namespace handoff::redact
