// SPDX-License-Identifier: MIT
// What one transcript of a coding agent says, whatever agent wrote it.
#pragma once

#include "agent/agent.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace handoff::session {

using agent::Agent;

// When a fact was recorded and on which branch.
struct Moment {
  std::int64_t at = 0;      // milliseconds since the epoch; 0: not known
  std::uint32_t branch = 0; // index into Session::branches
  // The record that says it, counted from 0; a merged session counts on.
  std::uint32_t record = 0;
};

// What a person asked, in their own words: nothing that the agent's program
// injected.
struct UserRequest {
  std::string text;
  Moment when;
};

enum class Speaker { human, agent };

// One message of the conversation, at most 20,000 bytes of it.
struct Utterance {
  Speaker speaker = Speaker::agent;
  std::string text;
  Moment when = {};
};

// A command that a tool ran. Calls without a result are not in the list.
struct CommandRun {
  std::string cmd;
  std::string cwd = {};         // absolute; empty: not recorded
  std::optional<int> exit = {}; // nothing: the transcript does not say
  bool failed = false;          // also where the exit status is not recorded
  std::string output = {};      // the end of it; of failures and checks only
  Moment when = {};
  bool by_subagent = false;
};

enum class FileUse { read, modified, created, deleted };

struct FileTouch {
  std::string path;            // absolute where the transcript lets us know
  FileUse use = FileUse::read; // the strongest of all touches
  Moment when = {};            // of the last touch of that strength
  bool by_subagent = false;    // by none but subagents
  bool was_read = false;       // also where it was changed
  std::vector<Moment> changes = {}; // every one, in order
  bool by_shell = false;            // concluded from a command line only
};

// A deleted one was taken off the list and is never in Session::todos.
enum class TodoState {
  pending,
  in_progress,
  completed,
  blocked,
  cancelled,
  deleted,
};

struct Todo {
  std::string id = {}; // empty where the agent numbers none
  std::string text;
  TodoState state = TodoState::pending;
};

enum class DecisionOrigin {
  answer,    // a person answered a question of the agent's tool
  reply,     // a person answered a question of the conversation
  plan,      // a person accepted or refused a plan
  rejection, // a person refused a tool call and said why
};

struct Decision {
  DecisionOrigin origin = DecisionOrigin::answer;
  std::string question = {};              // of an answer; else the refused call
  std::string chosen = {};                // empty where all was refused
  std::vector<std::string> rejected = {}; // options not taken, plans refused
  std::string remark = {};                // what the person added, or why
  Moment when = {};
};

// A sentence worth carrying, found by its form.
enum class StatementKind {
  decision,   // "we use X instead of Y because Z"
  constraint, // "never", "except", "must not"
  number,     // something measured
  link,       // an issue, a pull request, a page
  open,       // "not done", "still fails", "next step"
};

struct Statement {
  StatementKind kind = StatementKind::decision;
  std::string text; // one sentence or list item, at most 600 bytes
  Speaker speaker = Speaker::agent;
  Moment when = {};
};

// A tool call that failed, other than a command.
struct ToolError {
  std::string what; // "Edit src/a.c"
  std::string why;  // first line of what the tool said
  Moment when = {};
};

struct Compaction {
  std::string summary = {}; // empty: encrypted, or not recorded
  bool is_encrypted = false;
  std::optional<std::int64_t> tokens_before = {};
  std::optional<std::int64_t> tokens_after = {};
  Moment when = {};
};

struct Tokens {
  std::optional<std::int64_t> used = {};   // in the context, last known
  std::optional<std::int64_t> window = {}; // nothing: not known
};

struct Session {
  Agent agent;
  std::string id = {};
  std::string path = {};    // of the transcript
  std::string cwd = {};     // where it was started
  std::string model = {};   // the last one
  std::string version = {}; // of the agent's program
  std::string parent = {};  // id of the session that this one is part of
  std::string forked_from = {};
  std::int64_t started = 0; // milliseconds since the epoch; 0: not known
  std::int64_t ended = 0;
  // Index 0 is "": no branch recorded. A detached HEAD is recorded as "".
  std::vector<std::string> branches = {""};
  std::string branch = {}; // the last one recorded
  // The branch was recorded when the session started, and not since.
  bool knows_start_branch_only = false;
  Tokens tokens = {};
  std::vector<UserRequest> requests = {};
  std::vector<Utterance> dialogue = {};   // in order; the newest 32 MiB
  std::vector<Moment> turns = {};         // where each begins: see turns.hpp
  std::vector<Moment> interruptions = {}; // a person stopped the agent
  // Facts of later records come from transcripts of subagents.
  std::uint32_t last_own_record = UINT32_MAX;
  std::vector<Todo> todos = {};
  Moment todos_when = {}; // the last change of the list
  std::string plan = {};  // the last one accepted
  Moment plan_when = {};
  std::string goal = {};       // that the agent was set, where it keeps one
  std::string goal_state = {}; // "active", "complete": as the agent calls it
  std::vector<FileTouch> files = {};
  std::vector<CommandRun> commands = {};
  std::vector<Decision> decisions = {};
  std::vector<Statement> statements = {};
  std::vector<ToolError> errors = {};
  std::vector<Compaction> compactions = {};
  std::string last_message = {}; // the agent's last words
  Moment last_message_when = {};
  std::vector<std::string> skills_listed = {};
  std::vector<std::string> skills_used = {};
  std::uint64_t records = 0; // read, the skipped ones included
  // What could not be read: "lines that are not JSON: 3".
  std::vector<std::string> unread = {};
};

using Sessions = std::span<const std::reference_wrapper<const Session>>;

} // namespace handoff::session
