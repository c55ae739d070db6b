// SPDX-License-Identifier: MIT
// Codex CLI's rollouts, 0.45 to 0.169.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/codex_history.hpp"
#include "session/formats/codex_outcome.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/timestamps.hpp"

#include <utility>

namespace handoff::session {
namespace {

class CodexReader {
public:
  explicit CodexReader(const std::string& path)
      : builder_(agent::named("codex"), path) {}

  // Reads the records in front of part.end. The history of a fork comes
  // first and does not name the session.
  void read(const CodexHistory::Part& part) {
    const std::uint64_t end = part.end;
    is_base_ = end != CodexHistory::k_all;
    RecordSource records(part.path, builder_);
    while (const auto record = records.next()) {
      const auto ordinal = (*record)["ordinal"].integer();
      const bool is_behind =
          records.count() > end ||
          (ordinal && is_base_ && static_cast<std::uint64_t>(*ordinal) >= end);
      if (is_behind) {
        break;
      }
      read_record(*record);
    }
  }

  // A rollout of an agent that this one started.
  void read_subagent(const std::string& path) {
    is_subagent_ = true;
    read({path});
  }

  // The ids of the agents that this one started, each once.
  std::vector<std::string> take_spawned() {
    return std::exchange(spawned_, {});
  }

  Session finish() {
    // Only sessions without events keep their prompts as raw items.
    if (builder_.session().requests.empty()) {
      for (const auto& [text, place] : raw_prompts_) {
        builder_.stand(place);
        builder_.request(text);
      }
    }
    if (!has_agent_events_) {
      for (const auto& [text, place] : raw_answers_) {
        builder_.stand(place);
        builder_.agent_text(text);
      }
    }
    return builder_.finish({});
  }

private:
  void read_record(const JsonValue& record) {
    place_ = {.at = parse_timestamp(record["timestamp"].text()),
              .is_subagent = is_subagent_};
    builder_.stand(place_);
    const std::string_view type = record["type"].text();
    const JsonValue payload = record["payload"];
    if (type == "session_meta") {
      read_meta(payload);
    } else if (type == "turn_context") {
      builder_.stand(
          {.cwd = payload["cwd"].text(), .is_subagent = is_subagent_});
      builder_.model(payload["model"].text());
    } else if (type == "response_item") {
      read_item(payload);
    } else if (type == "event_msg") {
      read_event(payload);
    } else if (type == "compacted") {
      const std::string_view message = payload["message"].text();
      builder_.compaction(
          {.summary = std::string(message), .is_encrypted = message.empty()});
    }
  }

  void read_meta(const JsonValue& meta) {
    if (has_meta_) {
      return; // an older fork copies the history, its header too
    }
    builder_.stand({.branch = meta["git"]["branch"].text(),
                    .cwd = meta["cwd"].text(),
                    .is_subagent = is_subagent_});
    builder_.session().knows_start_branch_only = true;
    if (is_base_) {
      return;
    }
    has_meta_ = true;
    Session& session = builder_.session();
    session.id = meta["id"].text();
    session.version = meta["cli_version"].text();
    session.forked_from = meta["forked_from_id"].text();
    const JsonValue spawn = meta["source"]["subagent"]["thread_spawn"];
    session.parent = spawn["parent_thread_id"].text();
    if (meta["source"]["subagent"].exists()) {
      builder_.nobody_asks();
      session.parent = session.parent.empty() ? "unknown" : session.parent;
    }
  }

  void read_item(const JsonValue& item) {
    const std::string_view type = item["type"].text();
    if (type == "message") {
      read_message(item);
    } else if (type == "function_call" || type == "local_shell_call") {
      read_call(item);
    } else if (type == "custom_tool_call") {
      // "exec" holds JavaScript: what it did comes as items of its own.
      builder_.call(item["call_id"].text(),
                    read_tool_call(item["name"].text(), item["input"]));
    } else if (type == "function_call_output" ||
               type == "custom_tool_call_output") {
      read_output(item);
    } else if (type == "compaction" && item["encrypted_content"].is_string()) {
      builder_.compaction({.is_encrypted = true});
    }
  }

