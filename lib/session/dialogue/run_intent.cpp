// SPDX-License-Identifier: MIT
// What a command line was run for.
#include "session/dialogue/run_intent.hpp"

#include "session/dialogue/shell_words.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace handoff::session {
namespace {

using Words = std::span<const std::string>;

template <std::size_t n>
bool is_one_of(std::string_view word,
               const std::array<std::string_view, n>& list) {
  return std::ranges::find(list, word) != list.end();
}

bool has_word(Words words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  return equals != word.npos && equals > 0 && word[0] != '-' &&
         word.find('/') > equals;
}

// Without what only prepares the run of another program.
Words program_words(Words words) {
  constexpr auto k_before = std::to_array<std::string_view>(
      {"sudo", "env", "time", "command", "nohup", "nice", "stdbuf", "exec"});
  while (!words.empty()) {
    const bool has_argument = words[0] == "timeout" && words.size() > 1;
    if (words[0] == "command" && words.size() > 1 &&
        words[1].starts_with("-")) {
      return words; // "command -v make" asks where it is
    }
    if (!has_argument && !is_assignment(words[0]) &&
        !is_one_of(std::string_view(words[0]), k_before)) {
      return words;
    }
    words = words.subspan(has_argument ? 2 : 1);
  }
  return words;
}

// They prepare or report; whether they fail says nothing.
constexpr auto k_neutral = std::to_array<std::string_view>({"cd",
                                                            "export",
                                                            "set",
                                                            "echo",
                                                            "printf",
                                                            "sleep",
                                                            "true",
                                                            "source",
                                                            ".",
                                                            "pushd",
                                                            "popd",
                                                            "unset",
                                                            ":",
                                                            "wait",
                                                            "exit"});

constexpr auto k_queries = std::to_array<std::string_view>(
    {"test", "[",        "[[",       "grep",     "egrep",   "fgrep",
     "rg",   "ag",       "ack",      "ls",       "which",   "type",
     "hash", "whereis",  "diff",     "cmp",      "find",    "fd",
     "stat", "file",     "cat",      "head",     "tail",    "wc",
     "less", "readlink", "realpath", "pgrep",    "pidof",   "ps",
     "lsof", "ss",       "netstat",  "nc",       "ping",    "dig",
     "host", "nslookup", "getent",   "id",       "man",     "jq",
     "yq",   "awk",      "strings",  "nm",       "ldd",     "tree",
     "du",   "df",       "printenv", "basename", "dirname", "sort",
     "uniq", "cut",      "tr",       "expr",     "kill",    "xxd",
     "od",   "uname"});

constexpr auto k_git_queries = std::to_array<std::string_view>(
    {"rev-parse",    "show-ref",     "merge-base",
     "ls-files",     "ls-remote",    "ls-tree",
     "cat-file",     "check-ignore", "check-attr",
     "grep",         "diff",         "log",
     "show",         "status",       "describe",
     "for-each-ref", "symbolic-ref", "blame",
     "reflog",       "rev-list",     "name-rev",
     "var",          "shortlog",     "cherry",
     "diff-tree",    "diff-index",   "check-ref-format",
     "help",         "version"});

constexpr auto k_looks = std::to_array<std::string_view>(
    {"view",    "list",  "ls",       "status",   "show",    "info",
     "inspect", "get",   "describe", "search",   "version", "env",
     "images",  "ps",    "logs",     "outdated", "help",    "is-active",
     "whoami",  "which", "diff",     "checks",   "tree",    "why"});

// Programs whose first word says what they do.
constexpr auto k_with_subcommands = std::to_array<std::string_view>(
    {"git",    "gh",   "glab",   "go",      "cargo",     "npm",       "pnpm",
     "yarn",   "npx",  "bun",    "deno",    "docker",    "podman",    "kubectl",
     "mise",   "make", "just",   "task",    "uv",        "poetry",    "pip",
     "pip3",   "brew", "apt",    "apt-get", "systemctl", "terraform", "aws",
     "gcloud", "az",   "dotnet", "bundle",  "rails",     "mix",       "swift",
     "bazel",  "helm", "gradle", "gradlew", "mvn",       "ninja",     "cmake",
     "tox",    "nox",  "rake",   "hg",      "conda",     "rustup"});

constexpr auto k_nested = std::to_array<std::string_view>({"run",
                                                           "exec",
                                                           "compose",
                                                           "pr",
                                                           "issue",
                                                           "repo",
                                                           "stash",
                                                           "remote",
                                                           "worktree",
                                                           "config",
                                                           "tool",
                                                           "mod",
                                                           "x",
                                                           "dlx"});

constexpr auto k_interpreters = std::to_array<std::string_view>({"python",
                                                                 "python3",
                                                                 "node",
                                                                 "ruby",
                                                                 "perl",
                                                                 "bash",
                                                                 "sh",
                                                                 "zsh",
                                                                 "php",
                                                                 "tsx",
                                                                 "ts-node"});

bool is_git_query(Words words) {
  std::size_t at = 1;
  while (at + 1 < words.size() && (words[at] == "-C" || words[at] == "-c")) {
    at += 2;
  }
  while (at < words.size() && words[at].starts_with("-")) {
    ++at;
  }
  if (at >= words.size()) {
    return true;
  }
  const Words rest = words.subspan(at + 1);
  const std::string& name = words[at];
  const auto operands = std::ranges::count_if(
      rest, [](const std::string& word) { return !word.starts_with("-"); });
  if (name == "config") {
    const bool writes = has_word(rest, "--unset") || has_word(rest, "--add") ||
                        has_word(rest, "--unset-all") || has_word(rest, "set");
    const bool reads = has_word(rest, "--list") || has_word(rest, "-l") ||
                       has_word(rest, "get") ||
                       std::ranges::any_of(rest, [](const std::string& word) {
                         return word.starts_with("--get");
                       });
    return reads || (!writes && operands < 2);
  }
  if (name == "branch" || name == "tag" || name == "remote" ||
      name == "stash") {
    return operands == 0 || has_word(rest, "--contains") ||
           has_word(rest, "--list") || has_word(rest, "-l") ||
           has_word(rest, "get-url") || has_word(rest, "list") ||
           has_word(rest, "show");
  }
  return is_one_of(std::string_view(name), k_git_queries);
}

bool sends_data(Words words) {
  return std::ranges::any_of(words, [](const std::string& word) {
    return word == "-X" || word == "-f" || word == "-F" || word == "-d" ||
           word == "-T" || word.starts_with("--method") ||
           word.starts_with("--input") || word.starts_with("--field") ||
           word.starts_with("--raw-field") || word.starts_with("--data") ||
           word.starts_with("--request") || word.starts_with("--upload") ||
           word.starts_with("--form") || word.starts_with("--json");
  });
}

// "python3 -c 'import yaml'": is it there?
bool is_import_probe(Words words) {
  return words.size() == 3 && (words[1] == "-c" || words[1] == "-e") &&
         (words[2].starts_with("import ") || words[2].starts_with("require")) &&
         words[2].size() < 60;
}

bool is_query_command(Words all) {
  const Words words = program_words(all);
  if (words.empty()) {
    return true; // assignments only
  }
  const std::string_view name = base_name(words[0]);
  if (words.size() == 2 &&
      (words[1] == "--version" || words[1] == "-V" || words[1] == "--help" ||
       words[1] == "-v" || words[1] == "version")) {
    return true;
  }
  if (name == "git") {
    return is_git_query(words);
  }
  if (name == "curl" || name == "wget") {
    return !sends_data(words);
  }
  if (name == "sed") {
    return std::ranges::none_of(
        words, [](const std::string& word) { return word.starts_with("-i"); });
  }
  if (name == "xargs" && words.size() > 1) {
    const auto program =
        std::ranges::find_if(words.subspan(1), [](const std::string& word) {
          return !word.starts_with("-") && !word.empty() &&
                 word.find_first_not_of("0123456789") != std::string::npos;
        });
    return program == words.end() || is_one_of(base_name(*program), k_queries);
  }
  if (is_one_of(name, k_interpreters)) {
    return is_import_probe(words);
  }
  if (is_one_of(name, k_with_subcommands) && words.size() > 1) {
    if (words[1] == "api") {
      return !sends_data(words);
    }
    const bool is_nested = words.size() > 2 &&
                           is_one_of(std::string_view(words[1]), k_nested) &&
                           words[1] != "run" && words[1] != "exec";
    return is_one_of(std::string_view(words[is_nested ? 2 : 1]), k_looks);
  }
  return is_one_of(name, k_queries) || name == "command";
}

// The commands whose status the line can have: those behind the last ";",
// and of a pipeline its last one.
std::vector<SimpleCommand> deciding(std::string_view line) {
  std::vector<SimpleCommand> all = shell_commands(line);
  const bool has_pipefail = line.find("pipefail") != line.npos;
  std::size_t first = 0;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    first = all[i].join == Join::sequence ? i + 1 : first;
  }
  std::vector<SimpleCommand> result;
  for (std::size_t i = first; i < all.size(); ++i) {
    const Words words = program_words(all[i].words);
    const bool is_hidden =
        i + 1 < all.size() && all[i].join == Join::pipe && !has_pipefail;
    if (!is_hidden && !words.empty() &&
        !is_one_of(base_name(words[0]), k_neutral)) {
      result.push_back(std::move(all[i]));
    }
  }
  return result;
}

} // namespace

