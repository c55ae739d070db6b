// SPDX-License-Identifier: MIT
// What notes, changed paths and failed commands say about the work, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::skills {

// The headings and the first words of notes.
[[nodiscard]] std::string note_words(std::string_view notes);

// The endings of paths ("pptx"), names in capitals ("SKILL", "Dockerfile")
// and directories that tools give a meaning to (".github/workflows"). An
// ending counts where a fifth of the paths have it.
[[nodiscard]] std::string path_words(const std::vector<std::string>& paths);

// The programs and their subcommands.
[[nodiscard]] std::string
command_words(const std::vector<std::string>& commands);

} // namespace handoff::skills
