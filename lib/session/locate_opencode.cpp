// SPDX-License-Identifier: MIT
// Finds OpenCode's sessions: rows of its database, files of older releases.
#include "base/error.hpp"
#include "session/locate.hpp"
#include "session/paths.hpp"
#include "session/plain_files.hpp"
#include "session/sqlite.hpp"
#include "session/transcript_head.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

bool is_ours(std::string_view directory, const Roots& roots) {
  return std::ranges::any_of(roots, [&](const std::string& root) {
    return root == "/" || is_inside(directory, root);
  });
}

void add_rows(const std::string& path,
              const Roots& roots,
              std::vector<Candidate>& found) {
  const Database database(path);
  Rows rows = database.query("select id, directory, time_updated from session "
                             "where parent_id is null");
  while (rows.next()) {
    if (is_ours(rows.text(1), roots)) {
      found.push_back({.agent = Agent::opencode,
                       .path = path + "#" + std::string(rows.text(0)),
                       .id = std::string(rows.text(0)),
                       .cwd = std::string(rows.text(1)),
                       .modified = rows.integer(2)});
    }
  }
}

} // namespace

std::vector<Candidate> locate_opencode(const std::string& place,
                                       const Roots& roots) {
  std::vector<Candidate> found;
  const std::string database = place + "/opencode.db";
  if (is_plain_file(database)) {
    try {
      add_rows(database, roots, found);
    } catch (const Error&) {
      found.clear(); // not readable: as if it were not there
    }
  }
  for (const fs::path& project : entries(place + "/storage/session")) {
    for (const fs::path& file : entries(project)) {
      const std::string head = read_head(file.string());
      const std::string directory = string_member(head, "directory");
      if (is_ours(directory, roots) &&
          string_member(head, "parentID").empty()) {
        found.push_back({.agent = Agent::opencode,
                         .path = file.string(),
                         .id = file.stem().string(),
                         .cwd = directory,
                         .modified = modified_time(file.string())});
      }
    }
  }
  return found;
}

} // namespace handoff::session
