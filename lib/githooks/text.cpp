// SPDX-License-Identifier: MIT
// The hooks that are ours, as text: every one that was ever shipped.
#include "githooks/text.hpp"

#include "githooks/pattern.hpp"

#include <array>
#include <span>

namespace handoff::githooks {
namespace {

// {event} and {directory} are filled in. A text that was released is never
// changed again: a new one is put before it.

constexpr std::string_view k_file_1 = R"(#!/bin/sh
# handoff hook v1 (git handoff install); do not edit
command -v git-handoff >/dev/null || PATH=${PATH:+$PATH:}'{directory}'
command -v git-handoff >/dev/null || {
  test -z "$HANDOFF_SKIP" || exit 0
  echo "error: git-handoff, which guards this repository, is not installed" >&2
  echo "hint: Install it, or remove this hook: rm '$0'" >&2
  echo "hint: This once without: HANDOFF_SKIP=1 git ..." >&2
  exit 1
}
exec git-handoff hook {event} "$@"
)";
constexpr std::array k_files = {k_file_1};

constexpr std::string_view k_command_1 =
    "command -v git-handoff >/dev/null || "
    "PATH=${PATH:+$PATH:}'{directory}'; "
    "command -v git-handoff >/dev/null || { "
    "test -z \"$HANDOFF_SKIP\" || exit 0; "
    "echo 'error: git-handoff, which guards this repository, is not "
    "installed' >&2; "
    "echo 'hint: Install it, or: git config --unset "
    "hook.handoff-{event}.command' >&2; "
    "echo 'hint: This once without: HANDOFF_SKIP=1 git ...' >&2; "
    "exit 1; }; exec git-handoff hook {event}";
constexpr std::array k_commands = {k_command_1};

constexpr std::string_view k_start =
    "## START git-handoff (git handoff install --chain)\n";
constexpr std::string_view k_end = "## END git-handoff\n";

// In a hook of someone else, which may run with -e and -u. PATH is as it was
// afterwards.
constexpr std::string_view k_block_1 =
    R"(## START git-handoff (git handoff install --chain)
handoff_path=$PATH
command -v git-handoff >/dev/null || PATH=${PATH:+$PATH:}'{directory}'
if command -v git-handoff >/dev/null; then
  git-handoff hook {event} "$@" </dev/null || exit $?
elif test -z "${HANDOFF_SKIP-}"; then
  echo "error: git-handoff, which guards this repository, is not installed" >&2
  echo "hint: Install it, or take its block out of '$0'" >&2
  echo "hint: This once without: HANDOFF_SKIP=1 git ..." >&2
  exit 1
fi
PATH=$handoff_path
## END git-handoff
)";

// The same where git sends something on standard input: the rest of the hook
// gets it as well.
constexpr std::string_view k_input_block_1 =
    R"(## START git-handoff (git handoff install --chain)
handoff_path=$PATH
handoff_input=$(cat)
command -v git-handoff >/dev/null || PATH=${PATH:+$PATH:}'{directory}'
if test -z "$handoff_input"; then
  exec </dev/null
elif command -v git-handoff >/dev/null; then
  printf '%s\n' "$handoff_input" | git-handoff hook {event} "$@" || exit $?
elif test -z "${HANDOFF_SKIP-}"; then
  echo "error: git-handoff, which guards this repository, is not installed" >&2
  echo "hint: Install it, or take its block out of '$0'" >&2
  echo "hint: This once without: HANDOFF_SKIP=1 git ..." >&2
  exit 1
fi
PATH=$handoff_path
test -z "$handoff_input" || exec <<HANDOFF_INPUT
$handoff_input
HANDOFF_INPUT
## END git-handoff
)";
constexpr std::array k_blocks = {k_block_1, k_input_block_1};

std::optional<Facts> read_any(std::string_view text,
                              std::span<const std::string_view> known) {
  for (const std::string_view pattern : known) {
    if (auto facts = match_pattern(text, pattern)) {
      return facts;
    }
  }
  return std::nullopt;
}

std::string block(const Facts& facts) {
  const bool has_input =
      facts.event == "pre-push" || facts.event == "pre-receive";
  return fill_pattern(has_input ? k_input_block_1 : k_block_1, facts);
}

// Where the block is in `text`, from its first mark to behind its last.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Extent> find_block(std::string_view text) {
  const std::size_t start = text.find(k_start);
  if (start == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t end = text.find(k_end, start);
  return end == std::string_view::npos
             ? std::nullopt
             : std::optional(Extent{start, end + k_end.size()});
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

std::string hook_file(const Facts& facts) {
  return fill_pattern(k_files.front(), facts);
}

std::string hook_command(const Facts& facts) {
  return fill_pattern(k_commands.front(), facts);
}

std::optional<Facts> read_hook_file(std::string_view text) {
  return read_any(text, k_files);
}

std::optional<Facts> read_hook_command(std::string_view text) {
  return read_any(text, k_commands);
}

bool has_block(std::string_view text) {
  return text.find(k_start) != std::string_view::npos;
}

std::optional<std::string> without_block(std::string_view text) {
  const std::optional<Extent> place = find_block(text);
  if (!place || !read_any(text.substr(place->begin, place->end - place->begin),
                          k_blocks)) {
    return std::nullopt;
  }
  return std::string(text.substr(0, place->begin)) +
         std::string(text.substr(place->end));
}

std::optional<std::string> with_block(std::string_view text,
                                      const Facts& facts) {
  if (!is_shell_script(text)) {
    return std::nullopt;
  }
  const std::optional<std::string> without = without_block(text);
  if (has_block(text) && !without) {
    return std::nullopt;
  }
  const std::string clean = without.value_or(std::string(text));
  const std::size_t at = end_of_comments(clean);
  const std::string gap = at > 0 && clean[at - 1] != '\n' ? "\n" : "";
  return clean.substr(0, at) + gap + block(facts) + clean.substr(at);
}

} // namespace handoff::githooks
