// SPDX-License-Identifier: MIT
// The Handoff value that travels through the pipeline.
#include "handoff/handoff.hpp"

namespace handoff {

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
