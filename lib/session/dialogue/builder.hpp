// SPDX-License-Identifier: MIT
// Collects what a reader finds into a Session: joins calls with their
// results, drops what a rewind took back, keeps memory bounded.
#pragma once

#include "session/dialogue/session.hpp"
#include "session/dialogue/shell_effects.hpp"
#include "session/dialogue/tool_call.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace handoff::session {

// Where the reader stands: given before the facts of a record.
struct RecordPlace {
  std::int64_t at = 0; // milliseconds since the epoch; 0: as before
  std::string_view branch = {};
  std::string_view cwd = {};
  bool is_subagent = false;
};

// How a tool call ended.
struct ToolOutcome {
  bool ok = true;
  // False: the tool did not take the call (wrong arguments, no such tool).
  bool has_run = true;
  std::optional<int> exit = {};
  std::string_view output = {}; // what the tool said, or its error
  // The user refused the call; `output` is what they said, may be empty.
  bool is_refused = false;
  bool is_new_file = false;      // what was written was not there before
  std::string_view todo_id = {}; // of a todo that was created
  // Answers to the call's questions, by question.
  std::vector<std::pair<std::string, std::string>> answers = {};
};

class Builder {
public:
  Builder(Agent agent, std::string path);

  // The next record. Every record counts, also those that say nothing.
  void next_record() { ++session_.records; }
  void stand(const RecordPlace& place);

  void request(std::string_view text);
  // A person stopped the agent in the middle of its work.
  void interrupted();
  // The session of a subagent, read by itself: another agent asks in it.
  void nobody_asks() { is_subagent_session_ = true; }
  // The agent's words. Text of a message that is written again with the same
  // id replaces what the first writing said.
  void agent_text(std::string_view text, std::string_view message = {});
  void usage(std::int64_t used);
  void window(std::int64_t tokens);
  void model(std::string_view name);
  // Where it does not say what is left, the context's use is not known until
  // the next usage(). A subagent's own is none of the session's.
  void compaction(Compaction what);
  // The summary of the last compaction, or of one that nothing announced.
  void compaction_summary(std::string text);
  void api_error(std::string_view text);
  void skill_used(std::string_view name);
  void skills_listed(std::vector<std::string> names);
  void todos(std::vector<Todo> todos);
  // What the agent is set to reach; an empty one keeps what is known.
  void goal(std::string_view text, std::string_view state);
  // A plan that nobody was asked about, or that a person pasted.
  void plan(std::string text);

  // A call takes effect when its result arrives. An id that was answered
  // already is a repetition and ignored.
  void call(std::string_view id, ToolCall call);
  void result(std::string_view id, const ToolOutcome& outcome);
  // A command whose status comes later under another name (a background
  // shell): renames the open call.
  void rename_call(std::string_view id, std::string_view new_id);
  [[nodiscard]] bool is_open(std::string_view id) const;
  // A command and a change that a record holds whole.
  void command(CommandRun run);
  void file(std::string_view path, FileUse use);
  // A file that something says was changed, without saying when. It changes
  // nothing about a file that the transcript knows.
  void witnessed(std::string_view path);
  // A file that the agent changed before this transcript begins: it goes on
  // with an earlier one. `at` in milliseconds since the epoch.
  void changed_before(std::string_view path, std::int64_t at);

  void unreadable(std::string_view what); // counted by kind
  // Forgets the facts of `record` and later ones.
  void rewind_to(std::uint32_t record);

  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] std::uint32_t record() const;

  // The session, without the facts of records for which `alive` is false (an
  // empty vector: all live).
  [[nodiscard]] Session finish(const std::vector<bool>& alive);

private:
  struct Open {
    ToolCall call;
    Moment when;
    std::string cwd;
    bool is_subagent;
  };
  struct Touch {
    std::uint32_t path; // index into paths_
    FileUse use;
    bool is_subagent;
    bool by_shell;
    Moment when;
    bool is_undone = false;  // before it was committed
    bool is_witness = false; // see ShellEffect::is_witness
  };
  struct TodoStep {
    TodoChange change;
    std::vector<Todo> todos;
    Moment when;
  };
  struct Used {
    std::int64_t tokens;
    Moment when;
  };
  struct Words {
    Utterance said;
    std::string message; // the id of the agent's message, where it has one
    Moment when;         // as Utterance::when, for keep_live()
  };

  void finish_command(Open& open, const ToolOutcome& outcome);
  void finish_question(Open& open, const ToolOutcome& outcome);
  void finish_plan(Open& open, const ToolOutcome& outcome);
  void finish_files(const Open& open, const ToolOutcome& outcome);
  void finish_todos(Open& open, const ToolOutcome& outcome);
  void refuse(const Open& open, const ToolOutcome& outcome);
  void fail(const Open& open, const ToolOutcome& outcome);
  void touch(const std::string& path, const Touch& touch);
  void apply_effects(const CommandRun& run);
  bool touch_below(const ShellEffect& effect, const Touch& touch);
  void undo(const std::string& path);
  void said(std::string_view text, Speaker speaker);
  void keep_words(Words words);
  void keep_pasted_plan(std::string_view message);
  void keep_written_plan(const Open& open);
  void keep_live(const std::vector<bool>& alive);
  void conclude_todos();
  void drop_known_earlier();
  void touch_earlier();
  void conclude_files();
  static void add_touch(FileTouch& file, const Touch& touch);
  void conclude_words();
  void conclude_answers();
  void conclude_refusals();

  Session session_;
  Moment moment_;
  std::string cwd_;
  bool is_subagent_ = false;
  bool is_subagent_session_ = false;
  std::unordered_map<std::string, Open> open_;
  std::unordered_set<std::uint64_t> answered_; // hashes of call ids
  std::unordered_map<std::string, std::uint32_t> path_index_;
  std::vector<std::string> paths_;
  std::vector<Touch> touches_;
  std::size_t committed_ = 0; // of touches_, by the session's own commits
  std::map<std::string, std::int64_t> earlier_; // see changed_before()
  std::vector<TodoStep> todo_steps_;
  std::unordered_set<std::string> subagent_todos_; // ids
  std::vector<Used> used_;
  std::vector<Words> words_;   // of both, the newest
  std::size_t words_size_ = 0; // bytes
  std::uint32_t last_own_record_ = 0;
  std::vector<std::pair<std::string, Moment>> plans_;
  std::map<std::string, std::uint64_t, std::less<>> unreadable_;
};

} // namespace handoff::session
