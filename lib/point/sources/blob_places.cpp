// SPDX-License-Identifier: MIT
// Which file a pointer to a blob should name: the best of those that hold it.
#include "point/sources/blob_places.hpp"

#include <tuple>

namespace handoff::point {

BlobPlaces::BlobPlaces(const TreeListing& listing,
                       TreeNames& names,
                       const Paths& changed,
                       const std::vector<Version>& others)
    : listing_(listing), names_(names), versions_(others),
      is_changed_(listing.size()) {
  find_changed(changed);
  for (const Version& version : others) {
    others_.emplace(version.id, &version); // the newest stays
  }
}

// A name is looked up only where another file has the same content and a name
// of the same length.
void BlobPlaces::find_changed(const Paths& changed) {
  for (const auto& [path, id] : changed) {
    std::vector<std::size_t> alike;
    const TreeListing::Numbers numbers = listing_.find(id);
    for (std::size_t i = numbers.begin; i < numbers.end; ++i) {
      if (listing_.file(i).path_size == path.size()) {
        alike.push_back(i);
      }
    }
    for (const std::size_t number : alike) {
      is_changed_[number] = is_changed_[number] || alike.size() == 1 ||
                            names_.path(number) == path;
    }
  }
}

std::optional<std::size_t> BlobPlaces::number_of(std::string_view id) {
  const auto known = numbers_.find(id);
  if (known != numbers_.end()) {
    return known->second;
  }
  std::optional<std::size_t> number;
  if (const std::optional<Place> place = place_of(id)) {
    number = places_.size();
    places_.push_back(*place);
  }
  numbers_.emplace(id, number);
  return number;
}

// Of the files at the branch's end the best, or else the newest other version.
// No two places are equally good: which is named depends on nothing else.
std::optional<BlobPlaces::Place>
BlobPlaces::place_of(std::string_view id) const {
  std::optional<Place> best;
  const TreeListing::Numbers numbers = listing_.find(id);
  for (std::size_t i = numbers.begin; i < numbers.end; ++i) {
    const TreeFile file = listing_.file(i);
    const Rank rank = is_changed_[i]      ? Rank::changed_file
                      : file.is_secondary ? Rank::test_file
                                          : Rank::file;
    const Place place{rank, file.path_size, i, file.place, nullptr};
    if (!best || is_better(place, *best)) {
      best = place;
    }
  }
  if (best) {
    return best;
  }
  const auto other = others_.find(id);
  if (other == others_.end()) {
    return std::nullopt;
  }
  const Version& version = *other->second;
  return Place{version.rank,
               version.path.size(),
               0,
               static_cast<std::size_t>(&version - versions_.data()),
               &version};
}

bool BlobPlaces::is_better(std::size_t a, std::size_t b) const {
  return is_better(places_[a], places_[b]);
}

bool BlobPlaces::is_better(const Place& a, const Place& b) {
  const auto key = [](const Place& place) {
    return std::tuple(place.rank,
                      place.path_size,
                      place.other == nullptr ? std::string_view()
                                             : place.other->path,
                      place.order);
  };
  return key(a) < key(b);
}

std::optional<BlobPlaces::Named> BlobPlaces::named(std::size_t number) {
  const Place& place = places_[number];
  if (place.other != nullptr) {
    return Named{place.other->id, place.other->path, place.other};
  }
  std::optional<std::string> path = names_.path(place.file);
  return path ? std::optional(Named{std::string(listing_.id(place.file)),
                                    std::move(*path)})
              : std::nullopt;
}

} // namespace handoff::point
