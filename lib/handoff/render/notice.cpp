// SPDX-License-Identifier: MIT
// What a document says about its own length.
#include "render/notice.hpp"

#include "render/sections.hpp"

namespace handoff {
namespace {

const std::string& id_of(const Handoff& handoff) {
  return handoff.header.facts.id;
}

} // namespace

std::string section_counts(const std::map<Part, std::size_t>& counts) {
  std::string text;
  for (const Part part : k_parts) {
    const auto found = counts.find(part);
    if (found != counts.end() && found->second > 0) {
      text += text.empty() ? "" : ", ";
      text += std::to_string(found->second) + " of ";
      text += heading_of(part);
    }
  }
  return text;
}

LengthNotice length_notice(const Handoff& handoff) {
  const LeftOut& left_out = handoff.left_out;
  const std::string budget =
      "the budget of " + std::to_string(left_out.budget) + " tokens";
  const std::string limit = left_out.characters == 0
                                ? budget
                                : "the limit of " +
                                      std::to_string(left_out.characters) +
                                      " characters";
  const std::size_t of_author = left_out.total_of_author();
  LengthNotice notice;
  if (of_author > 0) {
    notice.sentence =
        (left_out.characters == 0
             ? "The author's notes exceed twice " + budget +
                   "; left out of them: "
             : "Left out of the author's notes for " + limit + ": ") +
        section_counts(left_out.of_author) + ".";
  } else if (left_out.is_over_budget) {
    notice.sentence =
        "Longer than " + budget + ", to keep the author's notes whole.";
  }
  const bool has_limit = left_out.budget > 0 || left_out.characters > 0;
  if (left_out.total() > 0 && !has_limit) {
    notice.sentence = "Older and lesser entries of the sessions, left out: " +
                      section_counts(left_out.entries) + ".";
    notice.command = handoff.can_be_asked
                         ? "git handoff recall " + id_of(handoff) + " <words>"
                         : "git handoff session";
    return notice;
  }
  if (left_out.total() > of_author) {
    notice.sentence += notice.sentence.empty()
                           ? "Left out to keep to " + limit + ": "
                           : " Also left out: ";
    notice.sentence += section_counts(left_out.entries) + ".";
  }
  if (left_out.total() > 0) {
    notice.command = "git handoff show --full " + id_of(handoff);
  }
  return notice;
}

} // namespace handoff
