// SPDX-License-Identifier: MIT
// A report as people read it: which file, why, and what to type now.
#include "guard/report_text.hpp"

#include "text/visible.hpp"

#include <algorithm>

namespace handoff::guard {
namespace {

constexpr std::size_t k_width = 80;
constexpr std::size_t k_shown_reasons = 2;
constexpr std::size_t k_shown_files = 8;

std::string cut(const std::string& line) {
  return text::cut_to_width(line, k_width) + "\n";
}

std::string place(const Finding& finding) {
  const Subject& subject = finding.subject;
  const std::string where = subject.path.empty()
                                ? "the commit message"
                                : "'" + text::visible_line(subject.path) + "'";
  return subject.commit.empty()
             ? where
             : where + " in commit " + subject.commit.substr(0, 10);
}

std::string reason_line(const Reason& reason) {
  const std::string where =
      reason.line == 0 ? "" : "line " + std::to_string(reason.line) + " ";
  const std::string quote = reason.quote.empty() ? "" : ": " + reason.quote;
  return where + reason.says + quote;
}

std::string refusal(const Finding& finding) {
  std::string text =
      "error: " + place(finding) + " is a handoff, which must not be kept\n";
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  for (std::size_t i = 0; i < std::min(reasons.size(), k_shown_reasons); ++i) {
    text += cut("  " + reason_line(reasons[i]));
  }
  return text;
}

std::string warning(const Finding& finding) {
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  const std::string why =
      reasons.empty() ? "" : " (" + reason_line(reasons.front()) + ")";
  return cut("warning: " + place(finding) + " looks like a handoff" + why);
}

// The first refused file that has a path.
const Finding* first_file(const Report& report) {
  for (const Finding& finding : report.findings) {
    if (finding.action == Action::refuse && !finding.subject.path.empty()) {
      return &finding;
    }
  }
  return nullptr;
}

std::string allow_hints(const std::string& path, Doing doing) {
  std::string text =
      "hint: No handoff? Allow it, in one of three ways:\n"
      "hint:   in the file:  <!-- handoff: allow -->\n"
      "hint:   for all:      'allow' in .handoff.yml (git handoff check "
      "--help)\n"
      "hint:   for you:      git config --add handoff.guard.allow " +
      shell_word(path) + "\n";
  text += doing == Doing::pushing
              ? "hint: Push it all the same:   HANDOFF_SKIP=1 git push ...\n"
              : "hint: Commit it all the same: HANDOFF_SKIP=1 git commit ...\n";
  return text;
}

std::string hints(const Report& report, Doing doing) {
  const Finding* const file = first_file(report);
  if (file == nullptr) {
    return "hint: Say what the commit does; a handoff is kept with 'git "
           "handoff new'.\n";
  }
  const std::string path = shell_word(file->subject.path);
  if (doing == Doing::committing) {
    return "hint: Keep it outside the repository, nothing is lost:\n"
           "hint:   git rm -q --cached " +
           path + " && mv " + path + " \"${TMPDIR:-/tmp}\"\n" +
           allow_hints(file->subject.path, doing);
  }
  if (doing == Doing::pushing) {
    return "hint: Take it out of the commit that brings it in:\n"
           "hint:   git rm -q --cached " +
           path +
           " && git commit --amend\n"
           "hint: or, further down: git rebase -i " +
           file->subject.commit.substr(0, 10) + "^\n" +
           allow_hints(file->subject.path, doing);
  }
  return "";
}

} // namespace

std::string shell_word(const std::string& path) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+@%";
  if (!path.empty() && path.front() != '-' &&
      path.find_first_not_of(plain) == std::string::npos) {
    return path;
  }
  std::string word = path.starts_with('-') ? "'./" : "'";
  for (const char c : text::visible_line(path)) {
    word += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return word + "'";
}

std::string one_line(const Finding& finding) {
  std::string text;
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  for (std::size_t i = 0; i < std::min(reasons.size(), k_shown_reasons); ++i) {
    text += (text.empty() ? "" : "; ") + reason_line(reasons[i]);
  }
  return text;
}

std::string describe(const Report& report, Doing doing, Advice advice) {
  std::string text;
  std::size_t refused = 0;
  for (const Finding& finding : report.findings) {
    if (finding.action == Action::warn) {
      text += warning(finding);
    } else if (finding.action == Action::refuse && ++refused <= k_shown_files) {
      text += refusal(finding);
    }
  }
  if (refused > k_shown_files) {
    text += "error: and " + std::to_string(refused - k_shown_files) + " more\n";
  }
  if (refused > 0 && advice == Advice::give) {
    text += hints(report, doing);
  }
  return text;
}

} // namespace handoff::guard
