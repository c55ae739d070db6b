// SPDX-License-Identifier: MIT
// Git's configuration, read once.
#pragma once

#include "config/keys.hpp"

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

  // One of git's own keys, matched as git does: the section and the last part
  // case-insensitive. The last value wins; a key without `=` is "". A key of
  // ours needs its row in the table: naming one here throws std::logic_error.
  [[nodiscard]] std::optional<std::string> get(std::string_view key) const;
  [[nodiscard]] const std::vector<ConfigEntry>*
  entries(std::string_view key) const;
  // git's booleans; throws Error naming the key for any other word.
  [[nodiscard]] std::optional<bool> get_bool(std::string_view key) const;
  // A path with `~` and `~user` expanded.
  [[nodiscard]] std::optional<std::string> get_path(std::string_view key) const;

  // One of our keys: the values that count by its row, config::Authority. One
  // that does not is reported by base::add_notice. `middle` fills in the
  // "<...>" of a name that has one.
  [[nodiscard]] std::optional<std::string>
  get(const config::Key& key, std::string_view middle = {}) const;
  // The last value that counts, with its scope.
  [[nodiscard]] std::optional<ConfigEntry>
  entry(const config::Key& key, std::string_view middle = {}) const;
  [[nodiscard]] std::vector<std::string> get_all(const config::Key& key) const;
  [[nodiscard]] std::optional<bool> get_bool(const config::Key& key) const;
  // git's integers with k, m, g; throws Error naming the key.
  [[nodiscard]] std::optional<std::int64_t>
  get_int(const config::Key& key) const;
  [[nodiscard]] std::optional<std::string>
  get_path(const config::Key& key) const;
  [[nodiscard]] std::vector<std::string>
  get_paths(const config::Key& key) const;

  // The middle parts of section.<x>.last: names of remotes, branches.
  [[nodiscard]] std::vector<std::string>
  subsections(std::string_view section) const;

private:
  [[nodiscard]] const std::vector<ConfigEntry>*
  find(std::string_view key) const;
  [[nodiscard]] std::vector<ConfigEntry>
  counting(const config::Key& key, std::string_view middle = {}) const;

  std::map<std::string, std::vector<ConfigEntry>, std::less<>> entries_;
};

} // namespace handoff::git
