// SPDX-License-Identifier: MIT
// Which file a pointer to a blob should name: the best of those that hold it.
#pragma once

#include "point/sources/tree_names.hpp"
#include "point/sources/versions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace handoff::point {

// Ids are hashes already.
struct IdHash {
  [[nodiscard]] std::size_t operator()(std::string_view id) const {
    std::size_t hash = 0;
    std::memcpy(&hash, id.data(), std::min(id.size(), sizeof(hash)));
    return hash;
  }
};

class BlobPlaces {
public:
  // `changed` and `others` are as versions.hpp has them; all must stay. Names
  // in the tree are looked up only where they are asked for.
  BlobPlaces(const TreeListing& listing,
             TreeNames& names,
             const Paths& changed,
             const std::vector<Version>& others);

  // The blob's number here, or nothing when this branch has no such file. The
  // id's bytes must stay.
  [[nodiscard]] std::optional<std::size_t> number_of(std::string_view id);

  // By number. Whether the branch's end has it.
  [[nodiscard]] bool is_at_end(std::size_t number) const {
    return places_[number].other == nullptr;
  }
  [[nodiscard]] Rank rank(std::size_t number) const {
    return places_[number].rank;
  }
  // Whether the reader wants the one rather than the other.
  [[nodiscard]] bool is_better(std::size_t a, std::size_t b) const;

  struct Named {
    std::string id; // of the blob, as bytes
    std::string path;
    const Version* other = nullptr; // null: at the branch's end
  };
  // Nothing when its name cannot be read.
  [[nodiscard]] std::optional<Named> named(std::size_t number);

private:
  struct Place {
    Rank rank = Rank::file;
    std::size_t path_size = 0;
    std::size_t file = 0;           // in the listing
    std::size_t order = 0;          // of paths; of other versions
    const Version* other = nullptr; // null: at the branch's end
  };
  void find_changed(const Paths& changed);
  [[nodiscard]] static bool is_better(const Place& a, const Place& b);
  [[nodiscard]] std::optional<Place> place_of(std::string_view id) const;

  const TreeListing& listing_;
  TreeNames& names_;
  const std::vector<Version>& versions_; // not at the branch's end
  std::vector<bool> is_changed_;         // by the listing's number
  std::unordered_map<std::string_view, const Version*, IdHash> others_;
  std::vector<Place> places_;
  std::unordered_map<std::string_view, std::optional<std::size_t>, IdHash>
      numbers_;
};

} // namespace handoff::point
