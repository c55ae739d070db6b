// SPDX-License-Identifier: MIT
// The redaction rules that count in a repository, or outside of any.
#include "rules/rules.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/policy/policy_object.hpp"
#include "rules/known_values.hpp"

#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace handoff::rules {
namespace {

// The nearest directory that holds .git, or nothing.
std::string find_top(const std::string& start = {}) {
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

redact::Options users_options(const git::Config& config,
                              const std::string& top) {
  redact::Options options{
      .allow_values = config.get_all(config::k_redact_allow),
      .allow_rules = config.get_all(config::k_redact_allow_rule),
      .allow_patterns = config.get_all(config::k_redact_allow_regex),
      .known = known_values(config, top)};
  if (const auto path = config.get_path(config::k_redact_rules)) {
    options.rule_files.push_back({*path, base::read_file(*path)});
  }
  return options;
}

redact::Options read_options(const git::Config& config,
                             const std::string& top) {
  redact::Options options = users_options(config, top);
  if (auto policy = top.empty() ? std::nullopt : guard::read_policy_file(top)) {
    options.rule_files.push_back({std::string(guard::k_policy_file),
                                  std::move(*policy),
                                  redact::RulesAt::redact});
  }
  return options;
}

redact::Rules read(const git::Config& config, const std::string& top) {
  return redact::Rules(read_options(config, top));
}

git::Config read_config(const std::string& directory = {}) {
  return git::Config(git::output(
      {"config", "--list", "-z", "--show-scope", "--includes"}, directory));
}

// The first of `ways` to read them that does not fail, else the built-in ones;
// with `allowed` besides.
redact::Rules
first_readable(const std::vector<std::function<redact::Options()>>& ways,
               const std::vector<std::string>& allowed) {
  for (const auto& way : ways) {
    try {
      redact::Options options = way();
      options.allow_rules.insert(
          options.allow_rules.end(), allowed.begin(), allowed.end());
      return redact::Rules(options);
    } catch (const std::exception&) {
      continue; // a colleague's broken .handoff.yml: the user's own count
    }
  }
  return redact::Rules(redact::Options{.allow_rules = allowed});
}

redact::Rules readable(const std::string& directory,
                       const std::vector<std::string>& allowed) {
  const auto top = [&] { return find_top(directory); };
  return first_readable(
      {[&] { return read_options(read_config(directory), top()); },
       [&] { return users_options(read_config(directory), top()); },
       [&] { return read_options(git::Config(), top()); }},
      allowed);
}

// By the top of the work tree: a command reads them for its first text and
// redacts dozens with them.
class Cache {
public:
  template <typename Read>
  const redact::Rules& get(const std::string& top, Read read_them) {
    const std::scoped_lock lock(mutex_);
    const auto found = rules_.find(top);
    return found != rules_.end()
               ? found->second
               : rules_.emplace(top, read_them()).first->second;
  }

private:
  std::mutex mutex_;
  std::map<std::string, redact::Rules> rules_;
};

Cache& cache() {
  static Cache instance;
  return instance;
}

} // namespace

const redact::Rules& for_repository(const git::Repository& repository) {
  return cache().get(repository.worktree, [&] {
    return read(repository.config, repository.worktree);
  });
}

const redact::Rules& here() {
  const std::string top = find_top();
  return cache().get(top, [&] { return read(read_config(), top); });
}

redact::Rules whatever_can_be_read(const std::string& directory) noexcept {
  return readable(directory, {});
}

const redact::Rules& for_messages() noexcept {
  static const redact::Rules rules = readable({}, {"user"});
  return rules;
}

} // namespace handoff::rules
