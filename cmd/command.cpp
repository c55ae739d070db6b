// SPDX-License-Identifier: MIT
// A subcommand as data: its options, its synopsis and what runs it.
#include "command.hpp"

#include "base/notices.hpp"
#include "git/git.hpp"
#include "git/repository.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "text/split.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::cmd {
namespace {

constexpr std::size_t k_help_column = 26;

std::string option_words(const Option& option) {
  std::string words = "    ";
  if (!option.short_name.empty()) {
    words += "-" + std::string(option.short_name) + ", ";
  }
  words += "--" + std::string(option.name);
  if (!option.value.empty()) {
    words += " <" + std::string(option.value) + ">";
  }
  return words;
}

std::string padded(std::string words) {
  if (words.size() + 1 < k_help_column) {
    words.append(k_help_column - words.size(), ' ');
    return words;
  }
  return words + "\n" + std::string(k_help_column, ' ');
}

std::string synopsis(const Subcommand& subcommand) {
  std::string text;
  std::string_view lead = "usage: git handoff ";
  for (const std::string_view line : text::split(subcommand.synopsis, '\n')) {
    text.append(lead).append(line).append("\n");
    lead = "   or: git handoff ";
  }
  return text;
}

// What `git var` says. Where the repository's own configuration has a say, git
// is asked outside of it: a program of someone else's is not run.
std::string users_program(const char* variable, const char* key) {
  const git::Config config(base::run(git::config_question()).out);
  const auto* entries = config.entries(key);
  const bool is_repositorys =
      entries != nullptr &&
      std::ranges::any_of(*entries, [](const git::ConfigEntry& entry) {
        return entry.scope == git::ConfigScope::local ||
               entry.scope == git::ConfigScope::worktree;
      });
  base::Command question = git::command({"var", variable});
  if (is_repositorys) {
    base::add_notice("'" + std::string(key) +
                     "' is ignored in a repository's own configuration");
    question.directory = "/";
    for (const char* place : {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"}) {
      question.environment.emplace_back(place);
    }
  }
  const base::Completed said = base::run(question);
  if (!said.ok()) {
    throw git::failure("ask git for " + std::string(variable), said);
  }
  return said.out.substr(0, said.out.find_last_not_of('\n') + 1);
}

} // namespace

bool Arguments::has(std::string_view option) const {
  return !values(option).empty();
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const std::vector<std::string> all = values(option);
  return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = given_.find(option);
  if (found == given_.end()) {
    throw std::logic_error("undeclared option " + std::string(option));
  }
  return found->second;
}

std::string usage(const Subcommand& subcommand) {
  std::string text = synopsis(subcommand);
  if (!subcommand.options.empty()) {
    text += "\n";
  }
  for (const Option& option : subcommand.options) {
    text += padded(option_words(option)) + std::string(option.help) + "\n";
  }
  return text;
}

std::string usage() {
  std::string text = "usage: git handoff [<purpose>] [<options>]\n"
                     "   or: git handoff <command> [<options>]\n\n";
  for (const Subcommand* subcommand : subcommands()) {
    if (!subcommand->summary.empty()) {
      text += padded("    " + std::string(subcommand->name)) +
              std::string(subcommand->summary) + "\n";
    }
  }
  return text +
         "\n'git handoff --help' opens the manual; 'git handoff <command> "
         "-h' lists a\ncommand's options.\n";
}

std::string read_standard_input() {
  std::string text;
  // Growing step by step would copy a large file several times.
  struct stat status {};
  if (::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode)) {
    text.reserve(static_cast<std::size_t>(status.st_size));
  }
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n == 0) {
      return text;
    }
    if (n < 0 && errno != EINTR) {
      throw system_error("cannot read standard input", errno);
    }
    if (n > 0) {
      text.append(buffer, static_cast<std::size_t>(n));
    }
  }
}

void print(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, text.data(), text.size());
    if (n < 0 && errno == EPIPE) {
      // The reader has seen enough: end as a filter does.
      std::signal(SIGPIPE, SIG_DFL);
      std::raise(SIGPIPE);
    }
    if (n < 0 && errno != EINTR) {
      throw system_error("cannot write standard output", errno);
    }
    text.remove_prefix(n > 0 ? static_cast<std::size_t>(n) : 0);
  }
}

std::string without_secrets(std::string_view text) {
  // A path has to stay one: users' names are no secret here.
  redact::Redactor redactor(rules::for_messages());
  return redactor.filter(text).str();
}

std::string redacted(std::string_view text) {
  static redact::Redactor redactor(rules::whatever_can_be_read());
  return redactor.filter(text).str();
}

void tell(std::string_view line) {
  const std::string text = text::visible(without_secrets(line)) + "\n";
  std::fputs(text.c_str(), stderr);
}

void see_objects_as_they_are() {
  ::setenv("GIT_NO_REPLACE_OBJECTS", "1", 1);
}

void report_notices() {
  for (const std::string& warning : base::take_notices()) {
    tell("warning: " + warning);
  }
}

void report(const Error& error) {
  report_notices();
  const char* lead = error.exit() == Exit::usage ? "error: " : "fatal: ";
  tell(lead + std::string(error.what()));
  if (!error.hint().empty()) {
    tell("hint: " + error.hint());
  }
}

std::string chosen_editor() {
  return users_program("GIT_EDITOR", "core.editor");
}

std::string chosen_pager() {
  return users_program("GIT_PAGER", "core.pager");
}

int tell_outcome(const std::vector<std::string>& done,
                 const std::vector<std::string>& left,
                 std::string_view nothing) {
  for (const std::string& line : done) {
    tell(line);
  }
  for (const std::string& line : left) {
    tell("to do by hand: " + line);
  }
  if (done.empty() && left.empty()) {
    tell(nothing);
  }
  return 0;
}

} // namespace handoff::cmd
