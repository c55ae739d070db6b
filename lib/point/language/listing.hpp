// SPDX-License-Identifier: MIT
// The git commands that a pointer may name: a closed list, pinned to ids.
#pragma once

#include "point/language/pointer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A command that only reads, with options of a closed list, on full or
// abbreviated object ids only: it gives the same bytes next year, and text
// from a stranger cannot make it do anything else.
struct Listing {
  PointerKind kind = PointerKind::log;
  std::vector<std::string> options = {}; // subcommand first: "log", "--oneline"
  std::vector<std::string> revisions = {}; // "9d01b7e", "3f2a1c9..9d01b7e"
  std::vector<std::string> paths = {};     // behind `--`, literal

  // Words for git::command, with what pins the output's form.
  [[nodiscard]] std::vector<std::string> arguments() const;
  // "git log --oneline -9 9d01b7e", paths quoted where they must be.
  [[nodiscard]] std::string text() const;
  // The object ids that it names.
  [[nodiscard]] std::vector<std::string> ids() const;
};

// Reads what text() writes; nothing for any other command.
[[nodiscard]] std::optional<Listing> parse_listing(std::string_view command);

} // namespace handoff::point
