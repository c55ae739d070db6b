// SPDX-License-Identifier: MIT
// What a successor must know of the sessions that worked on a branch, made
// without any model: the same sessions give the same digest.
#pragma once

#include "git/branch/abbreviation.hpp"
#include "session/dialogue/session.hpp"
#include "session/dialogue/turns.hpp"
#include "session/find/reflog.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

enum class DigestKind {
  // Not finished, first thing first; `origin` says how that is known.
  unfinished,
  request,    // what a person asked; `outcome` is what came of it
  decision,   // what was chosen; `rejected` says what was not
  constraint, // what must, must not, or is excepted
  failure,    // failed and not put right; `code` is the command
  attempt,    // failed and was given up; likewise
  recipe,     // which form of a command works; `code` is the program
  check,      // last run of a test, build, lint or bench; `code`
  todo,       // done or dropped; `text`, with its state in `label`
  plan,
  number,  // something measured
  link,    // an issue, a request, a page
  open,    // what somebody called unfinished
  file,    // `code` is the path; `label` what was done to it
  summary, // of a compaction; `label` is its heading
  last_message,
};

// How it is known that something is not finished, in the order in which a
// successor should believe it.
enum class Origin {
  none,
  closing_list, // the agent's own list at the end
  todo_list,    // the todo list, in its order
  plan,         // a plan that was accepted, its steps in order
  goal,         // what the agent was set to reach
  summary,      // a compaction's list, as far as nothing since speaks of it
  question,     // the agent's last question, which nobody answered
  request,      // a person's last request, which was not met
  failure,      // the last failure that a person reported
  interruption, // where the session broke off
};

// Whether evidence stands behind an item.
enum class Proof {
  none,       // it claims nothing about the state
  verified,   // a command's exit status says so, and nothing changed since
  unverified, // somebody said so, or the evidence is older than the code
};

enum class DigestWeight { low, normal, high };

// Who said or did what an item holds.
enum class Who {
  user,     // typed it, or chose it
  agent,    // wrote it
  inferred, // concluded from what happened
};

struct DigestItem {
  DigestKind kind = DigestKind::request;
  std::string text;                       // plain text, may have newlines
  std::string code = {};                  // to be shown as code
  std::string label = {};                 // "completed", "exit 1", a heading
  std::vector<std::string> rejected = {}; // of a decision
  Proof proof = Proof::none;
  std::string outcome = {}; // of a request; of a reported failure: diagnosis
  Origin origin = Origin::none;
  std::string evidence = {}; // why: "at 9d01b7e, 2 files changed since"
  std::string source = {};   // who, in which session, when
  std::int64_t at = 0;       // milliseconds since the epoch; 0: not known
  DigestWeight weight = DigestWeight::normal;
  Who who = Who::inferred;
  std::string session = {}; // the agent's id of it
  TurnRange turns = {};     // where in it, see turns.hpp and turn_pointer()
};

inline constexpr std::size_t k_max_items = 200; // of a kind

struct Digest {
  std::vector<DigestItem> items; // by kind, in the kinds' order; then by time
  // Sessions that it was made from: "Claude Code 80b7f07a (claude-opus-5)".
  std::vector<std::string> sessions;
  std::vector<std::string> unread; // what could not be read, by session
  // Of a kind with more than k_max_items: how many of the lesser, older ones
  // are not in `items`.
  std::map<DigestKind, std::size_t> left_out = {};
};

struct DigestContext {
  std::string root = {}; // the work tree: paths below it are
                         // shown as seen from it
  std::vector<std::string> branch_files = {}; // changed on the branch or not
                                              // committed, from `root`
  // When a file of those was written last, milliseconds since the epoch.
  std::map<std::string, std::int64_t> written = {};
  Reflog reflog = {}; // of HEAD: which commit a command ran on
  std::size_t id_digits = git::k_min_id_digits; // of commits, as shown
};

// The sessions in the order of their time; of what was said twice or taken
// back the last word counts, and what was taken back is shown as rejected.
[[nodiscard]] Digest make_digest(std::span<const Session> sessions,
                                 const DigestContext& context);

[[nodiscard]] std::string_view digest_kind_name(DigestKind kind);

// The whole as Markdown, one list a kind: what `session --digest` prints and
// a summariser gets. Not redacted.
[[nodiscard]] std::string to_markdown(const Digest& digest);

} // namespace handoff::session