  void read_message(const JsonValue& item) {
    const std::string_view role = item["role"].text();
    std::string text = content_text(item["content"]);
    if (role == "developer" || role == "user") {
      builder_.skills_listed(listed_skills(text));
    }
    if (role == "user") {
      if (builder_.session().requests.empty()) {
        raw_prompts_.emplace_back(human_words(text), place_);
      }
    } else if (role == "assistant" && !has_agent_events_) {
      raw_answers_.emplace_back(std::move(text), place_);
    }
  }

  void read_call(const JsonValue& item) {
    const std::string_view arguments = item["arguments"].text();
    const JsonValue input = arguments.empty()
                                ? item["action"]
                                : arguments_parser_.parse_copy(arguments);
    std::string_view name = item["name"].text();
    name = name.empty() ? "local_shell" : name;
    const std::string_view id = item["call_id"].text();
    if (name == "write_stdin") {
      const auto shell = input["session_id"].integer();
      builder_.rename_call("shell " + std::to_string(shell.value_or(-1)), id);
      return;
    }
    builder_.call(id, read_tool_call(name, input));
  }

  void read_output(const JsonValue& item) {
    const std::string_view id = item["call_id"].text();
    const std::string raw = content_text(item["output"]);
    if (const auto shell = running_shell(raw)) {
      builder_.rename_call(id, "shell " + std::to_string(*shell));
      return;
    }
    const JsonValue old =
        raw.starts_with('{') ? arguments_parser_.parse_copy(raw) : JsonValue();
    read_goal(item, raw, old);
    if (old["answers"].is_object()) {
      ToolOutcome outcome{.answers = answers_of(old["answers"])};
      outcome.output =
          outcome.answers.empty() ? "" : outcome.answers.front().second;
      builder_.result(id, outcome);
    } else if (old["agent_id"].is_string()) {
      spawned_.emplace_back(old["agent_id"].text());
    } else {
      builder_.result(id, codex_outcome(raw, old));
    }
  }

  // request_user_input: {"<question id>": {"answers": ["..."]}}
  static std::vector<std::pair<std::string, std::string>>
  answers_of(const JsonValue& answers) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const JsonMember& answer : answers.members()) {
      std::string joined;
      for (const JsonValue& text : answer.value["answers"].items()) {
        joined += (joined.empty() ? "" : ", ") + std::string(text.text());
      }
      all.emplace_back(answer.key, std::move(joined));
    }
    return all;
  }

  // 0.169 keeps a goal; create_goal and update_goal answer with it.
  void read_goal(const JsonValue& item,
                 std::string_view raw,
                 const JsonValue& answer) {
    if (item["name"].text() == "goal_objective") {
      builder_.goal(raw, "");
    } else if (answer["goal"].is_object()) {
      builder_.goal(answer["goal"]["objective"].text(),
                    answer["goal"]["status"].text());
    }
  }

  void read_event(const JsonValue& event) {
    const std::string_view type = event["type"].text();
    if (type == "user_message") {
      turns_.push_back(builder_.record());
      builder_.request(human_words(event["message"].text()));
    } else if (type == "agent_message") {
      has_agent_events_ = true;
      builder_.agent_text(event["message"].text());
    } else if (type == "token_count") {
      const JsonValue info = event["info"];
      builder_.usage(
          info["last_token_usage"]["total_tokens"].integer().value_or(0));
      if (const auto window = info["model_context_window"].integer()) {
        builder_.window(*window);
      }
    } else if (type == "task_started") {
      if (const auto window = event["model_context_window"].integer()) {
        builder_.window(*window);
      }
    } else if (type == "turn_aborted") {
      builder_.interrupted();
    } else if (type == "thread_rolled_back") {
      roll_back(event["num_turns"].integer().value_or(0));
    } else if (type == "item_completed") {
      read_completed(event["item"]);
    } else if (type == "patch_apply_end" && event["success"].is_true()) {
      read_changes(event["changes"]);
    } else if (type == "error" || type == "stream_error") {
      builder_.api_error(event["message"].text());
    }
  }

