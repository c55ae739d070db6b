// SPDX-License-Identifier: MIT
// The matrix of agents and directories, as data.
#include "skills/places.hpp"

#include <algorithm>
#include <array>

namespace handoff::skills {
namespace {

enum class Base {
  user,    // the home directory
  project, // every directory from the top of the work tree down to the cwd
  cwd,     // the current directory alone
};

struct Source {
  Agent agent;
  Base base;
  std::string_view directory;
  Form form;
};

// Observed in the requests that the clients send (releases as in agent.cpp),
// from Cursor down by their documentation. For one agent, the directory that
// wins on equal names stands first.
constexpr std::array k_sources = {
    Source{Agent::claude, Base::user, ".claude/skills", Form::skills},
    Source{Agent::claude, Base::project, ".claude/skills", Form::skills},
    Source{Agent::claude, Base::user, ".claude/plugins", Form::plugins},
    Source{Agent::claude, Base::user, ".claude/commands", Form::markdown_files},
    Source{
        Agent::claude, Base::project, ".claude/commands", Form::markdown_files},

    Source{Agent::codex, Base::project, ".agents/skills", Form::nested_skills},
    Source{Agent::codex, Base::project, ".codex/skills", Form::nested_skills},
    Source{Agent::codex, Base::user, ".agents/skills", Form::nested_skills},
    Source{Agent::codex, Base::user, ".codex/skills", Form::nested_skills},

    Source{
        Agent::copilot, Base::project, ".github/skills", Form::nested_skills},
    Source{
        Agent::copilot, Base::project, ".agents/skills", Form::nested_skills},
    Source{
        Agent::copilot, Base::project, ".claude/skills", Form::nested_skills},
    Source{Agent::copilot, Base::user, ".copilot/skills", Form::nested_skills},
    Source{Agent::copilot, Base::user, ".agents/skills", Form::nested_skills},
    Source{Agent::copilot,
           Base::project,
           ".claude/commands",
           Form::markdown_files},

    Source{
        Agent::opencode, Base::project, ".claude/skills", Form::nested_skills},
    Source{
        Agent::opencode, Base::project, ".agents/skills", Form::nested_skills},
    Source{Agent::opencode,
           Base::project,
           ".opencode/skills",
           Form::nested_skills},
    Source{
        Agent::opencode, Base::project, ".opencode/skill", Form::nested_skills},
    Source{Agent::opencode, Base::user, ".claude/skills", Form::nested_skills},
    Source{Agent::opencode, Base::user, ".agents/skills", Form::nested_skills},
    Source{Agent::opencode,
           Base::user,
           ".config/opencode/skills",
           Form::nested_skills},
    Source{Agent::opencode,
           Base::user,
           ".config/opencode/skill",
           Form::nested_skills},
    Source{
        Agent::opencode, Base::user, ".opencode/skills", Form::nested_skills},

    Source{Agent::gemini, Base::cwd, ".agents/skills", Form::skills},
    Source{Agent::gemini, Base::cwd, ".gemini/skills", Form::skills},
    Source{Agent::gemini, Base::user, ".agents/skills", Form::skills},
    Source{Agent::gemini, Base::user, ".gemini/skills", Form::skills},
    Source{Agent::gemini, Base::cwd, ".gemini/commands", Form::toml_files},
    Source{Agent::gemini, Base::user, ".gemini/commands", Form::toml_files},

    Source{Agent::pi, Base::project, ".agents/skills", Form::nested_skills},
    Source{Agent::pi, Base::cwd, ".pi/skills", Form::nested_skills},
    Source{Agent::pi, Base::user, ".pi/agent/skills", Form::nested_skills},
    Source{Agent::pi, Base::user, ".agents/skills", Form::nested_skills},
    Source{Agent::pi, Base::cwd, ".pi/prompts", Form::markdown_files},

    Source{Agent::qwen, Base::user, ".qwen/skills", Form::skills},
    Source{Agent::qwen, Base::cwd, ".qwen/skills", Form::skills},
    Source{Agent::qwen, Base::cwd, ".agents/skills", Form::skills},
    Source{Agent::qwen, Base::user, ".agents/skills", Form::skills},
    Source{Agent::qwen, Base::cwd, ".qwen/commands", Form::markdown_files},
    Source{Agent::qwen, Base::cwd, ".qwen/commands", Form::toml_files},

    Source{Agent::cursor, Base::project, ".cursor/skills", Form::skills},
    Source{Agent::cursor, Base::user, ".cursor/skills", Form::skills},
    Source{Agent::amp, Base::project, ".agents/skills", Form::skills},
    Source{Agent::amp, Base::user, ".config/agents/skills", Form::skills},
    Source{Agent::goose, Base::project, ".goose/skills", Form::skills},
    Source{Agent::goose, Base::user, ".config/goose/skills", Form::skills},
    Source{Agent::droid, Base::project, ".factory/skills", Form::skills},
    Source{Agent::droid, Base::user, ".factory/skills", Form::skills},
    Source{Agent::cline, Base::project, ".cline/skills", Form::skills},
    Source{Agent::cline, Base::user, ".cline/skills", Form::skills},
    Source{Agent::roo, Base::project, ".roo/skills", Form::skills},
    Source{Agent::roo, Base::user, ".roo/skills", Form::skills},
    Source{Agent::windsurf, Base::project, ".windsurf/skills", Form::skills},
    Source{
        Agent::windsurf, Base::user, ".codeium/windsurf/skills", Form::skills},
};

// A variable that stands for a directory below home.
struct Moved {
  std::string_view variable;
  std::string_view directory;
};
constexpr std::array k_moved = {
    Moved{"CLAUDE_CONFIG_DIR", ".claude"},
    Moved{"CODEX_HOME", ".codex"},
    Moved{"COPILOT_HOME", ".copilot"},
    Moved{"XDG_CONFIG_HOME", ".config"},
};

std::string user_directory(const Places& places, std::string_view directory) {
  for (const Moved& moved : k_moved) {
    const std::string_view rest =
        directory.substr(std::min(moved.directory.size(), directory.size()));
    if (!directory.starts_with(moved.directory) || !rest.starts_with('/')) {
      continue;
    }
    const std::string other = places.environment(moved.variable).value_or("");
    if (other.starts_with('/')) {
      return other + std::string(rest);
    }
  }
  return places.home.empty() ? "" : places.home + "/" + std::string(directory);
}

// The top of the work tree first, each step down to the current directory.
std::vector<std::string> way_down(const Places& places) {
  const std::string& root = places.root;
  const bool is_inside = !root.empty() && (places.cwd == root ||
                                           places.cwd.starts_with(root + "/"));
  if (!is_inside) {
    return {places.cwd};
  }
  std::vector<std::string> way = {root};
  for (std::size_t at = root.size(); at < places.cwd.size();) {
    at = std::min(places.cwd.find('/', at + 1), places.cwd.size());
    way.push_back(places.cwd.substr(0, at));
  }
  return way;
}

std::vector<std::string> bases(const Places& places, const Source& source) {
  const std::string below = "/" + std::string(source.directory);
  std::vector<std::string> found;
  if (source.base == Base::user) {
    found.push_back(user_directory(places, source.directory));
  } else if (source.base == Base::cwd) {
    found.push_back(places.cwd.empty() ? "" : places.cwd + below);
  } else {
    for (const std::string& step : way_down(places)) {
      found.push_back(step.empty() ? "" : step + below);
    }
  }
  return found;
}

} // namespace

std::vector<Directory> directories(const Places& places) {
  std::vector<Directory> found;
  const auto add = [&](const std::string& path, Form form) {
    const bool known = std::ranges::any_of(found, [&](const Directory& other) {
      return other.path == path && other.form == form;
    });
    if (!path.empty() && !known) {
      found.push_back({path, form});
    }
  };
  for (const std::string& path : places.extra) {
    add(path, Form::nested_skills);
  }
  for (const Source& source : k_sources) {
    if (places.agent == Agent::any || places.agent == source.agent) {
      for (const std::string& path : bases(places, source)) {
        add(path, source.form);
      }
    }
  }
  return found;
}

bool lists_all_of_a_name(Agent agent) {
  return agent == Agent::codex;
}

bool hides_disabled(Agent agent) {
  return agent != Agent::codex && agent != Agent::opencode;
}

} // namespace handoff::skills
