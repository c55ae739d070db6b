// SPDX-License-Identifier: MIT
#include "handoff/redaction.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/policy_object.hpp"

#include <exception>
#include <filesystem>
#include <functional>
#include <optional>

namespace handoff {
namespace {

// The nearest directory that holds .git, or nothing.
std::string find_top(const std::string& start) {
  std::error_code failed;
  std::filesystem::path directory = start.empty()
                                        ? std::filesystem::current_path(failed)
                                        : std::filesystem::path(start);
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

git::Config config_at(const std::string& directory) {
  return git::Config(git::output(
      {"config", "--list", "-z", "--show-scope", "--includes"}, directory));
}

bool succeeds(const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const std::exception&) {
    return false;
  }
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
  return redaction_options(config_at({}), find_top({}));
}

redact::Redactor redactor_for_keeping(const std::string& directory) {
  std::optional<redact::Redactor> redactor;
  const auto try_to_make = [&](const auto& options) {
    // Whatever fails: fewer rules are better than lost text.
    return redactor || succeeds([&] { redactor.emplace(options()); });
  };
  const git::Config none;
  git::Config config;
  succeeds([&] { config = config_at(directory); });
  const std::string top = find_top(directory);
  if (try_to_make([&] { return redaction_options(config, top); }) ||
      try_to_make([&] { return redaction_options(config, ""); }) ||
      try_to_make([&] { return redaction_options(none, top); })) {
    return std::move(*redactor);
  }
  return redact::Redactor();
}

} // namespace handoff
