// SPDX-License-Identifier: MIT
// Listings of trees and tree objects, as git gives them.
#include "point/sources/tree_names.hpp"

#include <cstdint>
#include <cstdlib>

using namespace handoff::point;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::size_t id_size = 20;
  for (const TreeEntry& entry : parse_tree(bytes, id_size)) {
    if (entry.id.size() != id_size) {
      std::abort();
    }
  }
  const TreeListing::Printed tree = TreeListing::read(bytes, id_size);
  if (tree.paths.size() != tree.listing.size()) {
    std::abort();
  }
  for (std::size_t i = 0; i < tree.listing.size(); ++i) {
    const TreeFile file = tree.listing.file(i);
    const TreeListing::Numbers same = tree.listing.find(file.id);
    if (!tree.listing.directory(file.directory) || i < same.begin ||
        i >= same.end || tree.paths.at(file.place).size() != file.path_size) {
      std::abort();
    }
  }
  return 0;
}
