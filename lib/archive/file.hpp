// SPDX-License-Identifier: MIT
// The archive's file.
#pragma once

#include "archive/archive.hpp"
#include "redact/redactor.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::archive {

// The bytes to keep: redacted, proved, compressed, at most `max_bytes` (the
// oldest turns go first). Empty if nothing is left. Throws Error if the proof
// finds anything: then nothing may be written.
[[nodiscard]] std::string
file_bytes(Draft draft, redact::Redactor& redactor, std::size_t max_bytes);

// What file_bytes() made; nullopt for damaged or oversized bytes.
[[nodiscard]] std::optional<LoadedArchive>
read_file_bytes(std::string_view bytes);

} // namespace handoff::archive
