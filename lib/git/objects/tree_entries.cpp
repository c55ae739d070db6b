// SPDX-License-Identifier: MIT
// A tree object, and ids in their two forms.
#include "git/objects/tree_entries.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::git {
namespace {

constexpr std::uint32_t k_kind = 0170000;
constexpr std::uint32_t k_directory = 0040000;
constexpr std::uint32_t k_file = 0100000;

// Old trees have other permissions; git goes by the owner's x alone.
std::uint32_t as_shown(std::uint32_t mode) {
  const bool is_file = (mode & k_kind) == k_file;
  return !is_file ? mode : (mode & 0100U) != 0 ? 0100755 : 0100644;
}

} // namespace

bool TreeRecord::is_directory() const {
  return (mode & k_kind) == k_directory;
}

std::optional<Tree> Tree::parse(std::string bytes, std::size_t id_size) {
  Tree tree;
  tree.bytes_.assign(bytes.begin(), bytes.end());
  std::string_view rest(tree.bytes_.data(), tree.bytes_.size());
  while (!rest.empty()) { // "<mode> <name>\0<id>"
    const std::size_t blank = rest.find(' ');
    const std::size_t end = rest.find('\0');
    if (blank == std::string_view::npos || end == std::string_view::npos ||
        blank > end || rest.size() - end - 1 < id_size) {
      return std::nullopt;
    }
    std::uint32_t mode = 0;
    const auto [stop, error] =
        std::from_chars(rest.data(), rest.data() + blank, mode, 8);
    if (error != std::errc() || stop != rest.data() + blank) {
      return std::nullopt;
    }
    tree.entries_.push_back({.name = rest.substr(blank + 1, end - blank - 1),
                             .id = rest.substr(end + 1, id_size),
                             .mode = as_shown(mode)});
    rest.remove_prefix(end + 1 + id_size);
  }
  std::sort(
      tree.entries_.begin(),
      tree.entries_.end(),
      [](const TreeRecord& a, const TreeRecord& b) { return a.name < b.name; });
  return tree;
}

const TreeRecord* Tree::find(std::string_view name) const {
  const auto found =
      std::lower_bound(entries_.begin(),
                       entries_.end(),
                       name,
                       [](const TreeRecord& entry, std::string_view wanted) {
                         return entry.name < wanted;
                       });
  return found != entries_.end() && found->name == name ? &*found : nullptr;
}

std::string to_digits(std::string_view id) {
  std::string digits;
  digits.reserve(id.size() * 2);
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    digits += "0123456789abcdef"[byte >> 4U];
    digits += "0123456789abcdef"[byte & 15U];
  }
  return digits;
}

} // namespace handoff::git
