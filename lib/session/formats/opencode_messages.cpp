// SPDX-License-Identifier: MIT
// OpenCode's messages and parts.
#include "session/formats/opencode_messages.hpp"

#include "session/dialogue/human_text.hpp"
#include "session/records/text_cut.hpp"

namespace handoff::session {
namespace {

// `opencode run` puts arguments with spaces between quotes.
std::string_view without_quotes(std::string_view text) {
  text = trimmed(text);
  const bool is_quoted = text.size() > 2 && text.front() == '"' &&
                         text.back() == '"' &&
                         text.find('"', 1) == text.size() - 1;
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

std::int64_t context_tokens(const JsonValue& tokens) {
  if (const auto total = tokens["total"].integer()) {
    return *total;
  }
  std::int64_t sum = 0;
  for (const JsonValue& count : {tokens["input"],
                                 tokens["output"],
                                 tokens["reasoning"],
                                 tokens["cache"]["read"],
                                 tokens["cache"]["write"]}) {
    sum += count.integer().value_or(0);
  }
  return sum;
}

} // namespace

void OpencodeMessages::session(const JsonValue& session) {
  Session& known = builder_.session();
  known.id = session["id"].text();
  known.version = session["version"].text();
  known.parent = session["parentID"].text();
  builder_.stand({.at = session["time"]["created"].integer().value_or(0),
                  .cwd = session["directory"].text()});
}

void OpencodeMessages::message(const JsonValue& message) {
  builder_.next_record();
  const JsonValue time = message["time"];
  const std::int64_t created = time["created"].integer().value_or(0);
  builder_.stand({.at = time["completed"].integer().value_or(created)});
  builder_.stand({.at = created, .cwd = message["path"]["cwd"].text()});
  id_ = message["id"].text();
  is_user_ = message["role"].text() == "user";
  is_summary_ = message["summary"].is_true();
  if (is_summary_) {
    builder_.compaction({});
  }
  if (is_user_) {
    for (const JsonValue& diff : message["summary"]["diffs"].items()) {
      const std::string_view status = diff["status"].text();
      builder_.file(diff["file"].text(),
                    status == "added"     ? FileUse::created
                    : status == "deleted" ? FileUse::deleted
                                          : FileUse::modified);
    }
    return;
  }
  builder_.model(message["modelID"].text());
  const JsonValue error = message["error"];
  if (error.is_object()) {
    builder_.api_error(error["data"]["message"].text());
  }
  if (!is_summary_) {
    builder_.usage(context_tokens(message["tokens"]));
  }
}

void OpencodeMessages::part(const JsonValue& part) {
  const std::string_view type = part["type"].text();
  if (type == "text") {
    words(part);
  } else if (type == "tool") {
    tool(part);
  } else if (type == "file" && part["url"].text().starts_with("file://")) {
    std::string_view url = part["url"].text();
    builder_.file(url.substr(0, url.find('?')), FileUse::read);
  }
}

void OpencodeMessages::words(const JsonValue& part) {
  const std::string_view text = part["text"].text();
  if (is_summary_) {
    std::string& summary = builder_.session().compactions.back().summary;
    summary += (summary.empty() ? "" : "\n") + std::string(text);
  } else if (!is_user_) {
    builder_.agent_text(trimmed(text), id_);
  } else if (!part["synthetic"].is_true() && !part["ignored"].is_true()) {
    builder_.request(human_words(without_quotes(text)));
  }
}

void OpencodeMessages::tool(const JsonValue& part) {
  const JsonValue state = part["state"];
  const std::string_view status = state["status"].text();
  if (status != "completed" && status != "error") {
    return;
  }
  builder_.stand({.at = state["time"]["start"].integer().value_or(0)});
  const JsonValue metadata = state["metadata"];
  ToolCall call = read_tool_call(part["tool"].text(), state["input"]);
  if (metadata["exists"].is_false()) { // of `write`: there was no such file
    for (auto& file : call.files) {
      file.second = FileUse::created;
    }
  }
  const auto exit = metadata["exit"].integer();
  const std::string_view error = state["error"].text();
  ToolOutcome outcome{
      .ok = status == "completed",
      .exit = exit ? std::optional(static_cast<int>(*exit)) : std::nullopt,
      .output = error.empty() ? state["output"].text() : error,
      .is_refused = error.find("rejected permission") != std::string::npos};
  outcome.has_run = outcome.ok || exit.has_value();
  std::size_t number = 0;
  for (const JsonValue& answer : metadata["answers"].items()) {
    const std::vector<JsonValue> labels = answer.items();
    if (number < call.questions.size() && !labels.empty()) {
      outcome.answers.emplace_back(call.questions[number].text,
                                   labels.front().text());
    }
    ++number;
  }
  if (outcome.is_refused) {
    outcome.output = {};
  }
  const std::string id(part["callID"].text());
  builder_.call(id, std::move(call));
  builder_.result(id, outcome);
}

void OpencodeMessages::todos(std::vector<Todo> todos) {
  if (!todos.empty()) {
    builder_.todos(std::move(todos));
  }
}

Session OpencodeMessages::finish() {
  return builder_.finish({});
}

} // namespace handoff::session
