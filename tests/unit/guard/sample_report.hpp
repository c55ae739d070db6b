// SPDX-License-Identifier: MIT
// A report with a refusal, a warning and what a policy allows.
#pragma once

#include "guard/repository/check.hpp"

#include <string>
#include <string_view>

namespace handoff::test {

inline std::string as_it_is(std::string_view text) {
  return std::string(text);
}

inline guard::Report sample_report() {
  using namespace guard;
  Verdict verdict{.level = Level::refuse,
                  .score = 3.456,
                  .rule = "evidence",
                  .reasons = {{1, "the title names a handoff", "# Handoff"},
                              {0, "the file is named like a handoff", ""}}};
  Report report{.checked = 7};
  report.findings.push_back(
      {.subject = {.path = "a b.md"}, .verdict = verdict});
  report.findings.push_back({.subject = {.path = "w.md"},
                             .verdict = verdict,
                             .action = Action::warn});
  report.findings.push_back({.subject = {.path = "ok.md"},
                             .verdict = verdict,
                             .action = Action::allow,
                             .allowed_because = "a template"});
  return report;
}

} // namespace handoff::test
