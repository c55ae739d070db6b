// SPDX-License-Identifier: MIT
// Fuzzes the sorting of an author's notes.
#include "handoff/notes.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view notes(reinterpret_cast<const char*>(data), size);
  std::size_t last = 0;
  for (const handoff::Note& note : handoff::parse_notes(notes).notes) {
    const bool is_sound = note.start >= last && note.end > note.start &&
                          note.end <= size && !note.text.empty();
    if (!is_sound) {
      std::abort();
    }
    last = note.end;
  }
  return 0;
}
