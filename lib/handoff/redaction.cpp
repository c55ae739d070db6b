// SPDX-License-Identifier: MIT
#include "handoff/redaction.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/policy_object.hpp"

#include <filesystem>

namespace handoff {
namespace {

// The nearest directory that holds .git, or nothing.
std::string find_top() {
  std::error_code failed;
  std::filesystem::path directory = std::filesystem::current_path(failed);
  while (!failed && !directory.empty()) {
    if (std::filesystem::exists(directory / ".git", failed)) {
      return directory.string();
    }
    if (directory == directory.root_path()) {
      break;
    }
    directory = directory.parent_path();
  }
  return {};
}

// Of the user's own files, the command line and the environment: what a
// repository's configuration says does not allow anything.
std::vector<std::string> users_values(const git::Config& config,
                                      std::string_view key) {
  std::vector<std::string> values;
  const std::vector<git::ConfigEntry>* entries = config.entries(key);
  for (std::size_t i = 0; entries != nullptr && i < entries->size(); ++i) {
    const git::ConfigEntry& entry = (*entries)[i];
    if (entry.scope != git::ConfigScope::local &&
        entry.scope != git::ConfigScope::worktree) {
      values.push_back(entry.value);
    }
  }
  return values;
}

} // namespace

redact::Options redaction_options(const git::Config& config,
                                  const std::string& top) {
  redact::Options options{
      .allow_values = users_values(config, "handoff.redact.allow"),
      .allow_rules = users_values(config, "handoff.redact.allowRule"),
      .allow_patterns = users_values(config, "handoff.redact.allowRegex")};
  if (const auto path = config.get_path("handoff.redact.rules")) {
    options.rule_files.push_back({*path, base::read_file(*path)});
  }
  if (auto policy = top.empty() ? std::nullopt : guard::read_policy_file(top)) {
    options.rule_files.push_back({std::string(guard::k_policy_file),
                                  std::move(*policy),
                                  redact::RulesAt::redact});
  }
  return options;
}

redact::Options redaction_options_here() {
  const git::Config config(
      git::output({"config", "--list", "-z", "--show-scope", "--includes"}));
  return redaction_options(config, find_top());
}

} // namespace handoff
