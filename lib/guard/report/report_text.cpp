// SPDX-License-Identifier: MIT
// A report as people read it: which file, why, and what to type now.
#include "guard/report/report_text.hpp"

#include "git/branch/abbreviation.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff::guard {
namespace {

constexpr std::size_t k_width = 80;
constexpr std::size_t k_shown_reasons = 2;
constexpr std::size_t k_shown_files = 8;

std::string cut_line(const std::string& line) {
  return text::cut_to_width(line, k_width) + "\n";
}

std::string place(const FoundHandoff& finding, std::size_t digits) {
  const Subject& subject = finding.subject;
  if (!subject.tag.empty()) {
    return "the message of tag '" + text::visible_line(subject.tag) + "'";
  }
  const std::string where = subject.path.empty()
                                ? "the commit message"
                                : "'" + text::visible_line(subject.path) + "'";
  return subject.commit.empty()
             ? where
             : where + " in commit " + subject.commit.substr(0, digits);
}

// "error: <place> is a handoff", on two lines where one is too short.
std::string refusal_head(const FoundHandoff& finding, std::size_t digits) {
  const std::string head = "error: " + place(finding, digits);
  const std::string says = "is a handoff, which must not be kept";
  const bool fits = text::display_width(head) + 1 + says.size() <= k_width;
  return head + (fits ? " " : "\n  ") + says + "\n";
}

std::string
refusal(const FoundHandoff& finding, std::size_t digits, const Redact& redact) {
  std::string text = refusal_head(finding, digits);
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  for (std::size_t i = 0; i < std::min(reasons.size(), k_shown_reasons); ++i) {
    text += cut_line("  " + reason_line(reasons[i], redact));
  }
  return text;
}

std::string
warning(const FoundHandoff& finding, std::size_t digits, const Redact& redact) {
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  const std::string why =
      reasons.empty() ? "" : " (" + reason_line(reasons.front(), redact) + ")";
  return cut_line("warning: " + place(finding, digits) +
                  " looks like a handoff" + why);
}

std::string more(std::string_view lead, std::size_t count) {
  return count <= k_shown_files
             ? ""
             : std::string(lead) + "and " +
                   std::to_string(count - k_shown_files) + " more\n";
}

} // namespace

std::size_t id_digits(const Report& report) {
  std::vector<std::string> commits;
  for (const Action action : {Action::warn, Action::refuse}) {
    std::size_t shown = 0;
    for (const FoundHandoff& finding : report.findings) {
      if (finding.action == action && ++shown <= k_shown_files) {
        commits.push_back(finding.subject.commit);
      }
    }
  }
  return git::id_digits(commits);
}

std::string reason_line(const Reason& reason, const Redact& redact) {
  const std::string where =
      reason.line == 0 ? "" : "line " + std::to_string(reason.line) + " ";
  const std::string quote =
      reason.quote.empty() ? "" : ": " + show_quote(reason.quote, redact);
  return where + redact(reason.says) + quote;
}

std::string one_line(const FoundHandoff& finding, const Redact& redact) {
  std::string text;
  const std::vector<Reason>& reasons = finding.verdict.reasons;
  for (std::size_t i = 0; i < std::min(reasons.size(), k_shown_reasons); ++i) {
    text += (text.empty() ? "" : "; ") + reason_line(reasons[i], redact);
  }
  return text;
}

std::string describe(const Report& report,
                     const Situation& situation,
                     const Redact& redact) {
  std::string warnings;
  std::string refusals;
  std::size_t warned = 0;
  std::size_t refused = 0;
  for (const FoundHandoff& finding : report.findings) {
    if (finding.action == Action::warn && ++warned <= k_shown_files) {
      warnings += warning(finding, situation.id_digits, redact);
    } else if (finding.action == Action::refuse && ++refused <= k_shown_files) {
      refusals += refusal(finding, situation.id_digits, redact);
    }
  }
  std::string text = warnings + more("warning: ", warned) + refusals +
                     more("error: ", refused);
  if (refused > 0 && situation.advice == Advice::give) {
    text += hints(report, situation);
  }
  return text;
}

} // namespace handoff::guard