  void roll_back(std::int64_t turns) {
    while (turns-- > 0 && !turns_.empty()) {
      builder_.rewind_to(turns_.back());
      turns_.pop_back();
    }
  }

  // 0.169: items in place of events.
  void read_completed(const JsonValue& item) {
    const std::string_view type = item["type"].text();
    if (type == "UserMessage") {
      turns_.push_back(builder_.record());
      builder_.request(human_words(content_text(item["content"])));
    } else if (type == "AgentMessage") {
      has_agent_events_ = true;
      builder_.agent_text(content_text(item["content"]), item["id"].text());
    } else if (type == "CommandExecution") {
      read_execution(item);
    } else if (type == "FileChange" && item["status"].text() != "failed") {
      read_changes(item["changes"]);
    } else if (type == "Plan") {
      ToolCall plan{.kind = ToolKind::plan,
                    .name = "plan",
                    .text = std::string(item["text"].text())};
      builder_.call(item["id"].text(), std::move(plan));
      builder_.result(item["id"].text(), {});
    }
  }

  // The same id as that of a function_call, or a call inside JavaScript.
  void read_execution(const JsonValue& item) {
    const std::string_view id = item["id"].text();
    const auto exit = item["exit_code"].integer();
    if (!builder_.is_open(id)) {
      builder_.call(id,
                    {.kind = ToolKind::command,
                     .name = "exec_command",
                     .text = read_command(item["command"]),
                     .cwd = std::string(item["cwd"].text())});
    }
    builder_.result(
        id,
        {.ok = item["status"].text() == "completed",
         .exit = exit ? std::optional(static_cast<int>(*exit)) : std::nullopt,
         .output = item["aggregated_output"].text()});
    for (const JsonValue& parsed : item["parsed_cmd"].items()) {
      if (parsed["type"].text() == "read") {
        builder_.file(parsed["path"].text(), FileUse::read);
      }
    }
  }

  void read_changes(const JsonValue& changes) {
    for (const JsonMember& change : changes.members()) {
      const std::string_view type = change.value["type"].text();
      const std::string_view moved = change.value["move_path"].text();
      const FileUse use = type == "add" ? FileUse::created
                          : type == "delete" || !moved.empty()
                              ? FileUse::deleted
                              : FileUse::modified;
      builder_.file(change.key, use);
      if (!moved.empty()) {
        builder_.file(moved, FileUse::created);
      }
    }
  }

  Builder builder_;
  JsonParser arguments_parser_;
  RecordPlace place_;
  bool has_meta_ = false;
  bool is_base_ = false;
  bool is_subagent_ = false;
  std::vector<std::string> spawned_;
  bool has_agent_events_ = false;
  std::vector<std::uint32_t> turns_; // first record of each
  std::vector<std::pair<std::string, RecordPlace>> raw_prompts_;
  std::vector<std::pair<std::string, RecordPlace>> raw_answers_;
};

} // namespace

Session read_codex(const std::string& path) {
  constexpr int k_max_depth = 8; // agents of agents
  CodexReader reader(path);
  const CodexHistory history = codex_history(path);
  for (const CodexHistory::Part& part : history.parts) {
    reader.read(part);
  }
  for (int depth = 0; depth < k_max_depth; ++depth) {
    for (const std::string& id : reader.take_spawned()) {
      if (const std::string file = find_rollout(path, id); !file.empty()) {
        reader.read_subagent(file);
      }
    }
  }
  Session session = reader.finish();
  if (!history.missing.empty()) {
    session.unread.push_back("the history before the fork, in session " +
                             history.missing);
  }
  return session;
}

} // namespace handoff::session
