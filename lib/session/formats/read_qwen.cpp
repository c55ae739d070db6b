// SPDX-License-Identifier: MIT
// Qwen Code's chats: records like Claude's around messages like Gemini's.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/gemini_parts.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/record_tree.hpp"
#include "session/records/timestamps.hpp"

#include <unordered_map>

namespace handoff::session {
namespace {

class QwenReader {
public:
  explicit QwenReader(const std::string& path)
      : builder_(agent::named("qwen"), path) {}

  void read(const std::string& path) {
    RecordSource records(path, builder_);
    while (const auto record = records.next()) {
      read_record(*record);
    }
  }

  Session finish() { return builder_.finish(tree_.alive()); }

private:
  void read_record(const JsonValue& record) {
    const std::string_view type = record["type"].text();
    builder_.stand({.at = parse_timestamp(record["timestamp"].text()),
                    .branch = record["gitBranch"].text(),
                    .cwd = record["cwd"].text()});
    Session& session = builder_.session();
    if (session.id.empty()) {
      session.id = record["sessionId"].text();
    }
    session.version = record["version"].text();
    tree_.add(builder_.record(),
              {.id = record["uuid"].text(),
               .parent = record["parentUuid"].text(),
               .role = type == "user"        ? RecordRole::prompt
                       : type == "assistant" ? RecordRole::message
                                             : RecordRole::auxiliary});
    const JsonValue parts = record["message"]["parts"];
    if (type == "user") {
      builder_.request(human_words(content_text(parts)));
    } else if (type == "assistant") {
      read_assistant(record, parts);
    } else if (type == "tool_result") {
      read_result(record, parts);
    } else if (type == "system" &&
               record["subtype"].text() == "chat_compression") {
      read_compression(record["systemPayload"]);
    }
  }

  void read_assistant(const JsonValue& record, const JsonValue& parts) {
    builder_.model(record["model"].text());
    builder_.agent_text(content_text(parts));
    for (const JsonValue& part : parts.items()) {
      const JsonValue call = part["functionCall"];
      if (call.is_object()) {
        open_.insert_or_assign(
            std::string(call["id"].text()),
            read_tool_call(call["name"].text(), call["args"]));
      }
    }
    builder_.usage(
        record["usageMetadata"]["promptTokenCount"].integer().value_or(0));
  }

  void read_result(const JsonValue& record, const JsonValue& parts) {
    const JsonValue result = record["toolCallResult"];
    for (const JsonValue& part : parts.items()) {
      const JsonValue response = part["functionResponse"];
      auto call = open_.extract(std::string(response["id"].text()));
      if (!call) {
        continue;
      }
      improve_files(call.mapped(), result["resultDisplay"]);
      builder_.call(call.key(), std::move(call.mapped()));
      builder_.result(
          call.key(),
          gemini_outcome(response["response"], result["status"].text()));
    }
  }

  void read_compression(const JsonValue& payload) {
    const JsonValue info = payload["info"];
    std::string summary;
    for (const JsonValue& message : payload["compressedHistory"].items()) {
      summary = content_text(message["parts"]);
      break;
    }
    builder_.compaction({.summary = std::move(summary),
                         .tokens_before = info["originalTokenCount"].integer(),
                         .tokens_after = info["newTokenCount"].integer()});
  }

  Builder builder_;
  RecordTree tree_;
  std::unordered_map<std::string, ToolCall> open_;
};

} // namespace

Session read_qwen(const std::string& path) {
  QwenReader reader(path);
  reader.read(path);
  Session session = reader.finish();
  name_by_file(session);
  return session;
}

} // namespace handoff::session
