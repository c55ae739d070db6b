// SPDX-License-Identifier: MIT
// The formats of transcripts.
#include "session/formats/format.hpp"

namespace handoff::session {

// Made by the build of read_*.cpp.
extern const std::span<const Format* const> k_formats;

const Format* find_format(std::string_view name) {
  for (const Format* format : k_formats) {
    if (format->name == name) {
      return format;
    }
  }
  return nullptr;
}

const Format* likest_format(const JsonValue& record, const std::string& path) {
  const Format* best = nullptr;
  unsigned most = 0;
  for (const Format* format : k_formats) {
    const unsigned likeness =
        format->likeness == nullptr ? 0 : format->likeness(record, path);
    if (likeness > most) {
      most = likeness;
      best = format;
    }
  }
  return best;
}

} // namespace handoff::session
