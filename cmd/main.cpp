// SPDX-License-Identifier: MIT
// git-handoff: finds the subcommand, runs it, turns errors into exit statuses.
#include "base/error.hpp"
#include "command.hpp"
#include "config/keys.hpp"
#include "handoff/unsaved_text.hpp"
#include "text/nearest.hpp"
#include "text/shell_word.hpp"

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <unistd.h>

namespace handoff::cmd {
namespace {

int status(Exit exit) {
  return static_cast<int>(exit);
}

const Subcommand* find(std::string_view name) {
  for (const Subcommand* subcommand : subcommands()) {
    if (subcommand->name == name) {
      return subcommand;
    }
  }
  return nullptr;
}

// git runs man(1) for `git handoff --help` but leaves
// `git handoff <command> --help` to us.
int open_manual(std::string page) {
  ::execlp("man", "man", page.c_str(), nullptr);
  throw Error("cannot run 'man'", "install man-db, or type 'git handoff -h'");
}

// The operands in front, as the phrase that they may have been meant to be.
std::string leading_phrase(std::span<char* const> words) {
  std::string phrase;
  for (const std::string_view word : words) {
    if (word.starts_with('-')) {
      break;
    }
    phrase += (phrase.empty() ? "" : " ") + std::string(word);
  }
  return phrase;
}

// `words` begin with what is not a command.
Error unknown_command(std::span<char* const> words) {
  const std::string name = words.front();
  std::vector<std::string_view> names;
  for (const Subcommand* subcommand : subcommands()) {
    names.push_back(subcommand->name);
  }
  const std::string_view near = text::nearest(name, names);
  const std::string phrase = leading_phrase(words);
  const std::string what = "'" + name + "' is not a handoff command";
  if (!near.empty()) {
    return usage_error(what,
                       "did you mean 'git handoff " + std::string(near) + "'?");
  }
  return usage_error(what,
                     phrase == name
                         ? "a purpose has several words, or 'new' before it: "
                           "git handoff new " +
                               text::shell_word(name)
                         : "quote the purpose: git handoff " +
                               text::shell_word(phrase));
}

// A purpose is a phrase or no operand at all; a single word is a command.
bool is_phrase(std::string_view word) {
  return word.find_first_of(" \t\n") != std::string_view::npos;
}

bool is_help(std::string_view word) {
  return word == "-h";
}

// What git's own commands answer to their completion scripts.
constexpr std::string_view k_completion_helper = "--git-completion-helper";
// The table of configuration keys, one tab-separated line per key.
constexpr std::string_view k_list_config = "--list-config";

void print_completions(const Subcommand* subcommand) {
  std::string text;
  if (subcommand == nullptr) {
    for (const Subcommand* each : subcommands()) {
      text += std::string(each->name) + " ";
    }
  } else {
    for (const Option& option : subcommand->options) {
      text +=
          "--" + std::string(option.name) + (option.value.empty() ? " " : "= ");
    }
  }
  print(text + "\n");
}

std::string_view authority_words(config::Authority authority) {
  switch (authority) {
  case config::Authority::user:
    return "user";
  case config::Authority::repository:
    return "repository";
  case config::Authority::user_or_off:
    break;
  }
  return "user, or off";
}

void print_config_keys() {
  std::string text;
  for (const config::Key* key : config::all_keys()) {
    text += std::string(key->name) + "\t" +
            std::string(authority_words(key->authority)) + "\t" +
            std::string(key->fallback) + "\t" + std::string(key->help) + "\n";
  }
  print(text);
}

int run_subcommand(const Subcommand& subcommand, std::span<char* const> words) {
  for (const char* word : words) {
    if (std::string_view(word) == "--") {
      break;
    }
    if (word == k_completion_helper) {
      print_completions(&subcommand);
      return status(Exit::done);
    }
    if (is_help(word)) {
      print(usage(subcommand));
      return status(Exit::usage);
    }
    if (std::string_view(word) == "--help") {
      return open_manual("git-handoff-" + std::string(subcommand.name));
    }
  }
  const Arguments arguments = parse(subcommand, words);
  if (!subcommand.is_asked_by_programs) {
    for (const std::string& sentence : recover_unsaved_text()) {
      tell("warning: " + sentence);
    }
  }
  return subcommand.run(arguments);
}

int dispatch(std::span<char* const> words) {
  const std::string_view first = words.empty() ? "" : words[0];
  if (first == "--version" || first == "version") {
    print("git-handoff version " HANDOFF_VERSION "\n");
    return status(Exit::done);
  }
  if (first == k_completion_helper) {
    print_completions(nullptr);
    return status(Exit::done);
  }
  if (first == k_list_config) {
    print_config_keys();
    return status(Exit::done);
  }
  if (is_help(first)) {
    print(usage());
    return status(Exit::usage);
  }
  if (first == "--help" || first == "help") {
    return open_manual("git-handoff");
  }
  if (const Subcommand* subcommand = find(first)) {
    return run_subcommand(*subcommand, words.subspan(1));
  }
  const bool is_one_word =
      !first.empty() && first[0] != '-' && !is_phrase(first);
  if (is_one_word) {
    throw unknown_command(words);
  }
  return run_subcommand(*find("new"), words);
}

// What is in memory has not been redacted yet: no core file of it, not even
// through a program that takes them.
void write_no_core_files() {
#ifndef __SANITIZE_ADDRESS__ // its leak check has to trace the process
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace
} // namespace handoff::cmd

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  handoff::cmd::write_no_core_files();
  try {
    const auto words =
        std::span<char* const>(argv, static_cast<std::size_t>(argc));
    const int result = handoff::cmd::dispatch(words.subspan(argc > 0 ? 1 : 0));
    handoff::cmd::report_notices();
    return result;
  } catch (const handoff::Error& error) {
    handoff::cmd::report(error);
    return static_cast<int>(error.exit());
  } catch (const std::exception& error) {
    handoff::cmd::tell(std::string("fatal: ") + error.what());
    return static_cast<int>(handoff::Exit::fatal);
  }
}
