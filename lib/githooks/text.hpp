// SPDX-License-Identifier: MIT
// The hooks that are ours, as text: every one that was ever shipped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::githooks {

// What is filled into one of our texts.
struct Facts {
  std::string event;
  // Absolute: where git-handoff lay when it was installed. Graphical programs
  // start hooks with a short PATH.
  std::string directory;
};

// A hook file of ours.
[[nodiscard]] std::string hook_file(const Facts& facts);
// The shell command for hook.<name>.command, to which git appends arguments.
[[nodiscard]] std::string hook_command(const Facts& facts);

// What was filled into `text`, where that is a file (a command) of any
// version, to the last byte: only then may it be replaced or deleted.
[[nodiscard]] std::optional<Facts> read_hook_file(std::string_view text);
[[nodiscard]] std::optional<Facts> read_hook_command(std::string_view text);

// `text` without our block, where that is one of ours to the last byte;
// nothing where it has none, or a changed one.
[[nodiscard]] std::optional<std::string> without_block(std::string_view text);
// Whether it has one, changed or not.
[[nodiscard]] bool has_block(std::string_view text);

// `text` of a shell script with our block behind its first line and the
// comments below it: before whatever ends the script. Nothing when it is no
// script of sh, bash, dash, ksh or zsh, or has a changed block.
[[nodiscard]] std::optional<std::string> with_block(std::string_view text,
                                                    const Facts& facts);

} // namespace handoff::githooks
