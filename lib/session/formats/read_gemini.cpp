// SPDX-License-Identifier: MIT
// Gemini CLI's chats: records and patches of them.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/gemini_parts.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/lines.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"
#include "session/records/transcript_head.hpp"

#include <filesystem>
#include <functional>
#include <unordered_map>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// What a compressed session goes on from; the model's thoughts may stand
// before it.
constexpr std::string_view k_snapshot = "<state_snapshot>";

bool holds_snapshot(std::string_view text) {
  return text.find(k_snapshot) != std::string_view::npos &&
         text.find("</state_snapshot>") != std::string_view::npos;
}

class GeminiReader {
public:
  explicit GeminiReader(const std::string& path)
      : builder_(agent::named("gemini"), path) {}

  void read(const std::string& path, const std::string& cwd) {
    builder_.stand({.cwd = cwd});
    RecordSource records(path, builder_);
    while (const auto record = records.next()) {
      read_record(*record);
    }
  }

  // Until 0.4: one object for the whole session. False when it is none.
  bool read_whole(const std::string& text, const std::string& cwd) {
    JsonParser parser;
    const JsonValue document = parser.parse_copy(text);
    if (!document.is_object()) {
      return false;
    }
    builder_.stand({.cwd = cwd});
    builder_.next_record();
    read_record(document);
    read_messages(document["messages"]);
    return true;
  }

  Session finish() { return builder_.finish({}); }

private:
  void read_record(const JsonValue& record) {
    if (record["sessionId"].is_string()) {
      read_header(record);
    } else if (record["$set"].is_object()) {
      read_messages(record["$set"]["messages"]);
    } else if (record["$rewindTo"].is_string()) {
      const auto to = messages_.find(std::string(record["$rewindTo"].text()));
      if (to != messages_.end()) {
        builder_.rewind_to(to->second);
      }
    } else if (record["type"].is_string()) {
      read_message(record);
    }
  }

  void read_header(const JsonValue& header) {
    Session& session = builder_.session();
    session.id = header["sessionId"].text();
    if (header["kind"].text() == "subagent") {
      session.parent = fs::path(session.path).parent_path().filename().string();
    }
    for (const JsonValue& directory : header["directories"].items()) {
      if (session.cwd.empty()) {
        builder_.stand({.cwd = directory.text()});
      }
    }
  }

  // The list of a resumed session repeats what is known; that of a compressed
  // one under new ids, behind the summary and an answer to it that nobody gave.
  void read_messages(const JsonValue& messages) {
    const auto start = static_cast<std::uint32_t>(builder_.session().records);
    bool is_compressed = false;
    bool is_answer = false;
    for (const JsonValue& message : messages.items()) {
      const std::string id(message["id"].text());
      const auto same = is_compressed ? first_writing(message) : std::nullopt;
      if (same && *same < start) {
        messages_.try_emplace(id, *same);
      } else if (!messages_.contains(id) && !is_answer) {
        builder_.next_record();
        read_message(message);
      }
      is_answer = holds_snapshot(content_text(message["content"]));
      is_compressed = is_compressed || is_answer;
    }
  }

  [[nodiscard]] std::optional<std::uint32_t>
  first_writing(const JsonValue& message) const {
    const auto same = texts_.find(hash_of(message));
    return same == texts_.end() ? std::nullopt : std::optional(same->second);
  }

  static std::size_t hash_of(const JsonValue& message) {
    return std::hash<std::string>()(std::string(message["type"].text()) + ' ' +
                                    content_text(message["content"]));
  }

  void read_message(const JsonValue& message) {
    builder_.stand({.at = parse_timestamp(message["timestamp"].text())});
    const std::string id(message["id"].text());
    messages_.try_emplace(id, builder_.record());
    texts_.try_emplace(hash_of(message), builder_.record());
    const std::string_view type = message["type"].text();
    const std::string text = content_text(message["content"]);
    if (type == "user") {
      read_user(text);
    } else if (type == "gemini") {
      builder_.model(message["model"].text());
      builder_.agent_text(text, id);
      for (const JsonValue& call : message["toolCalls"].items()) {
        read_call(call);
      }
      builder_.usage(message["tokens"]["input"].integer().value_or(0));
    } else if (type == "error") {
      builder_.api_error(text);
    }
  }

  void read_user(const std::string& text) {
    if (holds_snapshot(text)) {
      builder_.compaction({.summary = text.substr(text.find(k_snapshot))});
      if (std::vector<Todo> tasks = snapshot_tasks(text); !tasks.empty()) {
        builder_.todos(std::move(tasks));
      }
      return;
    }
    if (builder_.session().cwd.empty() &&
        text.starts_with("<session_context>")) {
      const std::string_view cwd =
          between(text, "**Workspace Directories:**\n  - ", "\n");
      builder_.stand({.cwd = trimmed(cwd)});
    }
    builder_.request(human_words(text));
  }

  void read_call(const JsonValue& call) {
    const std::string_view status = call["status"].text();
    if (status != "success" && status != "error" && status != "cancelled") {
      return; // still running: the message comes again
    }
    ToolCall what = read_tool_call(call["name"].text(), call["args"]);
    improve_files(what, call["resultDisplay"]);
    const std::vector<JsonValue> results = call["result"].items();
    const JsonValue response =
        results.empty() ? JsonValue()
                        : results.front()["functionResponse"]["response"];
    const std::string_view id = call["id"].text();
    builder_.call(id, std::move(what));
    builder_.result(id, gemini_outcome(response, status));
  }

  Builder builder_;
  std::unordered_map<std::string, std::uint32_t> messages_; // first records
  std::unordered_map<std::size_t, std::uint32_t> texts_;    // likewise
};

// Its first line begins an object, or is the only one.
bool may_be_whole(const std::string& path) {
  LineReader lines(path);
  JsonParser parser;
  const auto line = lines.next();
  return line && (!parser.parse(*line).is_object() || !lines.next());
}

// <tmp>/<short id>/chats/x.jsonl: the directory says whose it is.
std::string project_root(const fs::path& path) {
  std::string root;
  for (fs::path at = path.parent_path(); at.has_relative_path() && root.empty();
       at = at.parent_path()) {
    const std::string text = read_head((at / ".project_root").string(), 4'096);
    root = trimmed(std::string_view(text).substr(0, text.find('\n')));
    if (at.filename() == "tmp") {
      break;
    }
  }
  return root;
}

} // namespace

Session read_gemini(const std::string& path) {
  GeminiReader reader(path);
  const std::string cwd = project_root(path);
  const auto whole = may_be_whole(path) ? read_document(path) : std::nullopt;
  if (!whole || !reader.read_whole(*whole, cwd)) {
    reader.read(path, cwd);
  }
  Session session = reader.finish();
  session.tokens.window = gemini_window(session.model);
  name_by_file(session);
  return session;
}

} // namespace handoff::session
