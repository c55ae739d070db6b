// SPDX-License-Identifier: MIT
// Fuzzes the reader of goose's transcripts.
#include "session/formats/format.hpp"
#include "session_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const auto read = handoff::session::find_format("goose")->read;
  return handoff::fuzz::feed(read, data, size);
}
