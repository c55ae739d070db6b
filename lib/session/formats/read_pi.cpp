// SPDX-License-Identifier: MIT
// pi's sessions.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/record_tree.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"

#include <charconv>

namespace handoff::session {
namespace {

// "Command exited with code 1" ends the output of a failed command.
ToolOutcome read_outcome(const JsonValue& message, std::string_view text) {
  constexpr std::string_view k_mark = "Command exited with code ";
  ToolOutcome outcome{.ok = !message["isError"].is_true(), .output = text};
  if (message["toolName"].text() != "bash") {
    return outcome;
  }
  const std::size_t at = text.rfind(k_mark);
  if (outcome.ok) {
    outcome.exit = 0;
  } else if (at != std::string_view::npos) {
    const std::string_view number = text.substr(at + k_mark.size());
    int code = 0;
    std::from_chars(number.data(), number.data() + number.size(), code);
    outcome.exit = code;
    outcome.output = trimmed(text.substr(0, at));
  }
  return outcome;
}

class PiReader {
public:
  explicit PiReader(const std::string& path)
      : builder_(agent::named("pi"), path) {}

  void read(const std::string& path) {
    RecordSource records(path, builder_);
    while (const auto entry = records.next()) {
      read_entry(*entry);
    }
  }

  Session finish() { return builder_.finish(tree_.alive()); }

private:
  void read_entry(const JsonValue& entry) {
    builder_.stand({.at = parse_timestamp(entry["timestamp"].text()),
                    .cwd = entry["cwd"].text()});
    const std::string_view type = entry["type"].text();
    if (type == "session") {
      builder_.session().id = entry["id"].text();
      builder_.session().forked_from = entry["parentSession"].text();
      return;
    }
    const JsonValue message = entry["message"];
    const std::string_view role = message["role"].text();
    tree_.add(builder_.record(),
              {.id = entry["id"].text(),
               .parent = entry["parentId"].text(),
               .role = role == "user"         ? RecordRole::prompt
                       : role == "toolResult" ? RecordRole::auxiliary
                                              : RecordRole::message});
    if (type == "message") {
      read_message(message, role);
    } else if (type == "model_change") {
      builder_.model(entry["modelId"].text());
    } else if (type == "compaction" || type == "branch_summary") {
      builder_.compaction({.summary = std::string(entry["summary"].text()),
                           .tokens_before = entry["tokensBefore"].integer()});
    }
  }

  void read_message(const JsonValue& message, std::string_view role) {
    const JsonValue content = message["content"];
    if (role == "user") {
      builder_.request(human_words(content_text(content)));
    } else if (role == "assistant") {
      builder_.model(message["model"].text());
      builder_.agent_text(content_text(content));
      for (const JsonValue& block : content.items()) {
        if (block["type"].text() == "toolCall") {
          builder_.call(
              block["id"].text(),
              read_tool_call(block["name"].text(), block["arguments"]));
        }
      }
      builder_.usage(message["usage"]["totalTokens"].integer().value_or(0));
      if (message["stopReason"].text() == "error") {
        builder_.api_error(message["errorMessage"].text());
      }
    } else if (role == "toolResult") {
      const std::string text = content_text(content);
      builder_.result(message["toolCallId"].text(),
                      read_outcome(message, text));
    } else if (role == "bashExecution") {
      read_execution(message);
    }
  }

  // A command that the user ran with "!".
  void read_execution(const JsonValue& message) {
    const auto exit = message["exitCode"].integer();
    const std::string id = "user " + std::to_string(builder_.record());
    builder_.call(id,
                  {.kind = ToolKind::command,
                   .name = "!",
                   .text = std::string(message["command"].text())});
    builder_.result(
        id,
        {.ok = !message["cancelled"].is_true(),
         .exit = exit ? std::optional(static_cast<int>(*exit)) : std::nullopt,
         .output = message["output"].text()});
  }

  Builder builder_;
  RecordTree tree_;
};

} // namespace

Session read_pi(const std::string& path) {
  PiReader reader(path);
  reader.read(path);
  Session session = reader.finish();
  name_by_file(session);
  return session;
}

} // namespace handoff::session
