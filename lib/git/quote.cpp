// SPDX-License-Identifier: MIT
// Names as git's machine input takes them: in C quotes.
#include "git/quote.hpp"

namespace handoff::git {

std::string c_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      result += c;
    } else {
      result += '\\';
      for (const unsigned shift : {6U, 3U, 0U}) {
        result += static_cast<char>('0' + ((byte >> shift) & 7U));
      }
    }
  }
  return result + '"';
}

std::string line_quoted(std::string_view path) {
  std::string result;
  bool is_plain = true;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = byte < 0x20 || byte == 0x7f;
    const bool is_plain_byte = !is_control && c != '"' && c != '\\';
    is_plain = is_plain && is_plain_byte;
    if (is_plain_byte) {
      result += c;
    } else {
      constexpr std::string_view k_names = "abtnvfr"; // of 7 to 13
      const std::string quoted = c_quoted(std::string_view(&c, 1));
      result += byte >= 7 && byte <= 13 ? std::string("\\") + k_names[byte - 7U]
                                        : quoted.substr(1, quoted.size() - 2);
    }
  }
  return is_plain ? result : '"' + result + '"';
}

} // namespace handoff::git
