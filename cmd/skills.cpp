// SPDX-License-Identifier: MIT
// git handoff skills: ranks the skills that an agent has installed.
#include "skills/skills.hpp"

#include "command.hpp"
#include "skills/here.hpp"
#include "skills/report.hpp"
#include "text/visible.hpp"

#include <array>
#include <cstdio>
#include <filesystem>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "agent",
           .value = "name",
           .help = "whose skills (default: handoff.agent, this agent, any)"},
    Option{.name = "path",
           .value = "dir",
           .help = "a directory of skills to read as well",
           .repeat = Repeat::yes},
    Option{.name = "json", .help = "print an object"},
    Option{.name = "porcelain",
           .help = "print name, path and call, separated by tabs"},
    Option{.name = "null", .short_name = "z", .help = "end entries with NUL"},
};

int run(const Arguments& arguments) {
  skills::SkillPlaces places = skills::places_here();
  if (const auto agent = arguments.value("agent")) {
    places.agent = skills::agent_named(*agent);
  }
  for (const std::string& path : arguments.values("path")) {
    places.extra.push_back(std::filesystem::absolute(path).string());
  }
  skills::Query query;
  for (const std::string& operand : arguments.operands()) {
    query.purpose += (query.purpose.empty() ? "" : " ") + operand;
  }
  const skills::FoundSkills found = skills::suggest(query, places);
  for (const std::string& problem : found.problems) {
    tell("warning: " + text::visible_line(problem));
  }
  if (arguments.has("json")) {
    print(skills::as_json(found));
  } else if (arguments.has("porcelain") || arguments.has("null")) {
    print(skills::as_porcelain(found, arguments.has("null") ? '\0' : '\n'));
  } else {
    print(skills::as_text(found, places.agent));
  }
  return 0;
}

} // namespace

extern const Subcommand k_skills;
const Subcommand k_skills = {
    .name = "skills",
    .summary = "rank the installed skills",
    .synopsis = "skills [<options>] [<purpose>]",
    .options = k_options,
    .max_operands = k_any_number,
    .run = run,
};

} // namespace handoff::cmd
