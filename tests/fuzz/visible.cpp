// SPDX-License-Identifier: MIT
// Fuzzes what makes hidden characters visible, and what measures them.
#include "text/visible.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::text;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string seen = visible(text);
  const std::string line = visible_line(text);
  const std::size_t columns = size % 40;
  const bool is_sound =
      is_valid_utf8(seen) && visible(seen) == seen &&
      visible_line(line) == line && line.find('\n') == std::string::npos &&
      std::none_of(seen.begin(), seen.end(), [](char c) {
        return c != '\n' && c != '\t' && ((c >= 0 && c < ' ') || c == '\x7f');
      });
  if (!is_sound || display_width(cut_to_width(line, columns)) > columns) {
    std::abort();
  }
  return 0;
}
