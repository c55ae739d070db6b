// SPDX-License-Identifier: MIT
// Copilot CLI's events.
#include "base/error.hpp"
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/sqlite.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"

#include <filesystem>
#include <unordered_map>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

class CopilotReader {
public:
  explicit CopilotReader(const std::string& path)
      : builder_(agent::named("copilot"), path) {}

  void read(const std::string& path) {
    RecordSource records(path, builder_);
    while (const auto event = records.next()) {
      read_event(*event);
    }
  }

  // The agent keeps its list in a database beside the events.
  void read_todos(const std::string& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
      return;
    }
    try {
      const Database database(path);
      Rows rows = database.query(
          "select id, title, status from todos order by created_at, rowid");
      std::vector<Todo> todos;
      while (rows.next()) {
        todos.push_back({.id = std::string(rows.text(0)),
                         .text = std::string(rows.text(1)),
                         .state = parse_todo_state(rows.text(2))});
      }
      if (rows.is_torn()) {
        builder_.unreadable("damaged todo databases");
      }
      if (!todos.empty()) {
        builder_.todos(std::move(todos));
      }
    } catch (const Error&) {
      builder_.unreadable("todo databases");
    }
  }

  Session finish() { return builder_.finish({}); }

private:
  void read_event(const JsonValue& event) {
    const JsonValue data = event["data"];
    const bool is_subagent =
        event["agentId"].is_string() || data["parentToolCallId"].is_string();
    builder_.stand({.at = parse_timestamp(event["timestamp"].text()),
                    .is_subagent = is_subagent});
    events_[std::string(event["id"].text())] = builder_.record();
    const std::string_view type = event["type"].text();
    if (type.starts_with("session.")) {
      read_session_event(type.substr(8), data);
    } else if (type == "user.message") {
      const std::string_view source = data["source"].text();
      if (source.empty() || source == "user") {
        builder_.request(human_words(data["content"].text()));
      }
    } else if (type == "assistant.message") {
      builder_.model(data["model"].text());
      builder_.agent_text(data["content"].text(), data["messageId"].text());
    } else if (type == "tool.execution_start") {
      builder_.call(data["toolCallId"].text(),
                    read_tool_call(data["toolName"].text(), data["arguments"]));
    } else if (type == "tool.execution_complete") {
      read_result(data);
    } else if (type == "abort") {
      builder_.interrupted();
    } else if (type == "skill.invoked") {
      builder_.skill_used(data["name"].text());
    }
  }

  void read_session_event(std::string_view type, const JsonValue& data) {
    if (type == "start" || type == "resume" || type == "context_changed") {
      read_context(data);
    } else if (type == "usage_record") {
      read_usage(data["usage"]);
    } else if (type == "compaction_complete") {
      if (!data["success"].is_false()) {
        builder_.compaction(
            {.summary = std::string(data["summaryContent"].text()),
             .tokens_before = data["preCompactionTokens"].integer(),
             .tokens_after = data["postCompactionTokens"].integer()});
      }
    } else if (type == "model_change") {
      builder_.model(data["newModel"].text());
    } else if (type == "error") {
      builder_.api_error(data["message"].text());
    } else if (type == "snapshot_rewind") {
      const auto to = events_.find(std::string(data["upToEventId"].text()));
      if (to != events_.end()) {
        builder_.rewind_to(to->second);
      }
    } else if (type == "shutdown") {
      for (const JsonValue& path :
           data["codeChanges"]["filesModified"].items()) {
        builder_.witnessed(path.text());
      }
    }
  }

  void read_context(const JsonValue& data) {
    Session& session = builder_.session();
    if (session.id.empty()) {
      session.id = data["sessionId"].text();
      session.version = data["copilotVersion"].text();
    }
    builder_.model(data["selectedModel"].text());
    const JsonValue context =
        data["context"].is_object() ? data["context"] : data;
    builder_.stand(
        {.branch = context["branch"].text(), .cwd = context["cwd"].text()});
    session.knows_start_branch_only = true;
  }

  void read_usage(const JsonValue& usage) {
    const std::string_view kind = usage["interactionType"].text();
    if (!kind.empty() && kind != "conversation-agent") {
      return;
    }
    has_usage_ = true;
    builder_.usage(usage["inputTokens"].integer().value_or(0));
    if (const auto window = usage["maxPromptTokens"].integer()) {
      builder_.window(*window);
    }
  }

  void read_result(const JsonValue& data) {
    const JsonValue metrics = data["toolTelemetry"]["metrics"];
    auto exit = data["shellExecution"]["exitCode"].integer();
    exit = exit ? exit : metrics["exit_code"].integer();
    if (!has_usage_) {
      // An estimate of the agent's program: the model's own count is better.
      builder_.usage(metrics["context_current_tokens"].integer().value_or(0));
    }
    if (const auto window = metrics["context_token_limit"].integer()) {
      builder_.window(*window);
    }
    const bool ok = !data["success"].is_false();
    const std::string_view text =
        ok ? data["result"]["content"].text() : data["error"]["message"].text();
    const bool is_refused = data["error"]["code"].text() == "rejected";
    builder_.result(
        data["toolCallId"].text(),
        {.ok = ok,
         .has_run = ok || exit.has_value(),
         .exit = exit ? std::optional(static_cast<int>(*exit)) : std::nullopt,
         .output = is_refused
                       ? trimmed(between(text, "feedback:", ""))
                       : trimmed(text.substr(0, text.rfind("<shellId:"))),
         .is_refused = is_refused});
  }

  Builder builder_;
  std::unordered_map<std::string, std::uint32_t> events_;
  bool has_usage_ = false;
};

} // namespace

Session read_copilot(const std::string& path) {
  CopilotReader reader(path);
  reader.read(path);
  reader.read_todos((fs::path(path).parent_path() / "session.db").string());
  Session session = reader.finish();
  if (session.id.empty()) {
    session.id = fs::path(path).parent_path().filename().string();
  }
  return session;
}

} // namespace handoff::session
