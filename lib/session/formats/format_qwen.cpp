// SPDX-License-Identifier: MIT
// How transcripts of Qwen Code are known and found.
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
  const bool is_of_tree =
      record["parentUuid"].exists() || record["isSidechain"].exists();
  return is_of_tree && (record["message"]["parts"].is_array() ||
                        record["systemPayload"].exists())
             ? 7
             : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  for (const fs::path& project : entries(place.path)) {
    if (!may_be_below(project.filename().string(), roots)) {
      continue;
    }
    for (const fs::path& file : entries(project / "chats")) {
      if (file.extension() == ".jsonl") {
        add_candidate(found,
                      roots,
                      {.agent = place.agent,
                       .path = file.string(),
                       .id = file.stem().string(),
                       .cwd = string_member(read_head(file.string()), "cwd")});
      }
    }
  }
  return found;
}

} // namespace

extern const Format k_format_qwen;
const Format k_format_qwen = {
    .name = "qwen", .likeness = likeness, .locate = locate, .read = read_qwen};

} // namespace handoff::session
