// SPDX-License-Identifier: MIT
// Where agents keep their sessions.
#include "session/find/places.hpp"

#include "session/formats/format.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace handoff::session {
namespace {

void newest_first(std::vector<TranscriptCandidate>& candidates) {
  std::ranges::stable_sort(
      candidates, std::greater(), &TranscriptCandidate::modified);
}

} // namespace

std::string TranscriptPlaces::of(Agent agent) const {
  const auto found = std::ranges::find(all, agent, &TranscriptPlace::agent);
  return found == all.end() ? std::string() : found->path;
}

bool has_any(const TranscriptPlaces& places) {
  return std::ranges::any_of(places.all, [](const TranscriptPlace& place) {
    std::error_code missing;
    return std::filesystem::exists(place.path, missing);
  });
}

TranscriptPlaces find_places(const Environment& environment) {
  TranscriptPlaces places;
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

std::vector<TranscriptCandidate>
list_candidates(const TranscriptPlaces& places,
                Agent agent,
                const std::vector<std::string>& roots) {
  std::vector<TranscriptCandidate> found;
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

std::vector<TranscriptCandidate>
list_candidates(const TranscriptPlaces& places,
                const std::vector<std::string>& roots) {
  std::vector<TranscriptCandidate> all;
  for (const Agent agent : agent::all()) {
    std::ranges::move(list_candidates(places, agent, roots),
                      std::back_inserter(all));
  }
  newest_first(all);
  return all;
}

std::vector<TranscriptCandidate> find_by_id(const TranscriptPlaces& places,
                                            std::string_view id) {
  constexpr std::size_t k_min_length = 6;
  std::vector<TranscriptCandidate> found;
  if (id.size() < k_min_length) {
    return found;
  }
  for (TranscriptCandidate& candidate : list_candidates(places, {"/"})) {
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
