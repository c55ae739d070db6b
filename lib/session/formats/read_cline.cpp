// SPDX-License-Identifier: MIT
// Cline's sessions: the command line's, and those of the editor's extension.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/readers.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// What the user typed stands inside a tag.
std::string typed(std::string_view text) {
  struct Tag {
    std::string_view open; // without its end: it may have attributes
    std::string_view close;
  };
  constexpr std::array k_tags = {Tag{"<user_input", "</user_input>"},
                                 Tag{"<user_message", "</user_message>"},
                                 Tag{"<task", "</task>"},
                                 Tag{"<feedback", "</feedback>"}};
  for (const Tag& tag : k_tags) {
    const std::string_view inside = between(text, tag.open, tag.close);
    const std::size_t start = inside.find('>');
    if (!inside.empty() && start != std::string_view::npos) {
      return human_words(inside.substr(start + 1));
    }
  }
  return human_words(text);
}

std::optional<int> exit_code(std::string_view text) {
  constexpr std::string_view k_mark = "exited with code ";
  const std::size_t at = text.find(k_mark);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  text.remove_prefix(at + k_mark.size());
  int code = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), code);
  return error == std::errc() ? std::optional(code) : std::nullopt;
}

class ClineReader {
public:
  explicit ClineReader(const std::string& path)
      : builder_(agent::named("cline"), path) {}

  void read_head(const std::string& path) {
    if (!is_plain_file(path)) {
      return;
    }
    const JsonValue head = parse(path);
    builder_.stand({.at = parse_timestamp(head["started_at"].text()),
                    .branch = head["metadata"]["git"]["branch"].text(),
                    .cwd = head["cwd"].text()});
    builder_.model(head["model"].text());
    Session& session = builder_.session();
    session.knows_start_branch_only = true;
    session.id = head["session_id"].text();
    session.version =
        head["metadata"]["sessionHistoryOrigin"]["version"].text();
    if (const auto end = parse_timestamp(head["ended_at"].text()); end != 0) {
      builder_.stand({.at = end});
    }
  }

  void read_messages(const std::string& path) {
    const JsonValue document = parse(path);
    if (!document.exists()) {
      builder_.unreadable("documents that are not JSON, or too large");
      return;
    }
    Session& session = builder_.session();
    if (session.id.empty()) {
      session.id = document["sessionId"].text();
    }
    const JsonValue messages =
        document.is_array() ? document : document["messages"];
    for (const JsonValue& message : messages.items()) {
      builder_.next_record();
      read_message(message);
    }
  }

  Session finish() { return builder_.finish({}); }

private:
  JsonValue parse(const std::string& path) {
    const auto text = read_document(path);
    return text ? parser_.parse_copy(*text) : JsonValue();
  }

  void read_message(const JsonValue& message) {
    builder_.stand({.at = message["ts"].integer().value_or(0)});
    const JsonValue content = message["content"];
    if (message["role"].text() == "assistant") {
      read_assistant(message, content);
      return;
    }
    bool is_result = false;
    for (const JsonValue& block : content.items()) {
      if (block["type"].text() == "tool_result") {
        is_result = true;
        read_result(block);
      }
    }
    const std::string text = content_text(content);
    if (!is_result || text.find("<user_") != std::string::npos ||
        text.find("<feedback>") != std::string::npos) {
      builder_.request(typed(text));
    }
  }

  void read_assistant(const JsonValue& message, const JsonValue& content) {
    builder_.model(message["modelInfo"]["id"].text());
    builder_.agent_text(content_text(content));
    for (const JsonValue& block : content.items()) {
      if (block["type"].text() == "tool_use") {
        read_call(block);
      }
    }
    // Some providers count the cached tokens in the input, some do not.
    const JsonValue metrics = message["metrics"];
    const std::int64_t input = metrics["inputTokens"].integer().value_or(0);
    const std::int64_t cached =
        metrics["cacheReadTokens"].integer().value_or(0) +
        metrics["cacheWriteTokens"].integer().value_or(0);
    builder_.usage(input >= cached ? input : input + cached);
  }

  // One call may run several commands: each is a call of its own.
  void read_call(const JsonValue& block) {
    const std::string_view name = block["name"].text();
    const std::string id(block["id"].text());
    if (name != "run_commands") {
      builder_.call(id, read_tool_call(name, block["input"]));
      return;
    }
    int number = 0;
    for (const JsonValue& command : block["input"]["commands"].items()) {
      builder_.call(id + " " + std::to_string(number++),
                    {.kind = ToolKind::command,
                     .name = std::string(name),
                     .text = command.is_object()
                                 ? read_command(command["command"])
                                 : read_command(command)});
    }
  }

  void read_result(const JsonValue& block) {
    const std::string id(block["tool_use_id"].text());
    const std::vector<JsonValue> results = block["content"].items();
    const bool is_list =
        !results.empty() && results.front()["success"].exists();
    if (!is_list) {
      const std::string text = content_text(block["content"]);
      builder_.result(id, {.ok = !block["is_error"].is_true(), .output = text});
      return;
    }
    bool all_ok = true;
    for (std::size_t i = 0; i < results.size(); ++i) {
      const bool ok = results[i]["success"].is_true();
      const std::string_view text = results[i]["result"].text();
      all_ok = all_ok && ok;
      auto exit = exit_code(results[i]["error"].text());
      exit = exit || !ok ? exit : std::optional(0);
      const std::size_t first = text.starts_with("[Command exited")
                                    ? std::min(text.find('\n'), text.size())
                                    : 0;
      builder_.result(
          id + " " + std::to_string(i),
          {.ok = ok, .exit = exit, .output = trimmed(text.substr(first))});
    }
    builder_.result(id,
                    {.ok = all_ok, .output = results.front()["error"].text()});
  }

  Builder builder_;
  JsonParser parser_;
};

// x.messages.json has its head in x.json beside it, and the other way round.
struct ClineFiles {
  std::string head;
  std::string messages;
};

ClineFiles files_of(const std::string& path) {
  constexpr std::string_view k_messages = ".messages.json";
  if (path.ends_with(k_messages)) {
    const std::string stem = path.substr(0, path.size() - k_messages.size());
    return {stem + ".json", path};
  }
  const fs::path beside = fs::path(path).replace_extension(".messages.json");
  if (is_plain_file(beside.string())) {
    return {path, beside.string()};
  }
  return {"", path};
}

} // namespace

Session read_cline(const std::string& path) {
  const ClineFiles files = files_of(path);
  ClineReader reader(path);
  reader.read_head(files.head);
  reader.read_messages(files.messages);
  Session session = reader.finish();
  if (session.id.empty()) {
    session.id = fs::path(path).parent_path().filename().string();
  }
  return session;
}

} // namespace handoff::session
