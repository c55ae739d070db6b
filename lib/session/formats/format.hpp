// SPDX-License-Identifier: MIT
// The formats of transcripts. Each agent's row names its own.
#pragma once

#include "session/dialogue/session.hpp"
#include "session/formats/candidate.hpp"
#include "session/records/json.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

using Roots = std::vector<std::string>;

struct Format {
  std::string_view name;
  // How surely a record (or the whole document) of the file `path` is of this
  // format: 0 not at all, 9 beyond doubt. Null: it is a database.
  unsigned (*likeness)(const JsonValue& record, const std::string& path);
  // The sessions that were started in or below one of the work trees `roots`
  // ("/" for all), in any order.
  std::vector<TranscriptCandidate> (*locate)(const TranscriptPlace& place,
                                             const Roots& roots);
  // Never fails on the content of a transcript that exists: what could not be
  // read is in Session::unread. Throws Error when it cannot be opened or read.
  Session (*read)(const std::string& path);
};

// Null when there is none of that name.
[[nodiscard]] const Format* find_format(std::string_view name);

// The one that is likest; null when none is.
[[nodiscard]] const Format* likest_format(const JsonValue& record,
                                          const std::string& path);

} // namespace handoff::session
