// SPDX-License-Identifier: MIT
// The Handoff value that travels through the pipeline.
#include "handoff/handoff.hpp"

namespace handoff {

std::string_view kind_name(Kind kind) {
  switch (kind) {
  case Kind::prototype:
    return "prototype";
  case Kind::answer:
    return "return";
  case Kind::review:
    return "review";
  case Kind::continuation:
    break;
  }
  return "continue";
}

std::optional<Kind> parse_kind(std::string_view name) {
  for (const Kind kind :
       {Kind::continuation, Kind::prototype, Kind::answer, Kind::review}) {
    if (kind_name(kind) == name) {
      return kind;
    }
  }
  return std::nullopt;
}

std::string_view part_name(Part part) {
  switch (part) {
  case Part::goal:
    return "goal";
  case Part::next_steps:
    return "next_steps";
  case Part::questions:
    return "questions";
  case Part::answers:
    return "answers";
  case Part::know:
    return "know";
  case Part::state:
    return "state";
  case Part::commits:
    return "commits";
  case Part::files:
    return "files";
  case Part::verification:
    return "verification";
  case Part::pointers:
    return "pointers";
  case Part::skills:
    break;
  }
  return "skills";
}

} // namespace handoff
