// SPDX-License-Identifier: MIT
// Fuzzes the reader of opencode's transcripts.
#include "session/formats/readers.hpp"
#include "session_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  return handoff::fuzz::feed(handoff::session::read_opencode, data, size);
}