bool is_query(std::string_view line) {
  return std::ranges::all_of(deciding(line), [](const SimpleCommand& command) {
    return is_query_command(command.words);
  });
}

RunIntent run_intent(std::string_view line) {
  std::vector<SimpleCommand> commands = deciding(line);
  std::erase_if(commands, [](const SimpleCommand& command) {
    return is_query_command(command.words);
  });
  if (commands.empty()) {
    return {};
  }
  const Words words = program_words(commands.front().words);
  RunIntent intent{.action = std::string(base_name(words[0]))};
  const bool has_subcommand = is_one_of(intent.action, k_with_subcommands) ||
                              is_one_of(intent.action, k_interpreters);
  std::size_t at = 1;
  for (int parts = 0; has_subcommand && at < words.size() && parts < 2;) {
    const std::string& word = words[at];
    if (word.starts_with("-") && word != "-m" && word != "-c" && word != "-e") {
      break;
    }
    const bool goes_on =
        is_one_of(std::string_view(word), k_nested) || word == "-m";
    intent.action += " " + std::string(base_name(word));
    ++at;
    ++parts;
    if (!goes_on) {
      break;
    }
  }
  std::ranges::copy(words.subspan(std::min(at, words.size())),
                    std::back_inserter(intent.words));
  std::ranges::sort(intent.words);
  return intent;
}

