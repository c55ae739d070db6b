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

} // namespace

redact::Options redaction_options(const git::Config& config,
                                  const std::string& top) {
  redact::Options options{
      .allow_values = config.get_all(config::k_redact_allow),
      .allow_rules = config.get_all(config::k_redact_allow_rule),
      .allow_patterns = config.get_all(config::k_redact_allow_regex)};
  if (const auto path = config.get_path(config::k_redact_rules)) {
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
