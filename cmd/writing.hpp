// SPDX-License-Identifier: MIT
// What `new`, `back` and `review` share: their options and their receipt.
#pragma once

#include "command.hpp"
#include "handoff/create.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace handoff::cmd {

inline constexpr std::array k_writing_options = {
    Option{.name = "message",
           .short_name = "m",
           .value = "notes",
           .help = "notes; may be given several times",
           .repeat = Repeat::yes},
    Option{.name = "file",
           .short_name = "F",
           .value = "file",
           .help = "notes from a file, - for standard input",
           .repeat = Repeat::yes},
    Option{.name = "edit",
           .short_name = "e",
           .help = "write or finish the notes in your editor"},
    Option{.name = "question",
           .value = "text",
           .help = "something you want answered; may be repeated",
           .repeat = Repeat::yes},
    Option{.name = "session",
           .value = "which",
           .help = "a transcript: id, path, agent, none (default: found)"},
    Option{.name = "base",
           .value = "rev",
           .help = "where the branch began (default: detected)"},
    Option{.name = "branch",
           .value = "name",
           .help = "a branch other than HEAD's"},
    Option{.name = "budget",
           .value = "tokens",
           .help = "length of the document; 0 is no limit"},
    Option{.name = "chars",
           .value = "count",
           .help = "at most this many characters, whatever is cut"},
    Option{.name = "expire",
           .value = "time",
           .help = "how long it lives: 7d, 12h, never"},
    Option{.name = "kind",
           .value = "kind",
           .help = "the kind of handoff (default: by the purpose)"},
    Option{.name = "template",
           .value = "file",
           .help = "a Mustache template of your own"},
    Option{.name = "no-snapshot",
           .help = "do not keep uncommitted work in a snapshot"},
    Option{.name = "no-archive",
           .help = "do not keep the conversation for recall"},
    Option{.name = "dry-run",
           .short_name = "n",
           .help = "print the document, write nothing"},
    Option{.name = "quiet", .short_name = "q", .help = "print only the path"},
    Option{.name = "json", .help = "print an object"},
};

// What the subcommand decides before the common options.
struct WritingTask {
  std::optional<Kind> kind = {}; // --kind overrides; none: by the purpose
  std::string purpose = {};      // may be empty
  std::string base = {};         // of a range; --base overrides
  std::string branch = {};       // of a range; --branch overrides
  std::string verdict = {};      // of a return
  // Of a return: finds the handoff that it answers.
  std::function<Parent(const git::Repository&)> find_parent = {};
};

// Reads the notes, makes the handoff and prints what the contract says.
int write_handoff(const Arguments& arguments, const WritingTask& task);

} // namespace handoff::cmd
