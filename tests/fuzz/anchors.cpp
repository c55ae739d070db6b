// SPDX-License-Identifier: MIT
// Fuzzes what reads the side file of a handoff.
#include "store/anchors.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// What was read is written so that it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::store;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string written = format_anchors(parse_anchors(text));
  if (format_anchors(parse_anchors(written)) != written) {
    std::abort();
  }
  return 0;
}
