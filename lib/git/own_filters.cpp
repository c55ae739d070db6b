// SPDX-License-Identifier: MIT
// Which filters of files git may run for us.
#include "git/own_filters.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

bool is_repositorys(const ConfigEntry& entry) {
  return entry.scope == ConfigScope::local ||
         entry.scope == ConfigScope::worktree;
}

// The last value that is not the repository's.
std::optional<std::string>
users_value(const std::vector<ConfigEntry>& entries) {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (!is_repositorys(*entry)) {
      return entry->has_value ? entry->value : "true";
    }
  }
  return std::nullopt;
}

// One more pair behind those that the environment has (git-config(1)).
class Pairs {
public:
  Pairs() {
    const char* const count = std::getenv("GIT_CONFIG_COUNT");
    count_ = count == nullptr ? 0 : std::strtoul(count, nullptr, 10);
  }

  void add(const std::string& key, const std::string& value) {
    const std::string number = std::to_string(count_++);
    environment_.push_back("GIT_CONFIG_KEY_" + number + "=" + key);
    environment_.push_back("GIT_CONFIG_VALUE_" + number + "=" + value);
  }

  std::vector<std::string> take() {
    if (!environment_.empty()) {
      environment_.push_back("GIT_CONFIG_COUNT=" + std::to_string(count_));
    }
    return std::move(environment_);
  }

private:
  std::size_t count_ = 0;
  std::vector<std::string> environment_;
};

} // namespace

std::vector<std::string> environment_for_filters(const Config& config) {
  Pairs pairs;
  // Only what the repository sets: an empty `process` would keep git from a
  // `clean` of the user's.
  for (const std::string& filter : config.subsections("filter")) {
    for (const std::string_view part :
         {"clean", "smudge", "process", "required"}) {
      const std::string key = "filter." + filter + "." + std::string(part);
      const auto* entries = config.entries(key);
      if (entries != nullptr &&
          std::any_of(entries->begin(), entries->end(), is_repositorys)) {
        pairs.add(
            key,
            users_value(*entries).value_or(part == "required" ? "false" : ""));
      }
    }
  }
  return pairs.take();
}

} // namespace handoff::git
