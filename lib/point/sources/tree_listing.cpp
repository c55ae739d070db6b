// SPDX-License-Identifier: MIT
// The files of one tree by blob id, kept so that no later run lists them.
#include "point/sources/tree_listing.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "point/index/segment.hpp"
#include "point/language/printed_tree.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace handoff::point {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_magic = "hotree03";
constexpr std::string_view k_suffix = ".tree";
constexpr std::size_t k_max_kept = 4;

// magic, checksum, counts of files and of directories, size of the segments'
// names; then the names, the files' ids, the files, the directories.
constexpr std::size_t k_header = 40;

// The table of files, beside their ids.
struct FileRow {
  std::uint32_t directory;
  std::uint32_t entry;
  std::uint32_t place;
  std::uint32_t traits; // twice the path's size, and one if secondary
};

// Of directories, behind the id.
struct DirectoryRow {
  std::uint32_t parent;
  std::uint32_t entry;
};

template <typename Value>
void append(std::string& out, const Value& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

template <typename Value>
Value value_at(std::string_view bytes, std::size_t at) {
  Value value{};
  std::memcpy(&value, bytes.data() + at, sizeof(value));
  return value;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += name + "\n";
  }
  return all;
}

std::string path_of(const std::string& directory, const std::string& tree) {
  return directory + "/" + tree + std::string(k_suffix);
}

void remove_oldest(const std::string& directory) {
  std::vector<fs::directory_entry> kept;
  std::error_code error;
  for (const fs::directory_entry& file :
       fs::directory_iterator(directory, error)) {
    if (file.path().filename().string().ends_with(k_suffix)) {
      kept.push_back(file);
    }
  }
  std::ranges::sort(kept, std::ranges::greater(), [&](const auto& file) {
    return file.last_write_time(error);
  });
  for (std::size_t i = k_max_kept; i < kept.size(); ++i) {
    ::unlink(kept[i].path().c_str());
  }
}

// The files in the order of ids, then of places.
std::vector<std::uint32_t> places_by_id(const PrintedTree& tree,
                                        std::size_t id_size) {
  struct Key {
    std::uint64_t start = 0; // of the id
    std::uint32_t place = 0;
  };
  std::vector<Key> keys(tree.files.size());
  for (std::uint32_t place = 0; place < keys.size(); ++place) {
    const auto bytes = std::string_view(tree.file_ids).substr(place * id_size);
    for (std::size_t i = 0; i < sizeof(Key::start); ++i) {
      keys[place].start =
          keys[place].start << 8U | static_cast<unsigned char>(bytes[i]);
    }
    keys[place].place = place;
  }
  const auto rest = [&](const Key& key) {
    return std::string_view(tree.file_ids).substr(key.place * id_size, id_size);
  };
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    if (a.start != b.start) {
      return a.start < b.start;
    }
    const int order = rest(a).compare(rest(b));
    return order != 0 ? order < 0 : a.place < b.place;
  });
  std::vector<std::uint32_t> places;
  for (const Key& key : keys) {
    places.push_back(key.place);
  }
  return places;
}

std::string tables_of(const PrintedTree& tree, std::size_t id_size) {
  const std::vector<std::uint32_t> order = places_by_id(tree, id_size);
  std::string bytes;
  for (const std::uint32_t place : order) {
    bytes.append(tree.file_ids, place * id_size, id_size);
  }
  for (const std::uint32_t place : order) {
    const PrintedFile& file = tree.files[place];
    const auto size = static_cast<std::uint32_t>(file.path.size());
    const std::uint32_t mark = file.is_secondary ? 1 : 0;
    append(bytes,
           FileRow{file.directory, file.entry, place, size << 1U | mark});
  }
  for (std::size_t i = 0; i < tree.directories.size(); ++i) {
    bytes.append(tree.directory_ids, i * id_size, id_size);
    append(bytes,
           DirectoryRow{tree.directories[i].parent, tree.directories[i].entry});
  }
  return bytes;
}

// All that the checksum covers.
std::string covered(std::size_t files,
                    std::size_t directories,
                    const std::string& names,
                    std::string_view tables) {
  std::string bytes;
  append(bytes, std::uint64_t{files});
  append(bytes, std::uint64_t{directories});
  append(bytes, std::uint64_t{names.size()});
  return bytes.append(names).append(tables);
}

} // namespace

