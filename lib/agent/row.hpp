// SPDX-License-Identifier: MIT
// What we know of one coding agent: everything in which it differs from the
// others.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace handoff::agent {

using Texts = std::span<const std::string_view>;

// A variable that the agent sets for the commands it runs.
struct Marker {
  std::string_view variable;
  bool is_session = false; // its value is the session's id
  bool is_own = true;      // false: others set it too, only a known id counts
};

// A variable that stands for a directory below the home directory.
struct Move {
  std::string_view variable;
  std::string_view below_variable; // "/projects"; empty: the value itself
  std::string_view below_home;     // ".claude"
};

// Where the agent writes what happens in its sessions.
struct Transcripts {
  std::string_view format;          // a Format of the session layer
  std::string_view below_home = {}; // a directory; empty: nowhere fixed
  // The file in a session's directory ("<id>" is its id), or the database.
  std::string_view file = {};
};

// How a prompt names a skill. Those that expand nothing are asked in words.
enum class SkillCall { words, slash, dollar, slash_skill };

enum class SkillBase {
  user,    // the home directory
  project, // every directory from the top of the work tree down to this one
  cwd,     // the current directory alone
};

// What a directory of skills holds.
enum class SkillForm {
  skills,         // <name>/SKILL.md
  nested_skills,  // also <group>/<name>/SKILL.md
  markdown_files, // commands: <name>.md
  toml_files,     // commands: <name>.toml
  plugins,        // installed_plugins.json and the settings beside it
};

struct SkillDirectory {
  SkillBase base;
  std::string_view path; // below it
  SkillForm form = SkillForm::skills;
};

struct Skills {
  SkillCall call = SkillCall::words;
  // Of two skills of one name the one whose directory is named first wins.
  std::span<const SkillDirectory> directories = {};
  std::string_view install_below_home = ".agents/skills";
  bool lists_all_of_a_name = false;
  // It cannot call a skill with `disable-model-invocation: true`.
  bool obeys_disabled = true;
  // It reads agents/openai.yaml beside a skill.
  bool has_policies = false;
};

// How it is started in a terminal on a document.
struct Launch {
  // "{prompt}" is our request with the document's path, "{mention}" the same
  // with "@path"; "{path}" and "{directory}" stand for these within a word.
  Texts words = {}; // empty: it has no command line
  // Takes a JSON configuration that may allow reading the directory.
  std::string_view config_variable = {};
};

// One event that we answer, under the agent's own name for it.
struct HookSlot {
  std::string_view event;
  std::string_view matcher = {}; // of tools; empty: none
};

// Whose form the answers of a hook have.
enum class HookAnswer { nested, flat, decision };

struct Hooks {
  std::string_view file; // below the agent's home
  std::span<const HookSlot> slots;
  bool is_grouped = true; // entries are {"matcher", "hooks": [...]}
  std::string_view command_key = "command";
  std::string_view timeout_key = "timeout";
  int timeout = 5;            // in the agent's own unit
  std::string_view head = {}; // members that a new file begins with
  HookAnswer answer = HookAnswer::nested;
  std::string_view note = {}; // what is left to the user
  // The transcript is written after the hooks, and they are not told its path.
  bool is_before_transcript = false;
  // A compaction is announced before every request, whether it comes or not.
  bool announces_every_request = false;
};

struct Row {
  std::string_view name;       // "claude": what --agent and --session take
  std::string_view alias = {}; // its program or package
  std::string_view title;      // "Claude Code": for people
  int rank;                    // in lists, and whose variables count first
  std::string_view home = {};  // below the home directory; there: installed
  std::span<const Move> moves = {};
  std::span<const Marker> markers = {};
  std::string_view pid_variable = {};
  std::span<const Transcripts> transcripts = {};
  Skills skills = {};
  Launch launch = {};
  std::optional<Hooks> hooks = {};
};

} // namespace handoff::agent
