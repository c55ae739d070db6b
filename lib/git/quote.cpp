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

} // namespace handoff::git
