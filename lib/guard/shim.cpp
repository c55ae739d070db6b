// SPDX-License-Identifier: MIT
// The hook files that are ours: every text that was ever shipped.
#include "guard/shim.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace handoff::guard {
namespace {

// {event} and {directory} are filled in. A shipped text is never changed
// again: a new one is put before it.
constexpr std::string_view k_shim_1 = R"(#!/bin/sh
# handoff hook v1 (git handoff install); do not edit
command -v git-handoff >/dev/null || PATH=$PATH:'{directory}'
command -v git-handoff >/dev/null || {
  test -z "$HANDOFF_SKIP" || exit 0
  echo "error: git-handoff, which guards this repository, is not installed" >&2
  echo "hint: install it, or remove the hook: rm '$0'" >&2
  echo "hint: this once: HANDOFF_SKIP=1 git ..." >&2
  exit 1
}
exec git-handoff hook {event} "$@"
)";

constexpr std::array k_shims = {k_shim_1};

constexpr std::string_view k_start = "## START git-handoff (git handoff "
                                     "install --chain)\n";
constexpr std::string_view k_end = "## END git-handoff\n";

// In a foreign hook: what it reads from standard input is kept for it.
constexpr std::string_view k_block = R"(handoff_path=$PATH
command -v git-handoff >/dev/null || PATH=$PATH:'{directory}'
command -v git-handoff >/dev/null || test -n "$HANDOFF_SKIP" || {
  echo "error: git-handoff, which guards this repository, is not installed" >&2
  echo "hint: install it, or run 'git handoff uninstall' where it is" >&2
  exit 1
}
{call}
PATH=$handoff_path
)";
constexpr std::string_view k_call =
    R"(git-handoff hook {event} "$@" </dev/null || exit $?)";
constexpr std::string_view k_call_with_input = R"(handoff_input=$(cat)
printf '%s\n' "$handoff_input" | git-handoff hook {event} "$@" || exit $?
exec <<HANDOFF_INPUT
$handoff_input
HANDOFF_INPUT)";

constexpr std::string_view k_command =
    "command -v git-handoff >/dev/null || PATH=$PATH:'{directory}'; "
    "command -v git-handoff >/dev/null || { test -z \"$HANDOFF_SKIP\" || "
    "exit 0; echo 'error: git-handoff, which guards this repository, is not "
    "installed' >&2; exit 1; }; git-handoff hook {event}";

std::string
replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// A directory in single quotes.
std::string quotable(std::string_view directory) {
  return replaced(std::string(directory), "'", "'\\''");
}

std::string filled(std::string_view text,
                   std::string_view event,
                   std::string_view directory) {
  return replaced(replaced(std::string(text), "{event}", event),
                  "{directory}",
                  quotable(directory));
}

// Where the next gap of `pattern` is, and how long its mark.
std::pair<std::size_t, std::size_t> next_gap(std::string_view pattern) {
  constexpr std::string_view event = "{event}";
  constexpr std::string_view directory = "{directory}";
  const std::size_t at_event = pattern.find(event);
  const std::size_t at_directory = pattern.find(directory);
  return at_event < at_directory ? std::pair(at_event, event.size())
                                 : std::pair(at_directory, directory.size());
}

// Whether `text` is `pattern` with anything (on one line) in the gaps.
bool fits(std::string_view text, std::string_view pattern) {
  for (;;) {
    const auto [gap, size] = next_gap(pattern);
    if (gap == std::string_view::npos) {
      return text == pattern;
    }
    if (!text.starts_with(pattern.substr(0, gap))) {
      return false;
    }
    text.remove_prefix(gap);
    pattern.remove_prefix(gap + size);
    // What follows on this line ends the gap.
    const std::string_view end = pattern.substr(0, pattern.find('\n') + 1);
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos ||
        text.substr(0, at).find('\n') != std::string_view::npos) {
      return false;
    }
    text.remove_prefix(at);
  }
}

bool is_shell_script(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  if (!first.starts_with("#!")) {
    return false;
  }
  for (const std::string_view shell :
       {"/sh", "/bash", "/dash", "/ksh", "/zsh", " sh", " bash", " zsh"}) {
    if (first.ends_with(shell) ||
        first.find(std::string(shell) + " ") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// Behind "#!" and the comments and blank lines that follow it.
std::size_t end_of_comments(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const std::string_view line = text.substr(at, end - at);
    if (!line.empty() && !line.starts_with('#')) {
      return at;
    }
    if (end == std::string_view::npos) {
      return text.size();
    }
    at = end + 1;
  }
  return at;
}

} // namespace

std::string shim(std::string_view event, std::string_view binary_directory) {
  return filled(k_shims.front(), event, binary_directory);
}

std::string hook_command(std::string_view event,
                         std::string_view binary_directory) {
  return filled(k_command, event, binary_directory);
}

bool is_shim(std::string_view text) {
  for (const std::string_view known : k_shims) {
    if (fits(text, known)) {
      return true;
    }
  }
  return false;
}

std::string block(std::string_view event, std::string_view binary_directory) {
  const std::string_view call =
      event == "pre-push" ? k_call_with_input : k_call;
  return std::string(k_start) +
         filled(replaced(std::string(k_block), "{call}", call),
                event,
                binary_directory) +
         std::string(k_end);
}

std::optional<std::string> without_block(std::string_view text) {
  const std::size_t start = text.find(k_start);
  const std::size_t end =
      start == std::string_view::npos ? start : text.find(k_end, start);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  return std::string(text.substr(0, start)) +
         std::string(text.substr(end + k_end.size()));
}

std::optional<std::string> with_block(std::string_view text,
                                      std::string_view event,
                                      std::string_view binary_directory) {
  if (!is_shell_script(text)) {
    return std::nullopt;
  }
  const std::string clean = without_block(text).value_or(std::string(text));
  const std::size_t at = end_of_comments(clean);
  const std::string gap = at > 0 && clean[at - 1] != '\n' ? "\n" : "";
  return clean.substr(0, at) + gap + block(event, binary_directory) +
         clean.substr(at);
}

} // namespace handoff::guard
