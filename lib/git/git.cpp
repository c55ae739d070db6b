// SPDX-License-Identifier: MIT
// git(1) as a library: run without a shell, without locks, without prompts.
#include "git/git.hpp"

#include <algorithm>
#include <utility>

namespace handoff::git {

base::Command command(std::vector<std::string> arguments,
                      std::string directory,
                      std::string input) {
  // Of a repository that came in an archive the configuration is someone
  // else's: no command of its runs to say what has changed or who signed it.
  arguments.insert(
      arguments.begin(),
      {"git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"});
  return {.argv = std::move(arguments),
          .environment = {"LC_ALL=C",
                          "GIT_OPTIONAL_LOCKS=0",
                          "GIT_TERMINAL_PROMPT=0",
                          // A partial clone's remote may be a program (ext::).
                          // GIT_NO_LAZY_FETCH came with git 2.44; before, the
                          // fetch is started, but no transport is allowed.
                          "GIT_NO_LAZY_FETCH=1",
                          "GIT_ALLOW_PROTOCOL=none"},
          .directory = std::move(directory),
          .input = std::move(input)};
}

base::Completed run(std::vector<std::string> arguments,
                    std::string directory,
                    std::string input) {
  return base::run(
      command(std::move(arguments), std::move(directory), std::move(input)));
}

std::string output(std::vector<std::string> arguments,
                   std::string directory,
                   std::string input) {
  const std::string name = arguments.empty() ? "" : arguments.front();
  base::Completed completed =
      run(std::move(arguments), std::move(directory), std::move(input));
  if (!completed.ok()) {
    throw failure("run 'git " + name + "'", completed);
  }
  return std::move(completed.out);
}

std::string_view complaint(std::string_view said) {
  for (std::string_view rest = said; !rest.empty();) {
    for (const std::string_view word : {"fatal: ", "error: "}) {
      if (rest.starts_with(word)) {
        return rest.substr(word.size());
      }
    }
    const std::size_t end = rest.find('\n');
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return said;
}

Error failure(std::string_view doing, const base::Completed& completed) {
  const std::string_view all = complaint(completed.err);
  const std::string_view said = all.substr(0, all.find('\n'));
  return Error("cannot " + std::string(doing) + ": " +
               (said.empty() ? "exit status " + std::to_string(completed.status)
                             : std::string(said)));
}

} // namespace handoff::git
