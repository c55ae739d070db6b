// SPDX-License-Identifier: MIT
// Which session is meant, and how we know.
#include "session/find/find.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "session/find/ancestors.hpp"
#include "session/formats/read.hpp"
#include "session/records/paths.hpp"
#include "session/records/short_id.hpp"
#include "session/records/sqlite.hpp"
#include "session/records/transcript_head.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// An agent that an agent has started inherits its variables: the nearer
// process is the one that runs us, else the session that changed last.
struct RunningSession {
  FoundSession found;
  std::optional<int> distance; // in processes
};

std::optional<int> distance_of(Agent agent, const Environment& environment) {
  const std::string_view name = agent->pid_variable;
  const auto pid = name.empty() ? std::nullopt : environment(name);
  return pid ? ancestor_distance(*pid) : std::nullopt;
}

bool is_nearer(const RunningSession& a, const RunningSession& b) {
  if (a.distance && b.distance) {
    return *a.distance < *b.distance;
  }
  return a.found.candidate.modified > b.found.candidate.modified;
}

std::optional<TranscriptCandidate> newest(const Search& search,
                                          std::optional<Agent> agent);

// The session whose id the variable is set to.
std::optional<RunningSession>
said_by(const agent::Marker& marker, Agent agent, const Search& search) {
  const std::string id = search.environment(marker.variable).value_or("");
  if (!marker.is_session || id.empty()) {
    return std::nullopt;
  }
  for (TranscriptCandidate& candidate :
       list_candidates(search.places, agent, {"/"})) {
    if (candidate.id == id) {
      return RunningSession{{std::move(candidate), FoundBy::environment},
                            distance_of(agent, search.environment)};
    }
  }
  return std::nullopt;
}

bool names_sessions(Agent agent) {
  return std::ranges::any_of(agent->markers, &agent::Marker::is_session);
}

std::optional<FoundSession> by_environment(const Search& search) {
  std::vector<RunningSession> said;
  for (const Agent agent : agent::all()) {
    for (const agent::Marker& marker : agent->markers) {
      if (auto one = said_by(marker, agent, search)) {
        said.push_back(std::move(*one));
      }
    }
  }
  // Some name their process, but no session.
  for (const Agent agent : agent::all()) {
    const auto distance = distance_of(agent, search.environment);
    if (!distance || said.empty() || names_sessions(agent)) {
      continue;
    }
    if (auto candidate = newest(search, agent)) {
      said.push_back({{std::move(*candidate), FoundBy::running}, distance});
    }
  }
  const auto nearest = std::ranges::min_element(said, is_nearer);
  return nearest == said.end() ? std::nullopt : std::optional(nearest->found);
}

