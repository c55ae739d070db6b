// SPDX-License-Identifier: MIT
// Where agents keep their sessions.
#include "session/places.hpp"

#include "session/locate.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace handoff::session {
namespace {

std::string below(const std::optional<std::string>& directory,
                  std::string_view name) {
  return directory && !directory->empty() ? *directory + std::string(name)
                                          : std::string();
}

// `<$variable><in_variable>`, else `<home><in_home>`.
std::string place(const Environment& environment,
                  std::string_view variable,
                  std::string_view in_variable,
                  std::string_view in_home) {
  const std::string own = below(environment(variable), in_variable);
  return own.empty() ? below(environment("HOME"), in_home) : own;
}

void newest_first(std::vector<Candidate>& candidates) {
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::modified);
}

} // namespace

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

bool has_any(const Places& places) {
  const std::string* all[] = {&places.claude,
                              &places.codex,
                              &places.copilot,
                              &places.opencode,
                              &places.gemini,
                              &places.pi,
                              &places.qwen,
                              &places.cline};
  return std::ranges::any_of(all, [](const std::string* path) {
    std::error_code missing;
    return !path->empty() && std::filesystem::exists(*path, missing);
  });
}

Places find_places(const Environment& environment) {
  return {
      .claude = place(
          environment, "CLAUDE_CONFIG_DIR", "/projects", "/.claude/projects"),
      .codex = place(environment, "CODEX_HOME", "", "/.codex"),
      .copilot = place(environment,
                       "COPILOT_HOME",
                       "/session-state",
                       "/.copilot/session-state"),
      .opencode = place(
          environment, "XDG_DATA_HOME", "/opencode", "/.local/share/opencode"),
      .gemini =
          place(environment, "GEMINI_CLI_HOME", "/.gemini/tmp", "/.gemini/tmp"),
      .pi = below(environment("HOME"), "/.pi/agent/sessions"),
      .qwen =
          place(environment, "QWEN_HOME", "/.qwen/projects", "/.qwen/projects"),
      .cline = below(environment("HOME"), "/.cline/data/sessions"),
  };
}

std::string claude_slug(std::string_view path) {
  std::string slug;
  for (std::size_t at = 0; at < path.size();) {
    const text::Decoded decoded = text::decode_utf8(path, at);
    const char c = path[at];
    const bool is_kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z');
    if (is_kept) {
      slug += c;
    } else {
      slug.append(decoded.code_point > 0xffff ? 2 : 1, '-');
    }
    at += decoded.size;
  }
  return slug;
}

std::vector<Candidate> list_candidates(const Places& places,
                                       Agent agent,
                                       const std::vector<std::string>& roots) {
  std::vector<Candidate> found;
  switch (agent) {
  case Agent::claude:
    found = locate_claude(places.claude, roots);
    break;
  case Agent::codex:
    found = locate_codex(places.codex, roots);
    break;
  case Agent::copilot:
    found = locate_copilot(places.copilot, roots);
    break;
  case Agent::opencode:
    found = locate_opencode(places.opencode, roots);
    break;
  case Agent::gemini:
    found = locate_gemini(places.gemini, roots);
    break;
  case Agent::pi:
    found = locate_pi(places.pi, roots);
    break;
  case Agent::qwen:
    found = locate_qwen(places.qwen, roots);
    break;
  case Agent::cline:
    found = locate_cline(places.cline, roots);
    break;
  }
  newest_first(found);
  return found;
}

std::vector<Candidate> list_candidates(const Places& places,
                                       const std::vector<std::string>& roots) {
  std::vector<Candidate> all;
  for (const Agent agent : k_agents) {
    std::ranges::move(list_candidates(places, agent, roots),
                      std::back_inserter(all));
  }
  newest_first(all);
  return all;
}

std::vector<Candidate> find_by_id(const Places& places, std::string_view id) {
  constexpr std::size_t k_shortest = 6;
  std::vector<Candidate> found;
  if (id.size() < k_shortest) {
    return found;
  }
  for (Candidate& candidate : list_candidates(places, {"/"})) {
    if (candidate.id == id) {
      return {std::move(candidate)};
    }
    if (candidate.id.starts_with(id)) {
      found.push_back(std::move(candidate));
    }
  }
  return found;
}

} // namespace handoff::session
