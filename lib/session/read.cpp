// SPDX-License-Identifier: MIT
// Reads a transcript without being told whose it is.
#include "session/read.hpp"

#include "base/error.hpp"
#include "session/json.hpp"
#include "session/lines.hpp"
#include "session/readers.hpp"

#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// The agent that a record gives away.
std::optional<Agent> agent_of_record(const JsonValue& record) {
  const std::string_view type = record["type"].text();
  if (type == "session_meta" || record["payload"].is_object()) {
    return Agent::codex;
  }
  const bool is_claude_like =
      record["parentUuid"].exists() || record["isSidechain"].exists();
  if (is_claude_like || type == "file-history-snapshot") {
    return record["message"]["parts"].is_array() ||
                   record["systemPayload"].exists()
               ? Agent::qwen
               : Agent::claude;
  }
  if (record["data"].is_object() && type.find('.') != std::string_view::npos) {
    return Agent::copilot;
  }
  if (record["projectHash"].exists() || record["$set"].exists()) {
    return Agent::gemini;
  }
  if (type == "session" && record["cwd"].is_string()) {
    return Agent::pi;
  }
  if (record["info"].is_object() || record["projectID"].exists()) {
    return Agent::opencode;
  }
  if (record["workspace_root"].exists() || record["messages"].is_array()) {
    return Agent::cline;
  }
  if (record["sessionId"].is_string() || record["leafUuid"].is_string()) {
    return Agent::claude;
  }
  return std::nullopt;
}

std::optional<Agent> agent_of_content(const std::string& path) {
  constexpr int k_records = 30;
  JsonParser parser;
  LineReader lines(path);
  for (int i = 0; i < k_records; ++i) {
    const auto line = lines.next();
    if (!line) {
      break;
    }
    const auto agent = agent_of_record(parser.parse(*line));
    if (agent) {
      return agent;
    }
  }
  return std::nullopt;
}

// A JSON text of many lines: the whole is one record.
std::optional<Agent> agent_of_document(const std::string& path) {
  const auto text = read_document(path);
  if (!text) {
    return std::nullopt;
  }
  JsonParser parser;
  const JsonValue document = parser.parse_copy(*text);
  if (document.is_array() && path.ends_with("api_conversation_history.json")) {
    return Agent::cline;
  }
  return agent_of_record(document);
}

// What stands in a session's directory.
std::string transcript_in(const std::string& path) {
  const fs::path directory(path);
  const std::string id = directory.filename().string();
  for (const std::string& name : {std::string("events.jsonl"),
                                  id + ".messages.json",
                                  std::string("api_conversation_history.json"),
                                  std::string("opencode.db")}) {
    if (is_plain_file((directory / name).string())) {
      return (directory / name).string();
    }
  }
  return path;
}

} // namespace

std::optional<Agent> agent_of_file(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  if (name.starts_with("opencode") && name.find(".db") != std::string::npos) {
    return Agent::opencode;
  }
  if (const auto agent = agent_of_content(path)) {
    return agent;
  }
  return agent_of_document(path);
}

Session read_session(const std::string& path) {
  std::error_code ignored;
  const std::string file =
      fs::is_directory(path, ignored) ? transcript_in(path) : path;
  const auto agent = agent_of_file(file);
  if (!agent) {
    throw Error("no session of a known agent in '" + path + "'",
                "known are claude, codex, copilot, opencode, gemini, pi, "
                "qwen and cline");
  }
  return read_session(*agent, file);
}

Session read_session(Agent agent, const std::string& path) {
  switch (agent) {
  case Agent::codex:
    return read_codex(path);
  case Agent::copilot:
    return read_copilot(path);
  case Agent::opencode:
    return read_opencode(path);
  case Agent::gemini:
    return read_gemini(path);
  case Agent::pi:
    return read_pi(path);
  case Agent::qwen:
    return read_qwen(path);
  case Agent::cline:
    return read_cline(path);
  case Agent::claude:
    break;
  }
  return read_claude(path);
}

} // namespace handoff::session
