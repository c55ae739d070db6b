// SPDX-License-Identifier: MIT
// Reads a transcript without being told whose it is.
#include "session/formats/read.hpp"

#include "base/error.hpp"
#include "session/formats/format.hpp"
#include "session/records/json.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// Whether the file is called so or is where the agent keeps such.
bool is_kept_there(const agent::Transcripts& kept, const std::string& path) {
  const std::string below = "/" + std::string(kept.below_home) + "/";
  return kept.file == fs::path(path).filename().string() ||
         (!kept.below_home.empty() && path.find(below) != std::string::npos);
}

// The agent that writes this format. Where several do and the path does not
// say which, the one that it is named after.
std::optional<Agent> agent_with(const Format* format, const std::string& path) {
  std::optional<Agent> best;
  for (const Agent agent : agent::all()) {
    for (const agent::Transcripts& kept : agent->transcripts) {
      if (format == nullptr || kept.format != format->name) {
        continue;
      }
      if (is_kept_there(kept, path)) {
        return agent;
      }
      best = !best || agent->name == format->name ? agent : *best;
    }
  }
  return best;
}

// The database that the file's name stands for: "opencode.db" and
// "opencode-dev.db" are both OpenCode's.
std::optional<Agent> agent_of_database(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  const std::size_t end = name.find(".db");
  for (const Agent agent : agent::all()) {
    for (const agent::Transcripts& kept : agent->transcripts) {
      if (end != std::string::npos && kept.file.ends_with(".db") &&
          name.starts_with(kept.file.substr(0, kept.file.size() - 3))) {
        return agent;
      }
    }
  }
  return std::nullopt;
}

const Format* format_of_content(const std::string& path) {
  constexpr int k_max_records = 30;
  JsonParser parser;
  LineReader lines(path);
  for (int i = 0; i < k_max_records; ++i) {
    const auto line = lines.next();
    if (!line) {
      break;
    }
    const Format* format = likest_format(parser.parse(*line), path);
    if (format != nullptr) {
      return format;
    }
  }
  return nullptr;
}

// A JSON text of many lines: the whole is one record.
const Format* format_of_document(const std::string& path) {
  const auto text = read_document(path);
  if (!text) {
    return nullptr;
  }
  JsonParser parser;
  return likest_format(parser.parse_copy(*text), path);
}

// "<id>.messages.json" in the session's directory ".../17".
std::string with_id(std::string_view file, const std::string& id) {
  constexpr std::string_view k_id = "<id>";
  return file.starts_with(k_id) ? id + std::string(file.substr(k_id.size()))
                                : std::string(file);
}

// The transcript in a session's directory.
std::string transcript_in(const std::string& path) {
  const fs::path directory(path);
  const std::string id = directory.filename().string();
  for (const Agent agent : agent::all()) {
    for (const agent::Transcripts& kept : agent->transcripts) {
      const std::string file = (directory / with_id(kept.file, id)).string();
      if (!kept.file.empty() && is_plain_file(file)) {
        return file;
      }
    }
  }
  return path;
}

} // namespace

std::optional<Agent> agent_of_file(const std::string& path) {
  if (const auto agent = agent_of_database(path)) {
    return agent;
  }
  const Format* format = format_of_content(path);
  return agent_with(format != nullptr ? format : format_of_document(path),
                    path);
}

Session read_session(const std::string& path) {
  std::error_code ignored;
  const std::string file =
      fs::is_directory(path, ignored) ? transcript_in(path) : path;
  const auto agent = agent_of_file(file);
  if (!agent) {
    throw Error("no session of a known agent in '" + path + "'",
                "known agents are " +
                    agent::list_names(agent::has_transcripts));
  }
  return read_session(*agent, file);
}

Session read_session(Agent agent, const std::string& path) {
  if (agent.is_any()) {
    return read_session(path);
  }
  const Format* format = agent->transcripts.empty()
                             ? nullptr
                             : find_format(agent->transcripts.front().format);
  if (format == nullptr) {
    throw Error("no transcripts of '" + std::string(agent->name) +
                "' can be read");
  }
  Session session = format->read(path);
  session.agent = agent; // several may share a format
  return session;
}

} // namespace handoff::session
