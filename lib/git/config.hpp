// SPDX-License-Identifier: MIT
// Git's configuration, read once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

enum class ConfigScope { system, global, local, worktree, command };

struct ConfigEntry {
  std::string value;
  ConfigScope scope;
  bool has_value = true; // false for `[handoff] quiet` without `=`
};

// Every value of `git config --list -z --show-scope --includes`: includes,
// work tree, -c and environment are already in it.
class Config {
public:
  Config() = default;
  // Parses what git printed.
  explicit Config(std::string_view listing);

  // Keys are matched as git does: "handoff.budget", the section and the last
  // part case-insensitive. The last value wins; a key without `=` is "".
  [[nodiscard]] std::optional<std::string> get(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> get_all(std::string_view key) const;
  // For keys that may run a command or switch protection off: a value that
  // came from a file the repository could carry does not count. All scopes
  // of git's own configuration belong to the user.
  [[nodiscard]] const std::vector<ConfigEntry>*
  entries(std::string_view key) const;
  // git's booleans; throws Error naming the key when it is none.
  [[nodiscard]] std::optional<bool> get_bool(std::string_view key) const;
  // git's integers with k, m, g; throws Error naming the key.
  [[nodiscard]] std::optional<std::int64_t> get_int(std::string_view key) const;
  // A path with `~` and `~user` expanded.
  [[nodiscard]] std::optional<std::string> get_path(std::string_view key) const;
  // The middle parts of section.<x>.last: names of remotes, branches.
  [[nodiscard]] std::vector<std::string>
  subsections(std::string_view section) const;

private:
  std::map<std::string, std::vector<ConfigEntry>, std::less<>> entries_;
};

} // namespace handoff::git
