// SPDX-License-Identifier: MIT
// How transcripts of Cline are known and found.
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/readers.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/transcript_head.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

unsigned likeness(const JsonValue& record, const std::string& path) {
  const bool is_history =
      record.is_array() && path.ends_with("api_conversation_history.json");
  return is_history || record["workspace_root"].exists() ||
                 record["messages"].is_array()
             ? 2
             : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  for (const fs::path& directory : entries(place.path)) {
    const std::string id = directory.filename().string();
    const std::string head = read_head((directory / (id + ".json")).string());
    const fs::path messages = directory / (id + ".messages.json");
    if (is_plain_file(messages.string())) {
      add_candidate(found,
                    roots,
                    {.agent = place.agent,
                     .path = messages.string(),
                     .id = id,
                     .cwd = string_member(head, "workspace_root")});
    }
  }
  return found;
}

} // namespace

extern const Format k_format_cline;
const Format k_format_cline = {.name = "cline",
                               .likeness = likeness,
                               .locate = locate,
                               .read = read_cline};

} // namespace handoff::session
