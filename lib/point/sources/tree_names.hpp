// SPDX-License-Identifier: MIT
// Names of files, read from the trees that a listing knows by their ids.
#pragma once

#include "git/objects/objects.hpp"
#include "point/sources/tree_listing.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace handoff::point {

// An entry of a tree object.
struct TreeEntry {
  std::string name;
  std::string id; // as bytes
};

// The entries of a tree object's bytes, up to what is cut or odd.
[[nodiscard]] std::vector<TreeEntry> parse_tree(std::string_view bytes,
                                                std::size_t id_size);

// Each tree is read once.
class TreeNames {
public:
  // `tree` is what git names the listed tree by. All must stay.
  TreeNames(const TreeListing& listing, std::string tree, git::Objects& objects)
      : listing_(listing), tree_(std::move(tree)), objects_(objects) {}

  // The path of the file with this number; nothing when it cannot be read,
  // or is another file.
  [[nodiscard]] std::optional<std::string> path(std::size_t number);

private:
  const std::vector<TreeEntry>& entries(std::uint32_t directory);

  const TreeListing& listing_;
  std::string tree_;
  git::Objects& objects_;
  std::map<std::uint32_t, std::vector<TreeEntry>> entries_; // by directory
};

} // namespace handoff::point
