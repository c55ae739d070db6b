// SPDX-License-Identifier: MIT
// The files that a command line reads and changes, as far as it says so.
#pragma once

#include "session/dialogue/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct ShellEffect {
  std::string path; // absolute where `cwd` is known
  FileUse use = FileUse::modified;
  std::string from = {}; // of a move: where it was, perhaps a directory
  // "git restore path": what was changed there, or below, is as in the last
  // commit again. An empty path stands for the whole work tree.
  bool is_undo = false;
  // Says that the file was changed before ("git add", what "git commit"
  // lists), and changes nothing itself.
  bool is_witness = false;
};

// What redirections, cat, head, sed -i, mv, cp, rm, touch, tee, git mv, git rm
// and formatters that write in place do to files they name. Paths with
// variables, patterns or substitutions are left out, and so are devices and
// what is relative to a directory that such a `cd` went to.
[[nodiscard]] std::vector<ShellEffect> shell_effects(std::string_view line,
                                                     std::string_view cwd);

// Where the last "git commit" of the line runs, absolute; nothing when there is
// none or a `cd` before it names no directory that is known.
[[nodiscard]] std::optional<std::string> commit_directory(std::string_view line,
                                                          std::string_view cwd);

// The files that "git commit" says it has created and deleted. `cwd` should
// be the top of the work tree.
[[nodiscard]] std::vector<ShellEffect> committed_files(std::string_view output,
                                                       std::string_view cwd);

} // namespace handoff::session
