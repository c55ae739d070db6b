// SPDX-License-Identifier: MIT
// A session as `git handoff session --json` prints it.
#include "session/digest/session_json.hpp"

#include "base/clock.hpp"
#include "session/dialogue/failures.hpp"
#include "session/find/work_tree.hpp"
#include "session/records/paths.hpp"

#include <nlohmann/json.hpp>

namespace handoff::session {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

template <typename Number>
Json or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

Json time_or_null(std::int64_t at) {
  return at == 0 ? Json() : Json(timestamp(at));
}

// The parts of one session; `root` is where its paths are seen from.
class SessionObject {
public:
  SessionObject(const Session& session, std::string root)
      : session_(session), root_(std::move(root)) {}

  [[nodiscard]] Json whole() const {
    Json json = head();
    json["requests"] = requests();
    json["todos"] = todos();
    json["plan"] = or_null(session_.plan);
    json["files"] = files();
    json["files_read"] = files_read();
    json["commands"] = commands(false);
    json["subagent_commands"] = commands(true);
    json["decisions"] = decisions();
    json["errors"] = errors();
    json["compactions"] = compactions();
    json["skills_listed"] = session_.skills_listed;
    json["skills_used"] = session_.skills_used;
    json["last_message"] = or_null(session_.last_message);
    json["unread"] = session_.unread;
    return json;
  }

private:
  [[nodiscard]] Json head() const {
    const auto& branches = session_.branches;
    return {{"version", 1},
            {"agent", session_.agent->name},
            {"id", session_.id},
            {"path", session_.path},
            {"cwd", or_null(session_.cwd)},
            {"branch", or_null(session_.branch)},
            {"branches",
             std::vector<std::string>(branches.begin() + 1, branches.end())},
            {"model", or_null(session_.model)},
            {"agent_version", or_null(session_.version)},
            {"parent", or_null(session_.parent)},
            {"forked_from", or_null(session_.forked_from)},
            {"started", time_or_null(session_.started)},
            {"ended", time_or_null(session_.ended)},
            {"tokens",
             {{"used", or_null(session_.tokens.used)},
              {"window", or_null(session_.tokens.window)}}}};
  }

  void add_moment(Json& json, const Moment& when) const {
    json["at"] = time_or_null(when.at);
    if (when.branch != 0) {
      json["branch"] = session_.branches[when.branch];
    }
  }

  [[nodiscard]] std::string shown(const std::string& path) const {
    return std::string(relative_path(path, root_));
  }

  [[nodiscard]] Json requests() const {
    Json list = Json::array();
    for (const UserRequest& request : session_.requests) {
      Json json = {{"text", request.text}};
      add_moment(json, request.when);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json todos() const {
    Json list = Json::array();
    for (const Todo& todo : session_.todos) {
      list.push_back(
          {{"text", todo.text}, {"status", todo_state_name(todo.state)}});
    }
    return list;
  }

  [[nodiscard]] Json files() const {
    Json list = Json::array();
    for (const FileTouch& file : session_.files) {
      if (file.use == FileUse::read) {
        continue;
      }
      Json json = {{"path", shown(file.path)},
                   {"change", file_use_name(file.use)}};
      if (file.by_subagent) {
        json["by"] = "subagent";
      }
      if (file.by_shell) {
        json["from"] = "command";
      }
      add_moment(json, file.when);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json files_read() const {
    Json list = Json::array();
    for (const FileTouch& file : session_.files) {
      if (file.was_read) {
        list.push_back(shown(file.path));
      }
    }
    return list;
  }

  [[nodiscard]] Json commands(bool by_subagent) const {
    Json list = Json::array();
    for (const CommandRun& run : session_.commands) {
      if (run.by_subagent != by_subagent) {
        continue;
      }
      Json json = {{"cmd", run.cmd}, {"exit", or_null(run.exit)}};
      if (!run.exit && run.failed) {
        json["failed"] = true; // the status is not recorded
      }
      add_moment(json, run.when);
      if (!run.cwd.empty()) {
        json["cwd"] = run.cwd;
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json decisions() const {
    Json list = Json::array();
    for (const Decision& decision : session_.decisions) {
      Json json = {{"question", or_null(decision.question)},
                   {"chosen", or_null(decision.chosen)},
                   {"rejected", decision.rejected},
                   {"remark", or_null(decision.remark)}};
      add_moment(json, decision.when);
      list.push_back(std::move(json));
    }
    for (const Statement& statement : session_.statements) {
      if (statement.kind != StatementKind::decision) {
        continue;
      }
      const bool is_human = statement.speaker == Speaker::human;
      Json json = {{"text", statement.text},
                   {"by", is_human ? "human" : "agent"}};
      add_moment(json, statement.when);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json errors() const {
    Json list = Json::array();
    for (const Failure& failure : find_failures(session_).open) {
      Json json = {{"what", failure.what},
                   {"exit", or_null(failure.exit)},
                   {"why", failure.why}};
      add_moment(json, failure.when);
      list.push_back(std::move(json));
    }
    return list;
  }

  [[nodiscard]] Json compactions() const {
    Json list = Json::array();
    for (const Compaction& compaction : session_.compactions) {
      Json json = {{"summary", or_null(compaction.summary)},
                   {"encrypted", compaction.is_encrypted},
                   {"tokens_before", or_null(compaction.tokens_before)},
                   {"tokens_after", or_null(compaction.tokens_after)}};
      add_moment(json, compaction.when);
      list.push_back(std::move(json));
    }
    return list;
  }

  const Session& session_;
  std::string root_;
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
  const std::string from = root.empty() ? work_tree_of(session.cwd) : root;
  return SessionObject(session, from)
      .whole()
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace handoff::session
