// SPDX-License-Identifier: MIT
// A session as `git handoff session --json` prints it.
#include "session/session_json.hpp"

#include "base/clock.hpp"
#include "session/failures.hpp"
#include "session/paths.hpp"
#include "text/json_writer.hpp"

namespace handoff::session {
namespace {

using text::JsonWriter;

class SessionWriter {
public:
  SessionWriter(const Session& session, const std::string& root)
      : session_(session), root_(root.empty() ? session.cwd : root) {}

  std::string write() {
    json_.open('{');
    write_head();
    write_talk();
    write_work();
    write_rest();
    json_.close('}');
    return json_.take();
  }

private:
  void time(std::string_view key, std::int64_t at) {
    json_.key(key).string_or_null(at == 0 ? "" : timestamp(at));
  }

  void moment(const Moment& when) {
    time("at", when.at);
    const std::string& branch = session_.branches[when.branch];
    if (!branch.empty()) {
      json_.key("branch").string(branch);
    }
  }

  void strings(std::string_view key, const std::vector<std::string>& all) {
    json_.key(key).open('[');
    for (const std::string& one : all) {
      json_.string(one);
    }
    json_.close(']');
  }

  void write_head() {
    json_.key("version").number(1);
    json_.key("agent").string(agent_name(session_.agent));
    json_.key("id").string(session_.id);
    json_.key("path").string(session_.path);
    json_.key("cwd").string_or_null(session_.cwd);
    json_.key("branch").string_or_null(session_.branch);
    strings("branches",
            {session_.branches.begin() + 1, session_.branches.end()});
    json_.key("model").string_or_null(session_.model);
    json_.key("agent_version").string_or_null(session_.version);
    json_.key("parent").string_or_null(session_.parent);
    json_.key("forked_from").string_or_null(session_.forked_from);
    time("started", session_.started);
    time("ended", session_.ended);
    json_.key("tokens").open('{');
    json_.key("used").number_or_null(session_.tokens.used);
    json_.key("window").number_or_null(session_.tokens.window);
    json_.close('}');
  }

  void write_talk() {
    json_.key("requests").open('[');
    for (const Request& request : session_.requests) {
      json_.open('{').key("text").string(request.text);
      moment(request.when);
      json_.close('}');
    }
    json_.close(']').key("todos").open('[');
    for (const Todo& todo : session_.todos) {
      json_.open('{').key("text").string(todo.text);
      json_.key("status").string(todo_state_name(todo.state)).close('}');
    }
    json_.close(']');
    json_.key("plan").string_or_null(session_.plan);
  }

  void write_work() {
    json_.key("files").open('[');
    for (const FileTouch& file : session_.files) {
      if (file.use != FileUse::read) {
        write_file(file);
      }
    }
    json_.close(']').key("files_read").open('[');
    for (const FileTouch& file : session_.files) {
      if (file.was_read) {
        json_.string(relative_path(file.path, root_));
      }
    }
    json_.close(']').key("commands").open('[');
    for (const CommandRun& run : session_.commands) {
      if (!run.by_subagent) {
        write_command(run);
      }
    }
    json_.close(']').key("subagent_commands").open('[');
    for (const CommandRun& run : session_.commands) {
      if (run.by_subagent) {
        write_command(run);
      }
    }
    json_.close(']');
  }

  void write_file(const FileTouch& file) {
    json_.open('{').key("path").string(relative_path(file.path, root_));
    json_.key("change").string(file_use_name(file.use));
    if (file.by_subagent) {
      json_.key("by").string("subagent");
    }
    if (file.by_shell) {
      json_.key("from").string("command");
    }
    moment(file.when);
    json_.close('}');
  }

  void write_command(const CommandRun& run) {
    json_.open('{').key("cmd").string(run.cmd);
    json_.key("exit").number_or_null(run.exit);
    if (!run.exit && run.failed) {
      json_.key("failed").boolean(true);
    }
    moment(run.when);
    if (!run.cwd.empty()) {
      json_.key("cwd").string(run.cwd);
    }
    json_.close('}');
  }

  void write_decisions() {
    json_.key("decisions").open('[');
    for (const Decision& decision : session_.decisions) {
      json_.open('{').key("question").string_or_null(decision.question);
      json_.key("chosen").string_or_null(decision.chosen);
      strings("rejected", decision.rejected);
      moment(decision.when);
      json_.close('}');
    }
    for (const Statement& statement : session_.statements) {
      if (statement.kind == StatementKind::decision) {
        json_.open('{').key("text").string(statement.text);
        json_.key("by").string(statement.speaker == Speaker::human ? "human"
                                                                   : "agent");
        moment(statement.when);
        json_.close('}');
      }
    }
    json_.close(']');
  }

  void write_errors() {
    json_.key("errors").open('[');
    for (const Failure& failure : open_failures(session_)) {
      json_.open('{').key("what").string(failure.what);
      json_.key("exit").number_or_null(failure.exit);
      json_.key("why").string(failure.why);
      moment(failure.when);
      json_.close('}');
    }
    json_.close(']');
  }

  void write_rest() {
    write_decisions();
    write_errors();
    json_.key("compactions").open('[');
    for (const Compaction& compaction : session_.compactions) {
      json_.open('{').key("summary").string_or_null(compaction.summary);
      json_.key("encrypted").boolean(compaction.is_encrypted);
      json_.key("tokens_before").number_or_null(compaction.tokens_before);
      json_.key("tokens_after").number_or_null(compaction.tokens_after);
      moment(compaction.when);
      json_.close('}');
    }
    json_.close(']');
    strings("skills_listed", session_.skills_listed);
    strings("skills_used", session_.skills_used);
    json_.key("last_message").string_or_null(session_.last_message);
    strings("unread", session_.unread);
  }

  const Session& session_;
  std::string root_;
  JsonWriter json_;
};

} // namespace

std::string timestamp(std::int64_t milliseconds) {
  std::string text = base::iso_time(milliseconds / 1000);
  const std::string fraction = std::to_string(1000 + milliseconds % 1000);
  text.insert(text.size() - 1, "." + fraction.substr(1));
  return text;
}

std::string_view todo_state_name(TodoState state) {
  switch (state) {
  case TodoState::in_progress:
    return "in_progress";
  case TodoState::completed:
    return "completed";
  case TodoState::blocked:
    return "blocked";
  case TodoState::cancelled:
    return "cancelled";
  case TodoState::deleted:
    return "deleted";
  case TodoState::pending:
    break;
  }
  return "pending";
}

std::string_view file_use_name(FileUse use) {
  switch (use) {
  case FileUse::modified:
    return "modified";
  case FileUse::created:
    return "created";
  case FileUse::deleted:
    return "deleted";
  case FileUse::read:
    break;
  }
  return "read";
}

std::string_view statement_kind_name(StatementKind kind) {
  switch (kind) {
  case StatementKind::constraint:
    return "constraint";
  case StatementKind::number:
    return "number";
  case StatementKind::link:
    return "link";
  case StatementKind::open:
    return "open";
  case StatementKind::decision:
    break;
  }
  return "decision";
}

std::string to_json(const Session& session, const std::string& root) {
  return SessionWriter(session, root).write();
}

} // namespace handoff::session
