// SPDX-License-Identifier: MIT
// What an answer has to know of the handoff that it answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

struct Parent {
  std::string id;
  std::string purpose;
  std::string head; // as the document shows it; empty where there was none
  std::string branch_hash; // see store::LedgerEntry; empty: not known
  std::vector<std::string> questions; // Q1, Q2, ... without their number
};

// Reads a handoff's document: its front matter and its Questions section.
// Throws Error when the front matter cannot be read.
[[nodiscard]] Parent parse_parent(std::string_view document);

} // namespace handoff
