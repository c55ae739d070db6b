// SPDX-License-Identifier: MIT
#include "handoff/redaction.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"

#include <filesystem>

namespace handoff {
namespace {

// A repository's file must be a file of the repository: no symlink that leads
// out of it, nothing that blocks.
bool is_plain_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::symlink_status(path, ignored).type() ==
         std::filesystem::file_type::regular;
}

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
      .allow_values = config.get_all("handoff.redact.allow"),
      .allow_rules = config.get_all("handoff.redact.allowRule"),
      .allow_patterns = config.get_all("handoff.redact.allowRegex")};
  if (const auto path = config.get_path("handoff.redact.rules")) {
    options.rule_files.push_back({*path, base::read_file(*path)});
  }
  const std::string policy = top + "/.handoff.yml";
  if (!top.empty() && is_plain_file(policy)) {
    options.rule_files.push_back(
        {".handoff.yml", base::read_file(policy), redact::RulesAt::redact});
  }
  return options;
}

redact::Options redaction_options_here() {
  const git::Config config(
      git::output({"config", "--list", "-z", "--show-scope", "--includes"}));
  return redaction_options(config, find_top());
}

} // namespace handoff
