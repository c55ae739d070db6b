// SPDX-License-Identifier: MIT
// How transcripts of Codex are known and found.
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/readers.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/transcript_head.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

unsigned likeness(const JsonValue& record, const std::string&) {
  return record["type"].text() == "session_meta" ||
                 record["payload"].is_object()
             ? 8
             : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  for (const char* name : {"sessions", "archived_sessions"}) {
    for (const fs::path& file : entries_below(fs::path(place.path) / name)) {
      const std::string base = file.filename().string();
      if (!base.starts_with("rollout-")) {
        continue;
      }
      const bool is_packed = base.ends_with(".zst");
      const std::string head =
          is_packed ? std::string() : read_head(file.string(), 8'192);
      const std::string_view meta =
          std::string_view(head).substr(0, head.find("\"base_instructions\""));
      if (meta.find("\"source\":{\"subagent\"") != std::string_view::npos) {
        continue;
      }
      add_candidate(found,
                    roots,
                    {.agent = place.agent,
                     .path = file.string(),
                     .id = string_member(meta, "id"),
                     .cwd = string_member(meta, "cwd")});
    }
  }
  return found;
}

} // namespace

extern const Format k_format_codex;
const Format k_format_codex = {.name = "codex",
                               .likeness = likeness,
                               .locate = locate,
                               .read = read_codex};

} // namespace handoff::session
