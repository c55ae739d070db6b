// SPDX-License-Identifier: MIT
// Finds Gemini CLI's chats: the directory tells the project, each release in
// its own way.
#include "base/process.hpp"
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/readers.hpp"
#include "session/records/json.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/transcript_head.hpp"
#include "text/object_id.hpp"

#include <filesystem>
#include <map>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// Short names of projects.json: {"projects": {"<path>": "<short name>"}}.
std::map<std::string, std::string> short_names(const fs::path& file) {
  std::map<std::string, std::string> names;
  if (const std::string text = read_head(file.string()); !text.empty()) {
    JsonParser parser;
    const JsonValue document = parser.parse_copy(text);
    for (const JsonMember& project : document["projects"].members()) {
      names.emplace(project.value.text(), project.key);
    }
  }
  return names;
}

bool is_hash(std::string_view name) {
  return name.size() == text::k_sha256_digits && text::is_hex(name);
}

// Older releases name the directory by the SHA-256 of the path.
std::string hash_of(const std::string& path) {
  const base::Completed done =
      base::run({.argv = {"sha256sum"}, .input = path});
  return done.ok() ? done.out.substr(0, 64) : std::string();
}

class Projects {
public:
  Projects(const std::string& place, const Roots& roots)
      : names_(short_names(fs::path(place).parent_path() / "projects.json")),
        roots_(roots) {}

  // The path of the project that `directory` is for; "" when not known.
  std::string path(const fs::path& directory) {
    const std::string named =
        read_head((directory / ".project_root").string(), 4'096);
    if (!named.empty()) {
      return std::string(trimmed(named));
    }
    const std::string name = directory.filename().string();
    if (const auto found = names_.find(name); found != names_.end()) {
      return found->second;
    }
    if (is_hash(name)) {
      for (const std::string& root : roots_) {
        auto& hash = hashes_[root];
        hash = hash.empty() ? hash_of(root) : hash;
        if (hash == name) {
          return root;
        }
      }
    }
    return {};
  }

private:
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> hashes_;
  const Roots& roots_;
};

unsigned likeness(const JsonValue& record, const std::string&) {
  return record["projectHash"].exists() || record["$set"].exists() ? 5 : 0;
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  Projects projects(place.path, roots);
  for (const fs::path& directory : entries(place.path)) {
    const std::string cwd = projects.path(directory);
    const bool is_ours = is_inside_any(cwd, roots);
    for (const fs::path& file : entries(directory / "chats")) {
      const std::string path = file.string();
      if (!is_ours || !is_plain_file(path) ||
          !file.filename().string().starts_with("session-")) {
        continue;
      }
      const std::string head = read_head(path, 4'096);
      if (string_member(head, "kind") != "subagent") {
        found.push_back({.agent = place.agent,
                         .path = path,
                         .id = string_member(head, "sessionId"),
                         .cwd = cwd,
                         .modified = modified_time(path)});
      }
    }
  }
  return found;
}

} // namespace

extern const Format k_format_gemini;
const Format k_format_gemini = {.name = "gemini",
                                .likeness = likeness,
                                .locate = locate,
                                .read = read_gemini};

} // namespace handoff::session
