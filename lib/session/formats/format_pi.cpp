// SPDX-License-Identifier: MIT
// How transcripts of pi are known and found.
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
  return record["type"].text() == "session" && record["cwd"].is_string() ? 4
                                                                         : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  for (const fs::path& project : entries(place.path)) {
    for (const fs::path& file : entries(project)) {
      if (file.extension() == ".jsonl") {
        const std::string head = read_head(file.string(), 4'096);
        add_candidate(found,
                      roots,
                      {.agent = place.agent,
                       .path = file.string(),
                       .id = string_member(head, "id"),
                       .cwd = string_member(head, "cwd")});
      }
    }
  }
  return found;
}

} // namespace

extern const Format k_format_pi;
const Format k_format_pi = {
    .name = "pi", .likeness = likeness, .locate = locate, .read = read_pi};

} // namespace handoff::session
