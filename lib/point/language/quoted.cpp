// SPDX-License-Identifier: MIT
// Names in pointers: as they are where that is safe, else quoted as git does.
#include "point/language/quoted.hpp"

#include "text/utf8.hpp"

#include <array>

namespace handoff::point {
namespace {

struct Escape {
  char byte;
  char letter;
};
constexpr std::array k_escapes = {Escape{'\a', 'a'},
                                  Escape{'\b', 'b'},
                                  Escape{'\t', 't'},
                                  Escape{'\n', 'n'},
                                  Escape{'\v', 'v'},
                                  Escape{'\f', 'f'},
                                  Escape{'\r', 'r'},
                                  Escape{'"', '"'},
                                  Escape{'\\', '\\'}};

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Bidi controls, zero-width characters, line separators and tags.
bool is_invisible(char32_t c) {
  return is_between(c, 0x200b, 0x200f) || is_between(c, 0x2028, 0x202e) ||
         is_between(c, 0x2060, 0x206f) || c == 0xfeff || c == 0x061c ||
         c == 0x00ad || c == 0x180e || is_between(c, 0xfff9, 0xfffb) ||
         is_between(c, 0xe0000, 0xe007f);
}

bool is_plain(char32_t c) {
  return c >= 0x20 && !is_between(c, 0x7f, 0x9f) && !is_invisible(c) &&
         c != '"' && c != '\\' && c != '`';
}

void append_octal(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out += '\\';
    for (const unsigned shift : {6U, 3U, 0U}) {
      out += static_cast<char>('0' + ((value >> shift) & 7U));
    }
  }
}

void append_escaped(std::string& out, std::string_view bytes) {
  for (const Escape& escape : k_escapes) {
    if (bytes.size() == 1 && bytes[0] == escape.byte) {
      out += '\\';
      out += escape.letter;
      return;
    }
  }
  append_octal(out, bytes);
}

std::optional<char> octal_byte(std::string_view digits) {
  unsigned value = 0;
  if (digits.size() != 3) {
    return std::nullopt;
  }
  for (const char digit : digits) {
    if (digit < '0' || digit > '7') {
      return std::nullopt;
    }
    value = value * 8 + static_cast<unsigned>(digit - '0');
  }
  return value > 0xff ? std::nullopt : std::optional(static_cast<char>(value));
}

// The byte that the escape at `at` (behind its backslash) stands for; `at`
// moves behind it.
std::optional<char> unescape(std::string_view text, std::size_t& at) {
  if (at >= text.size()) {
    return std::nullopt;
  }
  for (const Escape& escape : k_escapes) {
    if (text[at] == escape.letter) {
      ++at;
      return escape.byte;
    }
  }
  const std::optional<char> byte = octal_byte(text.substr(at, 3));
  at += 3;
  return byte;
}

} // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    if (c.valid && is_plain(c.code_point)) {
      out += bytes;
    } else {
      append_escaped(out, bytes);
    }
    at += c.size;
  }
  return out += '"';
}

std::optional<Unquoted> unquoted(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '"') {
    return std::nullopt;
  }
  Unquoted result;
  for (++at; at < text.size() && text[at] != '"';) {
    if (text[at] == '\\') {
      const std::optional<char> byte = unescape(text, ++at);
      if (!byte) {
        return std::nullopt;
      }
      result.text += *byte;
    } else if (text[at] == '`' || text[at] == '\n') {
      return std::nullopt;
    } else {
      result.text += text[at++];
    }
  }
  if (at >= text.size()) {
    return std::nullopt;
  }
  result.end = at + 1;
  return result;
}

bool needs_escape(std::string_view text) {
  return quoted(text).size() != text.size() + 2;
}

std::string plain_label(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode_utf8(text, at);
    const bool quotes = c.code_point == '"' || c.code_point == '\\';
    if (c.valid && (is_plain(c.code_point) || quotes) && c.code_point != '|') {
      out += text.substr(at, c.size);
    } else if (c.code_point == '\n' || c.code_point == '\t') {
      out += ' ';
    }
    at += c.size;
  }
  const std::size_t first = out.find_first_not_of(' ');
  return first == std::string::npos
             ? ""
             : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

} // namespace handoff::point