std::optional<TranscriptCandidate> newest(const Search& search,
                                          std::optional<Agent> agent) {
  if (search.worktree.empty()) {
    return std::nullopt;
  }
  std::vector<TranscriptCandidate> all =
      agent ? list_candidates(search.places, *agent, {search.worktree})
            : list_candidates(search.places, {search.worktree});
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

TranscriptCandidate from_path(const std::string& path) {
  const std::string file = split_database_path(path).file;
  std::error_code error;
  if (!fs::exists(file, error)) {
    throw Error("cannot open '" + path + "': no such file");
  }
  const auto agent = agent_of_file(path);
  TranscriptCandidate candidate{.path = path, .modified = modified_time(file)};
  if (agent) {
    candidate.agent = *agent;
  }
  return candidate;
}

bool is_path(const std::string& selector) {
  std::error_code error;
  return selector.find('/') != std::string::npos ||
         fs::exists(selector, error) ||
         selector.find(".json") != std::string::npos ||
         selector.find(".db") != std::string::npos;
}

std::optional<FoundSession> by_selector(const Search& search) {
  const std::string& selector = search.selector;
  if (selector == "latest") {
    const auto candidate = newest(search, std::nullopt);
    return candidate ? std::optional(FoundSession{*candidate, FoundBy::newest})
                     : std::nullopt;
  }
  const auto agent = agent::parse(selector);
  if (agent && has_transcripts(*agent)) {
    const auto candidate = newest(search, agent);
    return candidate ? std::optional(FoundSession{*candidate, FoundBy::agent})
                     : std::nullopt;
  }
  if (is_path(selector)) {
    return FoundSession{from_path(selector), FoundBy::path};
  }
  std::vector<TranscriptCandidate> found = find_by_id(search.places, selector);
  if (found.size() != 1) {
    throw usage_error((found.empty() ? "no session '" : "several sessions '") +
                          selector + "'",
                      "'git handoff session' lists those of this repository");
  }
  return FoundSession{std::move(found.front()), FoundBy::id};
}

std::optional<FoundSession> automatic(const Search& search) {
  if (!search.transcript.empty()) {
    return FoundSession{from_path(search.transcript), FoundBy::hook};
  }
  if (auto found = by_environment(search)) {
    return found;
  }
  if (const auto agent =
          agent::running(search.environment, agent::has_transcripts)) {
    if (auto candidate = newest(search, agent)) {
      return FoundSession{std::move(*candidate), FoundBy::running};
    }
  }
  auto candidate = newest(search, std::nullopt);
  return candidate ? std::optional(FoundSession{std::move(*candidate)})
                   : std::nullopt;
}

void add_rivals(const Search& search, FoundSession& found) {
  constexpr std::int64_t k_at_the_same_time = 10 * 60 * 1000;
  if (search.worktree.empty()) {
    return;
  }
  for (TranscriptCandidate& other :
       list_candidates(search.places, {search.worktree})) {
    const std::int64_t apart = found.candidate.modified - other.modified;
    if (other.path != found.candidate.path && apart < k_at_the_same_time &&
        apart > -k_at_the_same_time) {
      found.rivals.push_back(std::move(other));
    }
  }
}

// "; at the same time: Codex session 01a1fd7a-fb61 and 3 others"
std::string rivals_text(const std::vector<TranscriptCandidate>& rivals) {
  if (rivals.empty()) {
    return {};
  }
  std::string text =
      "; at the same time: " + std::string(rivals.front().agent->title) +
      " session " + std::string(short_id(rivals.front().id));
  if (const std::size_t more = rivals.size() - 1; more > 0) {
    text += " and " + std::to_string(more) + (more == 1 ? " other" : " others");
  }
  return text;
}

std::string_view reason(FoundBy by) {
  switch (by) {
  case FoundBy::path:
    return "the file you named";
  case FoundBy::id:
    return "the id you named";
  case FoundBy::agent:
    return "that agent's newest session in this work tree";
  case FoundBy::hook:
    return "named by the hook";
  case FoundBy::environment:
    return "the one we run in";
  case FoundBy::running:
    return "the newest session here of the agent that runs us";
  case FoundBy::branch:
    return "it worked on this branch";
  case FoundBy::newest:
    break;
  }
  return "the newest session in this work tree";
}

} // namespace

std::optional<FoundSession> find_session(const Search& search) {
  if (search.selector == "none") {
    return std::nullopt;
  }
  auto found =
      search.selector.empty() ? automatic(search) : by_selector(search);
  if (found) {
    const std::string& cwd = found->candidate.cwd;
    found->is_foreign = !search.worktree.empty() && !cwd.empty() &&
                        !is_inside(cwd, search.worktree);
    add_rivals(search, *found);
  }
  return found;
}

std::string describe(const FoundSession& found, std::int64_t now) {
  const TranscriptCandidate& candidate = found.candidate;
  std::string text = std::string(candidate.agent->title) + " session ";
  text += candidate.id.empty() ? "in '" + candidate.path + "'"
                               : std::string(short_id(candidate.id));
  text +=
      ", last active " + base::relative_time(candidate.modified / 1000, now);
  text += " (" + std::string(reason(found.by));
  if (found.is_foreign) {
    text += ", started in '" + candidate.cwd + "'";
  }
  text += ")";
  return text + rivals_text(found.rivals);
}

} // namespace handoff::session
