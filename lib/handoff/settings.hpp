// SPDX-License-Identifier: MIT
// What git's configuration says about handoffs, with the defaults.
#pragma once

#include "git/config.hpp"
#include "handoff/gather.hpp"
#include "render/markdown.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace handoff {

struct Settings {
  std::size_t budget = 1500;             // handoff.budget, tokens; 0: none
  std::int64_t lifetime = 7 * 24 * 3600; // handoff.expire, seconds; 0: never
  Snapshots snapshots = Snapshots::yes;  // handoff.snapshot
  std::string base;                      // handoff.base
  std::size_t archive_bytes = std::size_t{2} << 20U; // handoff.archive; 0: off
  std::string template_path;                         // handoff.template
};

// Throws Error naming the key whose value makes no sense.
[[nodiscard]] Settings read_settings(const git::Config& config);

// "1500", "2k"; throws usage_error naming `what`.
[[nodiscard]] std::size_t parse_budget(const std::string& text,
                                       const std::string& what);

// "4000", "65k"; throws usage_error naming `what`.
[[nodiscard]] std::size_t parse_characters(const std::string& text,
                                           const std::string& what);

// "7d", "never"; throws usage_error naming `what`.
[[nodiscard]] std::int64_t parse_lifetime(const std::string& text,
                                          const std::string& what);

// The template in the file `path`, or the built-in one where it is empty.
[[nodiscard]] Template choose_template(const std::string& path, Kind kind);

} // namespace handoff
