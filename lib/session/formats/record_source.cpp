// SPDX-License-Identifier: MIT
// The records of a transcript that has one JSON object a line.
#include "session/formats/record_source.hpp"

#include <filesystem>

namespace handoff::session {

RecordSource::RecordSource(const std::string& path, Builder& builder)
    : lines_(path), builder_(builder) {}

std::optional<JsonValue> RecordSource::next(Skip skip) {
  while (const auto line = lines_.next()) {
    ++count_;
    builder_.next_record();
    if (line->empty() || (skip != nullptr && skip(*line))) {
      continue;
    }
    const JsonValue record = parser_.parse(*line);
    if (record.is_object()) {
      return record;
    }
    builder_.unreadable("lines that are not JSON");
  }
  for (std::uint64_t i = 0; i < lines_.skipped(); ++i) {
    builder_.unreadable("lines longer than 16 MiB");
  }
  return std::nullopt;
}

void name_by_file(Session& session) {
  if (session.id.empty()) {
    session.id = std::filesystem::path(session.path).stem().string();
  }
}

} // namespace handoff::session
