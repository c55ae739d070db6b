// SPDX-License-Identifier: MIT
// Our hooks as files, beside those of others.
#pragma once

#include "githooks/outcome.hpp"
#include "githooks/text.hpp"

#include <string>
#include <string_view>

namespace handoff::githooks {

enum class Chain { no, yes };

// Makes git ask us for `facts.event` by a file in `directory`: a new one, an
// update of ours, or, with Chain::yes, a block in a shell hook of someone
// else. Anything else stays as it is, and is said. Throws Error when a file
// cannot be read or written.
void install_file(const std::string& directory,
                  const Facts& facts,
                  Chain chain,
                  Outcome& outcome);

// Takes our file or block for `event` out of `directory`; what someone has
// changed stays, and is said.
void remove_file(const std::string& directory,
                 std::string_view event,
                 Outcome& outcome);

// Replaces the file `path` in one step, keeping its mode; a new one can be
// executed.
void write_hook(const std::string& path, std::string_view text);

// Whether the file is there and this user may run it.
[[nodiscard]] bool is_executable(const std::string& path);

// Makes a directory, and those above it.
void make_directory(const std::string& path);

} // namespace handoff::githooks
