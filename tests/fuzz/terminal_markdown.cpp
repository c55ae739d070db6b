// SPDX-License-Identifier: MIT
// Fuzzes Markdown in a terminal: no escape but our own colours.
#include "text/terminal_markdown.hpp"

#include "text/visible.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

// Whether each ESC in `shown` begins a colour.
bool is_harmless(std::string_view shown) {
  for (std::size_t at = 0;
       (at = shown.find('\x1b', at)) != std::string_view::npos;) {
    const std::size_t end = shown.find_first_not_of("0123456789;", at + 2);
    if (shown.substr(at + 1, 1) != "[" || end == std::string_view::npos ||
        shown[end] != 'm') {
      return false;
    }
    at = end;
  }
  return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::text;
  if (size == 0) {
    return 0;
  }
  const std::string_view text(reinterpret_cast<const char*>(data + 1),
                              size - 1);
  const std::size_t columns = 20 + data[0] % 100;
  const std::string plain = terminal_markdown(text, columns, Color::off);
  const std::string colored = terminal_markdown(text, columns, Color::on);
  if (visible(plain) != plain || !is_harmless(colored)) {
    std::abort();
  }
  return 0;
}
