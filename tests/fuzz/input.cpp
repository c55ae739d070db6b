// SPDX-License-Identifier: MIT
// Fuzzes the reader of notes in any encoding.
#include "text/input.hpp"

#include "base/error.hpp"
#include "text/utf8.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string text = handoff::text::decode_input(bytes, "notes");
    const bool is_sound = handoff::text::is_valid_utf8(text) &&
                          text.find('\r') == std::string::npos &&
                          text.find('\0') == std::string::npos;
    if (!is_sound) {
      std::abort();
    }
  } catch (const handoff::Error&) {
    return 0; // binary
  }
  return 0;
}