double likeness(const RunIntent& a, const RunIntent& b) {
  if (a.action != b.action || a.action.empty()) {
    return 0;
  }
  if (a.words.empty() && b.words.empty()) {
    return 1;
  }
  std::vector<std::string> shared;
  std::ranges::set_intersection(a.words, b.words, std::back_inserter(shared));
  const std::size_t all = a.words.size() + b.words.size() - shared.size();
  return static_cast<double>(shared.size()) / static_cast<double>(all);
}

bool is_passing_trouble(std::string_view output) {
  constexpr auto k_signs =
      std::to_array<std::string_view>({"overloaded",
                                       "rate limit",
                                       "rate_limit",
                                       "too many requests",
                                       "econnreset",
                                       "etimedout",
                                       "eai_again",
                                       "could not resolve host",
                                       "connection reset by peer",
                                       "tls handshake timeout",
                                       "502 bad gateway",
                                       "503 service unavailable",
                                       "504 gateway",
                                       "temporary failure in name resolution",
                                       "network is unreachable",
                                       "api error: 5",
                                       "internal server error",
                                       "service unavailable",
                                       "operation timed out",
                                       "i/o timeout"});
  const std::string lower = text::to_lower(end_utf8(output, 2'000));
  return std::ranges::any_of(k_signs, [&](std::string_view sign) {
    return lower.find(sign) != std::string::npos;
  });
}

} // namespace handoff::session
