// SPDX-License-Identifier: MIT
// The commands that put a refusal right, ready to paste.
#include "guard/report/hints.hpp"

#include "text/shell_word.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::guard {
namespace {

constexpr std::size_t k_hint_width = 80;
constexpr std::size_t k_max_paths = 8;

// The refused files, each once.
std::vector<std::string> refused_paths(const Report& report) {
  std::vector<std::string> paths;
  for (const FoundHandoff& finding : report.findings) {
    const std::string& path = finding.subject.path;
    if (finding.action == Action::refuse && !path.empty() &&
        std::find(paths.begin(), paths.end(), path) == paths.end()) {
      paths.push_back(path);
    }
  }
  return paths;
}

// A path below the top, as it is typed from `prefix`.
std::string typed(const std::string& path, const std::string& prefix) {
  return shell_word(
      prefix.empty()
          ? path
          : std::filesystem::path(path).lexically_relative(prefix).string());
}

// The first commit in the report that brings a file in.
std::string first_commit(const Report& report, std::size_t digits) {
  for (const FoundHandoff& finding : report.findings) {
    if (finding.action == Action::refuse && !finding.subject.path.empty()) {
      return finding.subject.commit.substr(0, digits);
    }
  }
  return "";
}

// `git handoff rescue` for all of `paths`, in lines that fit, and `then`.
std::string rescue_lines(const std::vector<std::string>& paths,
                         const std::string& prefix,
                         std::string_view then) {
  constexpr std::string_view command = "hint:   git handoff rescue";
  // What cannot be shown as it is cannot be typed either.
  const bool is_typed =
      std::all_of(paths.begin(), paths.end(), [](const std::string& path) {
        return text::visible_line(path) == path;
      });
  if (paths.size() > k_max_paths || !is_typed) {
    return "hint:   git handoff check -z | xargs -0 git handoff rescue" +
           std::string(then) + "\n";
  }
  std::string text;
  std::string line(command);
  for (const std::string& path : paths) {
    const std::string word = typed(path, prefix);
    const bool is_full = line.size() > command.size() &&
                         text::display_width(line + " " + word) > k_hint_width;
    if (is_full) {
      text += line + "\n";
      line = command;
    }
    line += " " + word;
  }
  return text + line + std::string(then) + "\n";
}

// Three ways, for one file; the others go the same way.
std::string allow_lines(const std::string& path, const std::string& prefix) {
  const std::string word = shell_word(path);
  // An attribute's pattern ends at a blank, and is quoted in its own way.
  const bool is_plain = word == path;
  return "hint: Not a handoff? Allow it in the file, for everyone, or for "
         "yourself:\n"
         "hint:   echo '<!-- handoff: allow -->' >>" +
         typed(path, prefix) +
         (is_plain ? "\nhint:   echo '/" + path + " -handoff' >>" +
                         typed(".gitattributes", prefix)
                   : "\nhint:   (in .handoff.yml, with a reason)") +
         "\nhint:   git config --add handoff.guard.allow " + word +
         "\nhint: ('git add' what you change; man git-handoff-policy)\n";
}

std::string amend_lines(const std::vector<std::string>& paths,
                        const std::string& commit,
                        const std::string& prefix) {
  return "hint: Remove it from the commit that adds it: 'edit' that in\n"
         "hint:   git rebase -i " +
         commit +
         "^\n"
         "hint: and there, or right away if it is the last commit:\n" +
         rescue_lines(paths, prefix, " && git commit --amend");
}

} // namespace

Advice advice_of(const git::Config& config) {
  return config.get_bool("advice.handoffGuard").value_or(true) ? Advice::give
                                                               : Advice::spare;
}

std::string shell_word(const std::string& path) {
  return text::shell_word((path.starts_with('-') ? "./" : "") +
                          text::visible_line(path));
}

std::string hints(const Report& report, const Situation& situation) {
  const std::vector<std::string> paths = refused_paths(report);
  const std::string& prefix = situation.prefix;
  if (situation.doing == Doing::looking) {
    return "";
  }
  if (paths.empty()) {
    return "hint: Say what the change does; store a handoff with 'git "
           "handoff new'.\n";
  }
  if (situation.doing == Doing::committing) {
    return "hint: Keep it outside the repository, nothing is lost:\n" +
           rescue_lines(paths, prefix, "") +
           allow_lines(paths.front(), prefix) +
           "hint: Or commit it anyway, once:\n"
           "hint:   HANDOFF_SKIP=1 git commit ...\n";
  }
  const std::string amend =
      amend_lines(paths, first_commit(report, situation.id_digits), prefix);
  return situation.doing == Doing::receiving
             ? amend
             : amend + allow_lines(paths.front(), prefix) +
                   "hint: Or push it anyway, once:\n"
                   "hint:   HANDOFF_SKIP=1 git push ...\n";
}

} // namespace handoff::guard
