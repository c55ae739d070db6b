// SPDX-License-Identifier: MIT
// How transcripts of OpenCode are known and found: rows of its database, files
// of older releases.
#include "base/error.hpp"
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/readers.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/sqlite.hpp"
#include "session/records/transcript_head.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

void add_rows(Agent agent,
              const std::string& path,
              const Roots& roots,
              std::vector<TranscriptCandidate>& found) {
  const Database database(path);
  Rows rows = database.query("select id, directory, time_updated from session "
                             "where parent_id is null");
  while (rows.next()) {
    if (is_inside_any(rows.text(1), roots)) {
      found.push_back({.agent = agent,
                       .path = path + "#" + std::string(rows.text(0)),
                       .id = std::string(rows.text(0)),
                       .cwd = std::string(rows.text(1)),
                       .modified = rows.integer(2)});
    }
  }
}

unsigned likeness(const JsonValue& record, const std::string&) {
  return record["info"].is_object() || record["projectID"].exists() ? 3 : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  const std::string database = place.path + "/" + std::string(place.file);
  if (is_plain_file(database)) {
    try {
      add_rows(place.agent, database, roots, found);
    } catch (const Error&) {
      found.clear(); // not readable: as if it were not there
    }
  }
  for (const fs::path& project : entries(place.path + "/storage/session")) {
    for (const fs::path& file : entries(project)) {
      const std::string head = read_head(file.string());
      const std::string directory = string_member(head, "directory");
      if (is_inside_any(directory, roots) &&
          string_member(head, "parentID").empty()) {
        found.push_back({.agent = place.agent,
                         .path = file.string(),
                         .id = file.stem().string(),
                         .cwd = directory,
                         .modified = modified_time(file.string())});
      }
    }
  }
  return found;
}

} // namespace

extern const Format k_format_opencode;
const Format k_format_opencode = {.name = "opencode",
                                  .likeness = likeness,
                                  .locate = locate,
                                  .read = read_opencode};

} // namespace handoff::session
