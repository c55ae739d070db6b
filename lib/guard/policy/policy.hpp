// SPDX-License-Identifier: MIT
// What a team and a person want the guard to do with which path.
#pragma once

#include "git/config.hpp"
#include "guard/document/verdict.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// How hard the guard is: `strict` refuses what else it only warns of.
enum class Setting { off, warn, refuse, strict };

// "off", "warn", "refuse", "strict"; nothing for any other word.
[[nodiscard]] std::optional<Setting> parse_setting(std::string_view word);

struct PathSetting {
  std::string glob;
  Setting setting = Setting::refuse;
};

struct Allowance {
  std::string glob;
  std::string reason;
};

// Text that a team never wants, whatever the detector thinks of it.
struct Unwanted {
  std::string text; // without regard to ASCII case
  std::string reason;
};

// The tracked .handoff.yml and `git config handoff.guard.*`.
struct Policy {
  Setting setting = Setting::refuse;
  std::vector<PathSetting> paths; // the last that matches counts
  std::vector<Allowance> allowed;
  std::vector<Unwanted> unwanted;

  [[nodiscard]] Setting setting_of(std::string_view path) const;
  // Why `path` may hold a handoff, if it may.
  [[nodiscard]] std::optional<std::string>
  allowance(std::string_view path) const;
};

// The name of the tracked file, at the top of the repository.
inline constexpr std::string_view k_policy_file = ".handoff.yml";
inline constexpr std::size_t k_max_policy_bytes = std::size_t{1} << 20U;

// Reads the `guard` part (and `requires`) of a policy file; `name` is what it
// is called in messages. Throws Error "<name>:<line>:<column>: ..." for
// whatever it cannot understand: a guard that a slip of the hand switches off
// is worse than none. `version` is this program's.
[[nodiscard]] Policy parse_policy(std::string_view yaml,
                                  const std::string& name,
                                  std::string_view version);

// Adds handoff.guard.level and handoff.guard.allow. Throws Error for an
// unknown level.
void add_config(Policy& policy, const git::Config& config);

// How someone has switched the guard off for once, in words: "HANDOFF_SKIP
// is set"; nothing when no one has.
[[nodiscard]] std::optional<std::string> find_skip(const git::Config& config,
                                                   const char* environment);

// The line (1-based) of a comment "handoff: allow" in `text`.
[[nodiscard]] std::optional<std::size_t>
find_inline_allowance(std::string_view text);

// The first text of `policy.unwanted` in a document, as a verdict.
[[nodiscard]] std::optional<Verdict> find_unwanted(const Policy& policy,
                                                   std::string_view text);

} // namespace handoff::guard
