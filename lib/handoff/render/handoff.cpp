// SPDX-License-Identifier: MIT
// The Handoff value that travels through the pipeline.
#include "render/handoff.hpp"

namespace handoff {

namespace {

std::size_t sum(const std::map<Part, std::size_t>& counts) {
  std::size_t total = 0;
  for (const auto& [part, count] : counts) {
    total += count;
  }
  return total;
}

} // namespace

std::size_t LeftOut::total() const {
  return sum(entries) + sum(of_author);
}

std::size_t LeftOut::total_of_author() const {
  return sum(of_author);
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
