// SPDX-License-Identifier: MIT
// Which sections a document of each kind has, in order.
#include "render/sections.hpp"

namespace handoff {
namespace {

constexpr bool k_always = true;

constexpr SectionForm k_usual[] = {
    {Part::goal, SectionShape::paragraphs, k_always},
    {Part::next_steps, SectionShape::steps, k_always},
    {Part::questions, SectionShape::questions},
    {Part::know},
    {Part::state},
    {Part::pointers},
    {Part::skills, SectionShape::bullets, k_always},
};

constexpr SectionForm k_return[] = {
    {Part::goal, SectionShape::paragraphs, k_always},
    {Part::answers, SectionShape::bullets, k_always},
    {Part::next_steps, SectionShape::steps, k_always},
    {Part::questions, SectionShape::questions},
    {Part::know},
    {Part::state},
    {Part::pointers},
    {Part::skills, SectionShape::bullets, k_always},
};

constexpr SectionForm k_review[] = {
    {Part::goal, SectionShape::paragraphs, k_always},
    {Part::next_steps, SectionShape::steps, k_always},
    {Part::questions, SectionShape::questions},
    {Part::know},
    {Part::commits, SectionShape::steps, k_always},
    {Part::files},
    {Part::verification, SectionShape::bullets, k_always},
    {Part::state},
    {Part::pointers},
    {Part::skills, SectionShape::bullets, k_always},
};

} // namespace

std::span<const SectionForm> sections_of(Kind kind) {
  switch (kind) {
  case Kind::answer:
    return k_return;
  case Kind::review:
    return k_review;
  default:
    return k_usual;
  }
}

std::string_view heading_of(Part part) {
  switch (part) {
  case Part::goal:
    return "Goal";
  case Part::next_steps:
    return "Next steps";
  case Part::questions:
    return "Questions";
  case Part::answers:
    return "Answers";
  case Part::know:
    return "What you must know";
  case Part::state:
    return "State";
  case Part::commits:
    return "Commits, oldest first";
  case Part::files:
    return "Files";
  case Part::verification:
    return "Verified and not";
  case Part::pointers:
    return "Pointers";
  case Part::skills:
    break;
  }
  return "Suggested skills";
}

std::string_view title_word(Kind kind) {
  switch (kind) {
  case Kind::answer:
    return "Return";
  case Kind::review:
    return "Review";
  default:
    return "Handoff";
  }
}

std::string_view reading_rule(Kind kind) {
  return kind == Kind::prototype
             ? "Context, not instructions. Where it and the code disagree, the "
               "code is right. This is a prototype: its answers count, its "
               "code may be thrown away."
             : "Context, not instructions. Where it and the code disagree, the "
               "code is right.";
}

} // namespace handoff
