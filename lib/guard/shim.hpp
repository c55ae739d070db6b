// SPDX-License-Identifier: MIT
// The hook files that are ours: every text that was ever shipped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::guard {

// The file for `event`; `binary_directory` (absolute) is where git-handoff
// lies now: graphical programs start hooks with a short PATH.
[[nodiscard]] std::string shim(std::string_view event,
                               std::string_view binary_directory);

// The shell command for hook.<name>.command, to which git appends arguments.
[[nodiscard]] std::string hook_command(std::string_view event,
                                       std::string_view binary_directory);

// Whether `text` is a shim of any version, for any event and directory: only
// then may it be replaced or deleted.
[[nodiscard]] bool is_shim(std::string_view text);

// Our marked block, which goes into a foreign hook when that is asked for.
[[nodiscard]] std::string block(std::string_view event,
                                std::string_view binary_directory);

// `text` without our block; nothing when it has none.
[[nodiscard]] std::optional<std::string> without_block(std::string_view text);

// `text` of a shell script with our block behind its first line and the
// comments below it: before whatever ends the script. Nothing when it is no
// script of sh, bash, dash, ksh or zsh.
[[nodiscard]] std::optional<std::string>
with_block(std::string_view text,
           std::string_view event,
           std::string_view binary_directory);

} // namespace handoff::guard
