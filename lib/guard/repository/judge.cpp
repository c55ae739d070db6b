// SPDX-License-Identifier: MIT
// One document under a policy: whether it is a finding.
#include "guard/repository/judge.hpp"

#include "guard/document/embedded.hpp"
#include "guard/document/readable.hpp"

#include <utility>

namespace handoff::guard {
namespace {

// A blob larger than this is not asked for (of smaller ones the beginning is
// kept); one of a kind that is never text, not even when it is much smaller.
constexpr std::size_t k_max_read = std::size_t{64} << 20U;
constexpr std::size_t k_max_of_a_binary = std::size_t{64} << 10U;
constexpr std::size_t k_min_read = 40; // bytes: no handoff is shorter

// Commit messages quote, list and plan by nature: only what is plainly a
// pasted handoff counts.
Verdict for_message(Verdict verdict, const Thresholds& limits) {
  const bool is_certain = verdict.rule != "evidence";
  const bool is_plain = verdict.score >= limits.refuse + limits.section_refuse;
  if (verdict.level == Level::refuse && !is_certain && !is_plain) {
    verdict.level = Level::warn;
  }
  return verdict.level == Level::refuse ? verdict : Verdict{};
}

} // namespace

bool is_worth_reading(std::string_view path, std::size_t size) {
  return size >= k_min_read && size <= k_max_read &&
         (size <= k_max_of_a_binary || !is_never_text(path));
}

Action action_for(Level level, Setting setting) {
  if (setting == Setting::off || level == Level::clean) {
    return Action::allow;
  }
  const bool refuses = setting == Setting::strict ||
                       (setting == Setting::refuse && level == Level::refuse);
  return refuses ? Action::refuse : Action::warn;
}

std::optional<FoundHandoff> Judge::judge(Subject subject,
                                         std::string_view bytes) {
  const Readable readable(bytes);
  if (!readable.text()) {
    return std::nullopt;
  }
  Verdict verdict = judge_text(subject, *readable.text());
  if (auto unwanted = find_unwanted(question_.policy, *readable.text())) {
    verdict = std::move(*unwanted);
  }
  if (verdict.level == Level::clean) {
    return std::nullopt;
  }
  return decide({.subject = std::move(subject), .verdict = std::move(verdict)},
                *readable.text());
}

bool Judge::has_to_go_on(std::string_view bytes) const {
  return !question_.policy.unwanted.empty() || may_go_on_as_prose(bytes) ||
         may_embed(bytes, Host::code);
}

Verdict Judge::judge_text(const Subject& subject, std::string_view text) {
  const bool is_code = !may_be_prose(text);
  const bool may_be_copy =
      question_.care == Care::full && question_.descent != nullptr;
  if (is_code && !may_be_copy && !may_embed(text, Host::code)) {
    return {};
  }
  if (!detector_) {
    detector_.emplace(built_in_knowledge(), question_.descent);
  }
  Verdict verdict = is_code ? detector_->judge_code(subject.path, text)
                            : detector_->judge(subject.path, text);
  return subject.path.empty()
             ? for_message(std::move(verdict),
                           built_in_knowledge().weights.thresholds())
             : verdict;
}

FoundHandoff Judge::decide(FoundHandoff finding, std::string_view text) const {
  const std::string& path = finding.subject.path;
  finding.action =
      action_for(finding.verdict.level, question_.policy.setting_of(path));
  finding.allowed_because =
      finding.action == Action::allow ? "the policy is off for this path" : "";
  if (const auto line = find_inline_allowance(text)) {
    finding.action = Action::allow;
    finding.allowed_because =
        "line " + std::to_string(*line) + " says 'handoff: allow'";
  } else if (const auto reason = question_.policy.allowance(path)) {
    finding.action = Action::allow;
    finding.allowed_because = *reason;
  }
  return finding;
}

void Findings::keep(std::size_t index, std::optional<FoundHandoff> finding) {
  if (finding) {
    const std::lock_guard lock(mutex_);
    found_.emplace(index, std::move(*finding));
  }
}

Report Findings::report(std::size_t checked) {
  Report report{.findings = {}, .checked = checked};
  for (auto& [index, finding] : found_) {
    report.findings.push_back(std::move(finding));
  }
  return report;
}

} // namespace handoff::guard
