// SPDX-License-Identifier: MIT
// Names of files, read from the trees that a listing knows by their ids.
#include "point/sources/tree_names.hpp"

#include "git/objects/tree_entries.hpp"

namespace handoff::point {

std::vector<TreeEntry> parse_tree(std::string_view bytes, std::size_t id_size) {
  // "<mode> <name>\0<id>", one behind the other.
  std::vector<TreeEntry> entries;
  for (;;) {
    const std::size_t blank = bytes.find(' ');
    const std::size_t end = bytes.find('\0');
    if (blank > end || end == std::string_view::npos ||
        bytes.size() - end - 1 < id_size) {
      return entries;
    }
    entries.push_back({std::string(bytes.substr(blank + 1, end - blank - 1)),
                       std::string(bytes.substr(end + 1, id_size))});
    bytes.remove_prefix(end + 1 + id_size);
  }
}

std::optional<std::string> TreeNames::path(std::size_t number) {
  const TreeFile file = listing_.file(number);
  std::string path;
  std::string_view wanted = file.id;
  std::uint32_t directory = file.directory;
  std::uint32_t entry = file.entry;
  for (;;) {
    const std::vector<TreeEntry>& names = entries(directory);
    if (entry >= names.size() || names[entry].id != wanted) {
      return std::nullopt;
    }
    path.insert(0, names[entry].name);
    const auto above = listing_.directory(directory);
    if (directory == 0 || !above || above->parent >= directory) {
      return directory == 0 ? std::optional(std::move(path)) : std::nullopt;
    }
    path.insert(0, "/");
    wanted = above->id;
    entry = above->entry;
    directory = above->parent;
  }
}

const std::vector<TreeEntry>& TreeNames::entries(std::uint32_t directory) {
  const auto known = entries_.find(directory);
  if (known != entries_.end()) {
    return known->second;
  }
  std::vector<TreeEntry>& entries = entries_[directory];
  const auto found = listing_.directory(directory);
  if (found) {
    const std::string name =
        directory == 0 ? tree_ + "^{tree}" : git::to_digits(found->id);
    if (const auto object = objects_.read(name)) {
      entries = parse_tree(object->bytes, found->id.size());
    }
  }
  return entries;
}

} // namespace handoff::point
