// SPDX-License-Identifier: MIT
// Goose's sessions: in its database, in the files of older releases, and as
// `goose session export --format json` prints them.
#include "base/error.hpp"
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/format.hpp"
#include "session/formats/locate.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/sqlite.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"

namespace handoff::session {
namespace {

unsigned likeness(const JsonValue& record, const std::string&) {
  return record["working_dir"].is_string() &&
                 (record["conversation"].exists() ||
                  record["message_count"].exists() ||
                  record["total_tokens"].exists())
             ? 5
             : 0;
}

void add_rows(const TranscriptPlace& place,
              const std::string& path,
              const Roots& roots,
              std::vector<TranscriptCandidate>& found) {
  const Database database(path);
  Rows rows = database.query(
      "select id, working_dir, cast(strftime('%s', updated_at) as integer) "
      "from sessions where session_type not in ('sub_agent', 'hidden')");
  while (rows.next()) {
    if (is_inside_any(rows.text(1), roots)) {
      found.push_back({.agent = place.agent,
                       .path = path + "#" + std::string(rows.text(0)),
                       .id = std::string(rows.text(0)),
                       .cwd = std::string(rows.text(1)),
                       .modified = rows.integer(2) * 1000});
    }
  }
}

std::vector<TranscriptCandidate> locate(const TranscriptPlace& place,
                                        const Roots& roots) {
  std::vector<TranscriptCandidate> found;
  const std::string path = place.path + "/" + std::string(place.file);
  if (is_plain_file(path)) {
    try {
      add_rows(place, path, roots, found);
    } catch (const Error&) {
      found.clear(); // not readable: as if it were not there
    }
  }
  return found;
}

// "developer__shell" is the tool "shell" of the extension "developer".
std::string_view own_name(std::string_view name) {
  const std::size_t at = name.rfind("__");
  name.remove_prefix(at == std::string_view::npos ? 0 : at + 2);
  return name == "text_editor" ? "str_replace_editor" : name;
}

ToolCall read_call(const JsonValue& call) {
  const std::string_view name = own_name(call["name"].text());
  const JsonValue input = call["arguments"];
  ToolCall read = read_tool_call(name, input);
  if (read.kind == ToolKind::todos && read.todos.empty()) {
    read.todos = read_check_list(input["content"].text());
  }
  return read;
}

// What the model was shown: older releases add the same for the user.
std::string shown_text(const JsonValue& content) {
  std::string text;
  for (const JsonValue& block : content.items()) {
    bool is_shown = !block["annotations"]["audience"].is_array();
    for (const JsonValue& role : block["annotations"]["audience"].items()) {
      is_shown = is_shown || role.text() == "assistant";
    }
    if (is_shown && block["text"].is_string()) {
      text += (text.empty() ? "" : "\n") + std::string(block["text"].text());
    }
  }
  return text;
}

class GooseReader {
public:
  explicit GooseReader(const std::string& path)
      : builder_(agent::named("goose"), path) {}

  [[nodiscard]] Builder& builder() { return builder_; }

  // {id, role, created, content, metadata}; `created` in seconds.
  void message(const JsonValue& message) {
    builder_.next_record();
    builder_.stand({.at = message["created"].integer().value_or(0) * 1000});
    const JsonValue metadata = message["metadata"];
    const bool is_for_user = !metadata["userVisible"].is_false();
    const bool is_for_agent = !metadata["agentVisible"].is_false();
    builder_.model(metadata["inference"]["requestedModel"].text());
    const bool is_user = message["role"].text() == "user";
    std::string words;
    for (const JsonValue& part : message["content"].items()) {
      const std::string_view type = part["type"].text();
      if (type == "text") {
        words += (words.empty() ? "" : "\n") + std::string(part["text"].text());
      } else if (type == "toolRequest") {
        builder_.call(part["id"].text(), read_call(part["toolCall"]["value"]));
      } else if (type == "toolResponse") {
        result(part);
      }
    }
    if (is_for_user) {
      said(words, is_user, message["id"].text());
    } else if (is_user && is_for_agent && has_lost_context_) {
      // All that was before has gone from the context, and this replaces it.
      builder_.compaction({.summary = words});
    }
    has_lost_context_ = !is_for_agent;
  }

  Session finish() { return builder_.finish({}); }

private:
  void said(const std::string& words, bool is_user, std::string_view id) {
    if (is_user) {
      builder_.request(human_words(words));
    } else {
      builder_.agent_text(trimmed(words), id);
    }
  }

