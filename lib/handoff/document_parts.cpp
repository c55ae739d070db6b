// SPDX-License-Identifier: MIT
// The entries of a finished document, read back.
#include "handoff/document_parts.hpp"

#include "handoff/compose_parts.hpp"
#include "handoff/section_names.hpp"
#include "store/front_matter.hpp"
#include "text/markdown.hpp"

#include <algorithm>

namespace handoff {
namespace {

// "**Q1** text", "**Q1: text**"
std::string without_number(std::string text) {
  constexpr std::string_view k_mark = "**Q";
  if (!text.starts_with(k_mark)) {
    return text;
  }
  const std::size_t digits = text.find_first_not_of("0123456789", 3);
  if (digits == 3 || text.compare(digits, 2, "**") != 0) {
    return text;
  }
  text.erase(0, digits + 2);
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

// The turn behind a line of ours, which means nothing in another document.
std::string without_turn(std::string text) {
  constexpr std::string_view k_speakers = "uat";
  const std::size_t digits = text.find_last_not_of("0123456789") + 1;
  const bool is_turn = digits >= 2 && digits < text.size() &&
                       k_speakers.find(text[digits - 1]) != text.npos &&
                       text[digits - 2] == ' ';
  text.erase(is_turn ? digits - 2 : text.size());
  return text;
}

bool says_nothing(std::string_view text) {
  return text.empty() || text.starts_with("No next step was given") ||
         text.starts_with("Answer Q1") || text.starts_with("*Left out");
}

std::vector<std::string>* part_for(Section section, DocumentParts& parts) {
  switch (section) {
  case Section::goal:
    return &parts.goal;
  case Section::next_steps:
    return &parts.steps;
  case Section::questions:
    return &parts.questions;
  case Section::know:
  case Section::decisions:
  case Section::rejected:
  case Section::traps:
  case Section::learnings:
    return &parts.know;
  case Section::state:
  case Section::verified:
    return &parts.state;
  case Section::pointers:
    return &parts.pointers;
  case Section::skills:
    break;
  }
  return nullptr;
}

} // namespace

DocumentParts read_document_parts(std::string_view document) {
  const store::ParsedDocument parsed = store::parse_document(document);
  DocumentParts parts;
  if (!parsed.ok()) {
    return parts;
  }
  parts.id = parsed.front.id;
  parts.purpose = parsed.front.purpose;
  const std::string_view body = document.substr(parsed.body);
  const bool names_turns = body.find("git handoff recall") != body.npos;
  std::vector<std::string>* part = nullptr;
  for (const text::Block& block : text::parse_blocks(body)) {
    if (block.kind == text::BlockKind::heading) {
      const auto named = section_named(block.title);
      part = named ? part_for(named->section, parts) : nullptr;
    } else if (part != nullptr) {
      std::string text = without_marker(
          std::string(body.substr(block.start, block.end - block.start)));
      text.erase(text.find_last_not_of(" \n") + 1);
      text = without_number(std::move(text));
      if (names_turns) {
        text = without_turn(std::move(text));
      }
      if (!says_nothing(text)) {
        part->push_back(std::move(text));
      }
    }
  }
  return parts;
}

} // namespace handoff