TreeListing::Printed TreeListing::read(std::string_view printed,
                                       std::size_t id_size) {
  const PrintedTree tree = parse_printed_tree(printed, id_size);
  std::string bytes(k_magic);
  append(bytes, std::uint64_t{0}); // read from memory: no sum is needed
  bytes += covered(
      tree.files.size(), tree.directories.size(), "", tables_of(tree, id_size));
  Printed made{TreeListing(MappedFile(std::move(bytes))), {}};
  static_cast<void>(made.listing.read_tables(id_size));
  for (const PrintedFile& file : tree.files) {
    made.paths.push_back(file.path);
  }
  return made;
}

std::optional<TreeListing>
TreeListing::open(const std::string& directory,
                  const std::string& tree,
                  std::size_t id_size,
                  const std::vector<std::string>& segments) {
  auto file = directory.empty() ? std::nullopt
                                : MappedFile::open(path_of(directory, tree));
  if (!file || file->bytes().size() < k_header ||
      !file->bytes().starts_with(k_magic)) {
    return std::nullopt;
  }
  TreeListing listing(std::move(*file));
  const std::string_view bytes = listing.file_.bytes();
  const bool is_sound =
      value_at<std::uint64_t>(bytes, 8) == checksum(bytes.substr(16)) &&
      listing.read_tables(id_size);
  if (!is_sound) {
    return std::nullopt;
  }
  const std::set<std::string_view> there(segments.begin(), segments.end());
  const std::string_view names =
      bytes.substr(k_header, value_at<std::uint64_t>(bytes, 32));
  const auto is_there = [&](std::string_view name) {
    return there.contains(name);
  };
  const auto relied_on = text::split(names, '\n');
  listing.segments_ = relied_on.size();
  return std::ranges::all_of(relied_on, is_there)
             ? std::optional(std::move(listing))
             : std::nullopt;
}

void TreeListing::keep(const std::string& directory,
                       const std::string& tree,
                       const std::vector<std::string>& segments) const {
  const std::string names = joined(segments);
  const std::string body = covered(count_, directory_count_, names, tables_);
  std::string bytes(k_magic);
  append(bytes, checksum(body));
  try {
    base::write_private_file(
        path_of(directory, tree), bytes + body, base::IfExists::replace);
    remove_oldest(directory);
  } catch (const Error&) {
    return; // the next run lists the tree again
  }
}

bool TreeListing::read_tables(std::size_t id_size) {
  const std::string_view bytes = file_.bytes();
  const auto files = value_at<std::uint64_t>(bytes, 16);
  const auto directories = value_at<std::uint64_t>(bytes, 24);
  const auto names = value_at<std::uint64_t>(bytes, 32);
  const std::size_t room = bytes.size() - k_header;
  const std::size_t file_size = id_size + sizeof(FileRow);
  const std::size_t directory_size = id_size + sizeof(DirectoryRow);
  if (names > room || files > room / file_size ||
      directories > room / directory_size ||
      names + files * file_size + directories * directory_size != room) {
    return false;
  }
  id_size_ = id_size;
  count_ = files;
  directory_count_ = directories;
  tables_ = bytes.substr(k_header + names);
  return true;
}

TreeFile TreeListing::file(std::size_t number) const {
  const auto row =
      value_at<FileRow>(tables_, count_ * id_size_ + number * sizeof(FileRow));
  return {id(number),
          row.directory,
          row.entry,
          row.place,
          row.traits >> 1U,
          (row.traits & 1U) != 0};
}

std::string_view TreeListing::id(std::size_t number) const {
  return tables_.substr(number * id_size_, id_size_);
}

std::optional<TreeDirectory>
TreeListing::directory(std::uint32_t number) const {
  if (number >= directory_count_) {
    return std::nullopt;
  }
  const std::size_t at = count_ * (id_size_ + sizeof(FileRow)) +
                         number * (id_size_ + sizeof(DirectoryRow));
  const auto row = value_at<DirectoryRow>(tables_, at + id_size_);
  return TreeDirectory{tables_.substr(at, id_size_), row.parent, row.entry};
}

TreeListing::Numbers TreeListing::find(std::string_view wanted) const {
  std::size_t first = 0;
  std::size_t count = count_;
  while (count > 0) {
    const std::size_t half = count / 2;
    const bool is_less = id(first + half) < wanted;
    first += is_less ? half + 1 : 0;
    count = is_less ? count - half - 1 : half;
  }
  Numbers numbers{first, first};
  while (numbers.end < count_ && id(numbers.end) == wanted) {
    ++numbers.end;
  }
  return numbers;
}

} // namespace handoff::point
