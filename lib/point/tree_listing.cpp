// SPDX-License-Identifier: MIT
// The files of one tree by blob id, kept so that no later run lists them.
#include "point/tree_listing.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "point/segment.hpp"
#include "point/words.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace handoff::point {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_magic = "hotree01";
constexpr std::string_view k_suffix = ".tree";
constexpr std::size_t k_most_kept = 4;

// magic, checksum, count of files, size of the segments' names; then the
// names, the ids, the paths' ends, the paths.
constexpr std::size_t k_header = 32;

template <typename Number>
void append(std::string& out, Number number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof(number));
  return number;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += name + "\n";
  }
  return all;
}

unsigned digit_value(char c) {
  return static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'a' + 10) & 15U;
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
  for (std::size_t i = k_most_kept; i < kept.size(); ++i) {
    ::unlink(kept[i].path().c_str());
  }
}

} // namespace

std::string id_bytes(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(digit_value(digits[i]) << 4U |
                               digit_value(digits[i + 1]));
  }
  return bytes;
}

TreeListing TreeListing::read(const std::string& tree, std::size_t id_size) {
  // Kept entries: "100644 blob <id>\t<path>", executable or not.
  struct Line {
    std::string id;
    std::string_view path;
  };
  const std::string listing = git::output({"ls-tree", "-r", "-z", tree});
  std::vector<Line> lines;
  for (const std::string_view entry : git::split(listing, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (entry.starts_with("100") && tab != std::string_view::npos &&
        tab > 2 * id_size) {
      lines.push_back({id_bytes(entry.substr(tab - 2 * id_size, 2 * id_size)),
                       entry.substr(tab + 1)});
    }
  }
  std::ranges::sort(lines, [](const Line& a, const Line& b) {
    return a.id != b.id ? a.id < b.id : a.path < b.path;
  });
  std::string body;
  std::string ends;
  std::string paths;
  for (const Line& line : lines) {
    body += line.id;
    paths += line.path;
    append(ends, static_cast<std::uint32_t>(paths.size()));
  }
  std::string bytes(k_magic);
  append(bytes, std::uint64_t{0});
  append(bytes, std::uint64_t{lines.size()});
  append(bytes, std::uint64_t{0});
  TreeListing made(MappedFile(bytes + body + ends + paths));
  static_cast<void>(made.read_tables(id_size));
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
      number_at<std::uint64_t>(bytes, 8) == checksum(bytes.substr(16)) &&
      listing.read_tables(id_size);
  if (!is_sound) {
    return std::nullopt;
  }
  const std::set<std::string_view> there(segments.begin(), segments.end());
  const std::string_view names =
      bytes.substr(k_header, number_at<std::uint64_t>(bytes, 24));
  const auto is_there = [&](std::string_view name) {
    return there.contains(name);
  };
  return std::ranges::all_of(git::split(names, '\n'), is_there)
             ? std::optional(std::move(listing))
             : std::nullopt;
}

void TreeListing::keep(const std::string& directory,
                       const std::string& tree,
                       const std::vector<std::string>& segments) const {
  const std::string names = joined(segments);
  std::string covered;
  append(covered, std::uint64_t{count_});
  append(covered, std::uint64_t{names.size()});
  covered += names;
  covered += ids_;
  covered += ends_;
  covered += paths_;
  std::string bytes(k_magic);
  append(bytes, checksum(covered));
  try {
    base::write_private_file(
        path_of(directory, tree), bytes + covered, base::IfExists::replace);
    remove_oldest(directory);
  } catch (const Error&) {
    return; // the next run lists the tree again
  }
}

bool TreeListing::read_tables(std::size_t id_size) {
  const std::string_view bytes = file_.bytes();
  const auto count = number_at<std::uint64_t>(bytes, 16);
  const auto names = number_at<std::uint64_t>(bytes, 24);
  const std::size_t room = bytes.size() - k_header;
  if (names > room || count > room / (id_size + 4) ||
      names + count * (id_size + 4) > room) {
    return false;
  }
  id_size_ = id_size;
  count_ = count;
  ids_ = bytes.substr(k_header + names, count * id_size);
  ends_ = bytes.substr(k_header + names + ids_.size(), count * 4);
  paths_ = bytes.substr(k_header + names + ids_.size() + ends_.size());
  return count_ == 0 ||
         number_at<std::uint32_t>(ends_, (count_ - 1) * 4) == paths_.size();
}

TreeFile TreeListing::file(std::size_t number) const {
  const std::size_t start =
      number == 0 ? 0 : number_at<std::uint32_t>(ends_, (number - 1) * 4);
  const std::size_t end = number_at<std::uint32_t>(ends_, number * 4);
  return {ids_.substr(number * id_size_, id_size_),
          paths_.substr(std::min(start, paths_.size()), end - start)};
}

std::vector<std::size_t> TreeListing::find(std::string_view id) const {
  std::size_t first = 0;
  std::size_t count = count_;
  while (count > 0) {
    const std::size_t half = count / 2;
    const bool is_less = ids_.substr((first + half) * id_size_, id_size_) < id;
    first += is_less ? half + 1 : 0;
    count = is_less ? count - half - 1 : half;
  }
  std::vector<std::size_t> numbers;
  for (; first < count_ && ids_.substr(first * id_size_, id_size_) == id;
       ++first) {
    numbers.push_back(first);
  }
  return numbers;
}

} // namespace handoff::point