  void result(const JsonValue& part) {
    constexpr std::string_view k_refused =
        "The user has declined to run this tool";
    const JsonValue outer = part["toolResult"];
    const JsonValue value = outer["value"];
    const std::string text =
        shown_text(value.is_array() ? value : value["content"]);
    const std::string_view error = outer["error"].text();
    const auto exit = value["structuredContent"]["exit_code"].integer();
    ToolOutcome outcome{.ok = outer["status"].text() == "success" &&
                              !value["isError"].is_true(),
                        .exit = exit ? std::optional(static_cast<int>(*exit))
                                     : std::nullopt,
                        .output = error.empty() ? text : error,
                        .is_refused = text.starts_with(k_refused)};
    outcome.has_run = outcome.ok || exit.has_value();
    if (outcome.is_refused) {
      outcome.output = {};
    }
    builder_.result(part["id"].text(), outcome);
  }

  Builder builder_;
  bool has_lost_context_ = false; // by the message before
};

// What is known of the session itself.
void read_head(const JsonValue& head, Builder& builder) {
  builder.session().id = head["id"].text();
  builder.stand({.at = parse_timestamp(head["created_at"].text()),
                 .cwd = head["working_dir"].text()});
}

void read_model(const JsonValue& config, Builder& builder) {
  builder.model(config["model_name"].text());
  if (const auto limit = config["context_limit"].integer()) {
    builder.window(*limit);
  }
}

// What it counts at its end.
void read_end(const JsonValue& head, Builder& builder) {
  builder.usage(head["total_tokens"].integer().value_or(0));
  read_model(head["model_config"], builder);
}

class GooseDatabase {
public:
  GooseDatabase(const std::string& path, const std::string& id)
      : database_(path), reader_(path), id_(id.empty() ? newest() : id) {}

  Session read() {
    const std::int64_t used = read_session_row();
    Rows rows = database_.query(
        "select case when json_valid(content_json) then json_object('id', "
        "message_id, 'role', role, 'created', created_timestamp, 'content', "
        "json(content_json), 'metadata', json(case when "
        "json_valid(metadata_json) then metadata_json else '{}' end)) end "
        "from messages where session_id = ?1 order by id",
        {id_});
    while (rows.next()) {
      const JsonValue message = parser_.parse_copy(rows.text(0));
      if (message.is_object()) {
        reader_.message(message);
      } else {
        reader_.builder().unreadable("messages that are not JSON");
      }
    }
    if (rows.is_torn()) {
      reader_.builder().unreadable("damaged places of the database");
    }
    if (database_.lacks_log()) {
      reader_.builder().unreadable("logs of databases");
    }
    reader_.builder().usage(used);
    return reader_.finish();
  }

private:
  [[nodiscard]] std::string newest() const {
    Rows rows = database_.query("select id from sessions where session_type "
                                "not in ('sub_agent', 'hidden') order by "
                                "updated_at desc limit 1");
    return rows.next() ? std::string(rows.text(0)) : std::string();
  }

  // Gives the tokens in its context.
  std::int64_t read_session_row() {
    Rows rows = database_.query(
        "select working_dir, cast(strftime('%s', created_at) as integer), "
        "total_tokens, model_config_json from sessions where id = ?1",
        {id_});
    if (!rows.next()) {
      throw Error("no session '" + id_ + "' in the database");
    }
    Builder& builder = reader_.builder();
    builder.session().id = id_;
    builder.stand({.at = rows.integer(1) * 1000, .cwd = rows.text(0)});
    JsonParser parser;
    read_model(parser.parse_copy(rows.text(3)), builder);
    return rows.integer(2);
  }

  Database database_;
  GooseReader reader_;
  JsonParser parser_;
  std::string id_;
};

// One JSON object, or a line for the session and one for each message.
Session read_file(const std::string& path) {
  GooseReader reader(path);
  if (const auto text = read_document(path)) {
    JsonParser parser;
    const JsonValue whole = parser.parse_copy(*text);
    if (whole["conversation"].exists()) {
      const JsonValue conversation = whole["conversation"];
      read_head(whole, reader.builder());
      for (const JsonValue& message :
           (conversation.is_array() ? conversation : conversation["messages"])
               .items()) {
        reader.message(message);
      }
      read_end(whole, reader.builder());
      return reader.finish();
    }
  }
  RecordSource records(path, reader.builder());
  while (const auto record = records.next()) {
    if ((*record)["role"].exists()) {
      reader.message(*record);
    } else {
      read_head(*record, reader.builder());
      read_end(*record, reader.builder());
    }
  }
  Session session = reader.finish();
  name_by_file(session);
  return session;
}

Session read(const std::string& path) {
  const DatabasePath at = split_database_path(path);
  return at.file.ends_with(".db") ? GooseDatabase(at.file, at.session).read()
                                  : read_file(path);
}

} // namespace

extern const Format k_format_goose;
const Format k_format_goose = {
    .name = "goose", .likeness = likeness, .locate = locate, .read = read};

} // namespace handoff::session
