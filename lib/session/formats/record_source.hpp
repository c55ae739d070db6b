// SPDX-License-Identifier: MIT
// The records of a transcript that has one JSON object a line.
#pragma once

#include "session/dialogue/builder.hpp"
#include "session/records/json.hpp"
#include "session/records/lines.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::session {

class RecordSource {
public:
  // Counts every line in `builder` as a record, and tells it what could not
  // be read. Throws Error when the file cannot be opened.
  RecordSource(const std::string& path, Builder& builder);

  // Lines for which it is true are counted and not parsed.
  using Skip = bool (*)(std::string_view line);

  // The next object, valid until the next call; nothing at the end of the
  // file.
  [[nodiscard]] std::optional<JsonValue> next(Skip skip = nullptr);
  // Lines read so far.
  [[nodiscard]] std::uint64_t count() const { return count_; }

private:
  LineReader lines_;
  JsonParser parser_;
  Builder& builder_;
  std::uint64_t count_ = 0;
};

// What a session is called that does not say its id: its file.
void name_by_file(Session& session);

} // namespace handoff::session
