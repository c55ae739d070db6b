// SPDX-License-Identifier: MIT
// Where agents keep their sessions.
#include "session/find/places.hpp"

#include "session/formats/format.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace handoff::session {
namespace {

void newest_first(std::vector<Candidate>& candidates) {
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::modified);
}

} // namespace

std::string Places::of(Agent agent) const {
  const auto found = std::ranges::find(all, agent, &TranscriptPlace::agent);
  return found == all.end() ? std::string() : found->path;
}

bool has_any(const Places& places) {
  return std::ranges::any_of(places.all, [](const TranscriptPlace& place) {
    std::error_code missing;
    return std::filesystem::exists(place.path, missing);
  });
}

Places find_places(const Environment& environment) {
  Places places;
  for (const Agent agent : agent::all()) {
    for (const agent::Transcripts& kept : agent->transcripts) {
      std::string path = kept.below_home.empty()
                             ? std::string()
                             : agent::user_path(environment, kept.below_home);
      if (!path.empty()) {
        places.all.push_back({agent, kept.format, std::move(path), kept.file});
      }
    }
  }
  return places;
}

std::vector<Candidate> list_candidates(const Places& places,
                                       Agent agent,
                                       const std::vector<std::string>& roots) {
  std::vector<Candidate> found;
  for (const TranscriptPlace& place : places.all) {
    const Format* format = find_format(place.format);
    if (place.agent == agent && format != nullptr) {
      std::ranges::move(format->locate(place, roots),
                        std::back_inserter(found));
    }
  }
  newest_first(found);
  return found;
}

std::vector<Candidate> list_candidates(const Places& places,
                                       const std::vector<std::string>& roots) {
  std::vector<Candidate> all;
  for (const Agent agent : agent::all()) {
    std::ranges::move(list_candidates(places, agent, roots),
                      std::back_inserter(all));
  }
  newest_first(all);
  return all;
}

std::vector<Candidate> find_by_id(const Places& places, std::string_view id) {
  constexpr std::size_t k_min_length = 6;
  std::vector<Candidate> found;
  if (id.size() < k_min_length) {
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
