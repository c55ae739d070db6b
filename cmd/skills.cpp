// SPDX-License-Identifier: MIT
// git handoff skills: ranks the skills that an agent has installed.
#include "skills/skills.hpp"

#include "base/error.hpp"
#include "command.hpp"
#include "git/git.hpp"
#include "skills/report.hpp"

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
    Option{.name = "json", .help = "print a list of objects"},
    Option{.name = "porcelain",
           .help = "print name, path and call, separated by tabs"},
    Option{.name = "null", .short_name = "z", .help = "end entries with NUL"},
};

// Outside a repository there are the user's skills still.
std::string worktree() {
  const base::Completed top = git::run({"rev-parse", "--show-toplevel"});
  std::string path = top.ok() ? top.out : "";
  while (path.ends_with('\n')) {
    path.pop_back();
  }
  return path;
}

std::string configured(const char* key) {
  base::Completed value = git::run({"config", "--get", key});
  while (value.out.ends_with('\n')) {
    value.out.pop_back();
  }
  return value.ok() ? value.out : "";
}

skills::Agent target(const Arguments& arguments,
                     const skills::Environment& environment) {
  const std::string name =
      arguments.value("agent").value_or(configured("handoff.agent"));
  if (name.empty()) {
    return skills::detect_agent(environment);
  }
  if (const auto agent = skills::parse_agent(name)) {
    return *agent;
  }
  throw usage_error("unknown agent '" + name + "'",
                    "one of: " + skills::known_agents());
}

int run(const Arguments& arguments) {
  const skills::Environment environment = skills::process_environment();
  skills::Places places;
  places.cwd = std::filesystem::current_path().string();
  places.root = worktree();
  places.home = environment("HOME").value_or("");
  places.agent = target(arguments, environment);
  for (const std::string& path : arguments.values("path")) {
    places.extra.push_back(std::filesystem::absolute(path).string());
  }
  skills::Query query;
  for (const std::string& operand : arguments.operands()) {
    query.purpose += (query.purpose.empty() ? "" : " ") + operand;
  }
  const skills::Found found = skills::suggest(query, places);
  for (const std::string& problem : found.problems) {
    std::fputs(("warning: " + problem + "\n").c_str(), stderr);
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
    .synopsis = "skills [--agent <name>] [--path <dir>]... [--json] "
                "[<purpose>]",
    .options = k_options,
    .max_operands = k_any_number,
    .run = run,
};

} // namespace handoff::cmd
