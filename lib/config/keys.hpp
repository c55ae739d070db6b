// SPDX-License-Identifier: MIT
// The one table of git-handoff's configuration keys.
//
// git::Config reads a `handoff.*` key only through its row here, so that the
// question whose value counts is answered once, by the row. The manual, and
// the tests of hostile repositories, walk the same table.
#pragma once

#include <span>
#include <string_view>

namespace handoff::config {

// Whose value of a key counts.
enum class Authority {
  // The system's and the user's files, `git -c` and the environment. For
  // whatever names a program, a path or a host, for what redaction lets
  // through, and for how long a document lives.
  user,
  // Those, and the repository's own .git/config. For what only shapes the
  // result, and for the guard, which protects that repository.
  repository,
  // As `user`, but a repository may switch it off. Booleans only.
  user_or_off,
};

enum class Type { text, boolean, number, tokens, duration, path, program };

struct Key {
  // As documented; "<host>" is a part that the user fills in. Matched without
  // regard to case in its first and last part, as git does.
  std::string_view name;
  Type type = Type::text;
  Authority authority = Authority::user;
  std::string_view fallback = {}; // as the manual shows it; empty: none
  std::string_view help = {};     // one line of the manual
  bool is_list = false;           // every value counts, not only the last
};

inline constexpr Key k_agent = {
    .name = "handoff.agent",
    .authority = Authority::repository,
    .help = "the agent that a handoff is for, if the environment does not "
            "tell"};
inline constexpr Key k_archive = {
    .name = "handoff.archive",
    .fallback = "2m",
    .help = "how much of the conversation is kept beside a handoff; false "
            "keeps nothing"};
inline constexpr Key k_base = {
    .name = "handoff.base",
    .authority = Authority::repository,
    .help = "where branches begin, if neither their upstream nor the remote's "
            "HEAD is their base"};
inline constexpr Key k_budget = {
    .name = "handoff.budget",
    .type = Type::tokens,
    .authority = Authority::repository,
    .fallback = "1500",
    .help = "the document's length in tokens; 0 is no limit"};
inline constexpr Key k_dir = {
    .name = "handoff.dir",
    .type = Type::path,
    .help = "the directory that holds the store, outside every repository, in "
            "place of the temporary directory"};
inline constexpr Key k_expire = {
    .name = "handoff.expire",
    .type = Type::duration,
    .fallback = "7d",
    .help = "how long a handoff lives: 12h, 2w, never"};
inline constexpr Key k_forge = {
    .name = "handoff.<host>.forge",
    .help = "the forge behind a host whose name does not show it, such as "
            "gitlab"};
inline constexpr Key k_guard_allow = {
    .name = "handoff.guard.allow",
    .authority = Authority::repository,
    .help = "a path or glob that may hold a handoff",
    .is_list = true};
inline constexpr Key k_guard_level = {
    .name = "handoff.guard.level",
    .authority = Authority::repository,
    .fallback = "refuse",
    .help = "what the guard does: off, warn, refuse, strict"};
inline constexpr Key k_issue_command = {
    .name = "handoff.issue.command",
    .type = Type::program,
    .help = "a program that prints the issue whose name is its last argument"};
inline constexpr Key k_issues = {
    .name = "handoff.issues",
    .type = Type::boolean,
    .authority = Authority::user_or_off,
    .fallback = "true",
    .help = "whether issues that the branch names are read for comparison"};
inline constexpr Key k_redact_allow = {
    .name = "handoff.redact.allow",
    .help = "a value that redaction leaves in the text",
    .is_list = true};
inline constexpr Key k_redact_allow_regex = {
    .name = "handoff.redact.allowRegex",
    .help = "a pattern (PCRE2) of values that redaction leaves in the text",
    .is_list = true};
inline constexpr Key k_redact_allow_rule = {
    .name = "handoff.redact.allowRule",
    .help = "a rule of redaction that does not apply",
    .is_list = true};
inline constexpr Key k_redact_rules = {.name = "handoff.redact.rules",
                                       .type = Type::path,
                                       .help =
                                           "a file of further redaction rules"};
inline constexpr Key k_skills_path = {.name = "handoff.skills.path",
                                      .type = Type::path,
                                      .help = "a further directory of skills",
                                      .is_list = true};
inline constexpr Key k_skip = {.name = "handoff.skip",
                               .type = Type::boolean,
                               .authority = Authority::repository,
                               .fallback = "false",
                               .help = "lets everything through the guard"};
inline constexpr Key k_smart_zone = {
    .name = "handoff.smartZone",
    .type = Type::tokens,
    .authority = Authority::repository,
    .fallback = "120k",
    .help = "how full a context may be before a handoff is suggested"};
inline constexpr Key k_snapshot = {
    .name = "handoff.snapshot",
    .type = Type::boolean,
    .authority = Authority::user_or_off,
    .fallback = "true",
    .help = "whether uncommitted work is kept in a snapshot"};
inline constexpr Key k_snapshot_limit = {
    .name = "handoff.snapshotLimit",
    .type = Type::number,
    .authority = Authority::repository,
    .fallback = "10m",
    .help = "files above this size are left out of snapshots"};
inline constexpr Key k_summarizer = {
    .name = "handoff.summarizer",
    .type = Type::program,
    .help = "a program that turns a session's digest into notes"};
inline constexpr Key k_template = {
    .name = "handoff.template",
    .type = Type::path,
    .help = "a Mustache template in place of the built-in ones"};
inline constexpr Key k_tracker = {
    .name = "handoff.tracker",
    .authority = Authority::repository,
    .help = "the address of a ticket, with %s for its key; with it, PROJ-123 "
            "counts as a ticket"};

// Every key above, by name.
[[nodiscard]] std::span<const Key* const> all_keys();

// Whether `name` belongs to us: its section is "handoff" (any case).
[[nodiscard]] bool is_ours(std::string_view name);

} // namespace handoff::config
