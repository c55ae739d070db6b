// SPDX-License-Identifier: MIT
// The sections of a summary that an agent wrote when it compacted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct SummarySection {
  std::string heading; // without number, mark or colon
  std::string text;
};

// Knows numbered headings ("7. Pending Tasks:"), Markdown's, and tags
// ("<next_steps>"); what a program wrote around the summary is left out. A
// summary without headings is one section without one.
[[nodiscard]] std::vector<SummarySection>
summary_sections(std::string_view summary);

} // namespace handoff::session
