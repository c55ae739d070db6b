// SPDX-License-Identifier: MIT
// Fuzzes the reading of a forge's answers and of stored issues.
#include "forge/issue.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(handoff::forge::parse_issue(text));
  static_cast<void>(handoff::forge::parse_viewed_issue(text));
  static_cast<void>(handoff::forge::parse_stored_issue(text));
  return 0;
}
