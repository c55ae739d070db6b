// SPDX-License-Identifier: MIT
// How transcripts of Copilot CLI are known and found.
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/readers.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/transcript_head.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// The flat "key: value" lines of workspace.yaml.
std::string yaml_value(std::string_view yaml, std::string_view key) {
  const std::string mark = "\n" + std::string(key) + ": ";
  const std::string text = "\n" + std::string(yaml);
  std::string_view value = trimmed(between(text, mark, "\n"));
  const bool is_quoted = value.size() > 1 && value.front() == value.back() &&
                         (value.front() == '"' || value.front() == '\'');
  return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

unsigned likeness(const JsonValue& record, const std::string&) {
  return record["data"].is_object() &&
                 record["type"].text().find('.') != std::string_view::npos
             ? 5
             : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  for (const fs::path& directory : entries(place.path)) {
    const fs::path events = directory / "events.jsonl";
    const std::string yaml = read_head((directory / "workspace.yaml").string());
    std::string cwd = yaml_value(yaml, "cwd");
    if (cwd.empty()) {
      cwd = string_member(read_head(events.string()), "cwd");
    }
    if (is_plain_file(events.string())) {
      add_candidate(found,
                    roots,
                    {.agent = place.agent,
                     .path = events.string(),
                     .id = directory.filename().string(),
                     .cwd = std::move(cwd)});
    }
  }
  return found;
}

} // namespace

extern const Format k_format_copilot;
const Format k_format_copilot = {.name = "copilot",
                                 .likeness = likeness,
                                 .locate = locate,
                                 .read = read_copilot};

} // namespace handoff::session
