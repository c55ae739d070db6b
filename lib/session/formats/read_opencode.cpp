// SPDX-License-Identifier: MIT
// OpenCode's sessions: in its database, in the files of older releases, and
// as `opencode export` prints them.
#include "base/error.hpp"
#include "session/formats/opencode_messages.hpp"
#include "session/formats/readers.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/sqlite.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// Regular files only.
std::vector<fs::path> sorted_files(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const fs::path& file : entries(directory)) {
    if (file.extension() == ".json" && is_plain_file(file.string())) {
      files.push_back(file);
    }
  }
  std::ranges::sort(files);
  return files;
}

JsonValue parse_file(JsonParser& parser, const fs::path& file) {
  const auto text = read_document(file.string());
  return text ? parser.parse_copy(*text) : JsonValue();
}

std::string newest_session(const Database& database) {
  Rows rows = database.query("select id from session where parent_id is null "
                             "order by time_updated desc limit 1");
  return rows.next() ? std::string(rows.text(0)) : std::string();
}

class DatabaseReader {
public:
  DatabaseReader(const std::string& path, const std::string& id)
      : database_(path), messages_(path), id_(id) {
    if (id_.empty()) {
      id_ = newest_session(database_);
    }
  }

  Session read() {
    read_session_row();
    Rows rows = database_.query("select id, data from message where "
                                "session_id = ?1 order by time_created, id",
                                {id_});
    while (rows.next()) {
      const JsonValue message = parser_.parse_copy(rows.text(1));
      if (!message.is_object()) {
        messages_.unreadable();
        continue;
      }
      messages_.message(message);
      read_parts(std::string(rows.text(0)));
    }
    count_torn(rows);
    read_todos();
    if (database_.lacks_log()) {
      messages_.builder().unreadable("logs of databases");
    }
    return messages_.finish();
  }

private:
  void read_session_row() {
    Rows rows = database_.query("select directory, version, parent_id, "
                                "time_created from session where id = ?1",
                                {id_});
    if (!rows.next()) {
      throw Error("no session '" + id_ + "' in the database");
    }
    Session& session = messages_.builder().session();
    session.id = id_;
    session.version = rows.text(1);
    session.parent = rows.text(2);
    messages_.builder().stand({.at = rows.integer(3), .cwd = rows.text(0)});
  }

  void read_parts(const std::string& message) {
    Rows rows = database_.query(
        "select data from part where message_id = ?1 order by id", {message});
    while (rows.next()) {
      const JsonValue part = parser_.parse_copy(rows.text(0));
      if (part.is_object()) {
        messages_.part(part);
      } else {
        messages_.unreadable();
      }
    }
    count_torn(rows);
  }

  void count_torn(const Rows& rows) {
    if (rows.is_torn()) {
      messages_.builder().unreadable("damaged places of the database");
    }
  }

  void read_todos() {
    Rows rows = database_.query("select content, status from todo where "
                                "session_id = ?1 order by position",
                                {id_});
    std::vector<Todo> todos;
    while (rows.next()) {
      todos.push_back({.text = std::string(rows.text(0)),
                       .state = parse_todo_state(rows.text(1))});
    }
    messages_.todos(std::move(todos));
  }

  Database database_;
  OpencodeMessages messages_;
  JsonParser parser_;
  std::string id_;
};

// storage/session/<project>/<id>.json, message/<id>/*.json,
// part/<message>/*.json, todo/<id>.json
Session read_storage(const std::string& path, const JsonValue& session) {
  const fs::path storage =
      fs::path(path).parent_path().parent_path().parent_path();
  OpencodeMessages messages(path);
  messages.session(session);
  const std::string id = messages.builder().session().id;
  JsonParser parser;
  for (const fs::path& file : sorted_files(storage / "message" / id)) {
    const JsonValue message = parse_file(parser, file);
    if (!message.is_object()) {
      messages.unreadable();
      continue;
    }
    messages.message(message);
    for (const fs::path& part : sorted_files(storage / "part" / file.stem())) {
      messages.part(parse_file(parser, part));
    }
  }
  const fs::path todo = storage / "todo" / (id + ".json");
  if (is_plain_file(todo.string())) {
    messages.todos(read_todos(parse_file(parser, todo)));
  }
  return messages.finish();
}

Session read_export(const std::string& path, const JsonValue& document) {
  OpencodeMessages messages(path);
  messages.session(document["info"]);
  for (const JsonValue& message : document["messages"].items()) {
    messages.message(message["info"]);
    for (const JsonValue& part : message["parts"].items()) {
      messages.part(part);
    }
  }
  return messages.finish();
}

} // namespace

Session read_opencode(const std::string& path) {
  const DatabasePath at = split_database_path(path);
  if (at.file.ends_with(".db")) {
    return DatabaseReader(at.file, at.session).read();
  }
  JsonParser parser;
  const JsonValue document = parse_file(parser, path);
  return document["info"].is_object() ? read_export(path, document)
                                      : read_storage(path, document);
}

} // namespace handoff::session
