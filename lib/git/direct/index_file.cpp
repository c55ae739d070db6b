// SPDX-License-Identifier: MIT
// Git's index as it is on disk, read without git.
#include "git/direct/index_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <utility>

namespace handoff::git {
namespace {

constexpr std::size_t k_stat_size = 40; // bytes of an entry before its id
constexpr std::uint32_t k_assumed_unchanged = 0x8000;
constexpr std::uint32_t k_extended = 0x4000;
constexpr std::uint32_t k_name_size = 0x0fff;
constexpr std::uint32_t k_left_out = 0x4000; // of the second flags
constexpr std::uint32_t k_intended = 0x2000;
constexpr int k_max_depth = 1000; // directories in each other

// Reads big-endian numbers; remembers when there was nothing left to read.
class IndexCursor {
public:
  explicit IndexCursor(std::string_view bytes, std::size_t offset = 0)
      : bytes_(bytes), offset_(offset) {}

  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - offset_; }
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(offset_); }

  std::string_view take(std::size_t size) {
    if (size > left()) {
      is_good_ = false;
      size = left();
    }
    const std::string_view piece = bytes_.substr(offset_, size);
    offset_ += size;
    return piece;
  }
  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    for (const char c : take(size)) {
      value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
  }
  // git's variable-length number (varint.c), at most four bytes here.
  std::size_t varint() {
    std::size_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const std::uint32_t byte = number(1);
      value = (i == 0 ? 0 : (value + 1) << 7U) | (byte & 0x7fU);
      if ((byte & 0x80U) == 0) {
        return value;
      }
    }
    is_good_ = false;
    return 0;
  }
  // A decimal number and the character `end`.
  std::ptrdiff_t decimal(char end) {
    std::ptrdiff_t value = 0;
    const std::string_view text = rest().substr(0, 20);
    const auto [stop, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    const auto used = static_cast<std::size_t>(stop - text.data());
    is_good_ = is_good_ && error == std::errc() && used < text.size() &&
               text[used] == end;
    (void)take(used + 1);
    return value;
  }

private:
  std::string_view bytes_;
  std::size_t offset_ = 0;
  bool is_good_ = true;
};

} // namespace

class IndexFile::Parser {
public:
  explicit Parser(IndexFile& index) : index_(index), cursor_(index.bytes_) {}

  // False for what we must not read.
  bool parse() {
    if (cursor_.take(4) != "DIRC" || index_.bytes_.size() > k_max_index_bytes) {
      return false;
    }
    version_ = cursor_.number(4);
    const std::uint32_t count = cursor_.number(4);
    // A wrong count must not reserve more than there can be.
    if (version_ < 2 || version_ > 4 || count > cursor_.left() / k_stat_size) {
      return false;
    }
    index_.has_names_ = version_ == 4;
    index_.slots_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!read_entry()) {
        return false;
      }
    }
    return read_extensions();
  }

private:
  static constexpr std::size_t k_max_index_bytes =
      std::numeric_limits<std::uint32_t>::max();

  bool read_entry() {
    const std::size_t start = cursor_.offset();
    Slot slot{.at = static_cast<std::uint32_t>(start)};
    (void)cursor_.take(k_stat_size + index_.id_size_);
    const std::uint32_t flags = cursor_.number(2);
    if ((flags & k_extended) != 0) {
      (void)cursor_.number(2);
    }
    const bool has_name = version_ == 4 ? read_short_name(slot)
                                        : read_name(slot, flags & k_name_size);
    if (!has_name || !cursor_.is_good()) {
      return false;
    }
    if (version_ != 4) {
      // At least one NUL, and up to a multiple of eight bytes.
      (void)cursor_.take(8 - (cursor_.offset() - start) % 8);
    }
    index_.slots_.push_back(slot);
    const std::size_t now = index_.slots_.size() - 1;
    const std::string_view path = index_.path(now);
    return cursor_.is_good() && !path.empty() && path.front() != '/' &&
           path.back() != '/' && (now == 0 || index_.path(now - 1) <= path);
  }

  bool read_name(Slot& slot, std::size_t size) {
    const std::string_view rest = cursor_.rest();
    if (size == k_name_size) { // or longer
      size = rest.find('\0');
    }
    if (size >= rest.size() || rest[size] != '\0') {
      return false;
    }
    slot.path = static_cast<std::uint32_t>(cursor_.offset());
    slot.path_size = static_cast<std::uint32_t>(size);
    (void)cursor_.take(size);
    return true;
  }

  // Version 4: how much of the path before to drop, and what follows.
  bool read_short_name(Slot& slot) {
    std::string& names = index_.names_;
    const Slot before = index_.slots_.empty() ? Slot{} : index_.slots_.back();
    const std::size_t drop = cursor_.varint();
    const std::size_t size = cursor_.rest().find('\0');
    if (drop > before.path_size || size == std::string_view::npos ||
        names.size() + before.path_size + size > k_max_index_bytes) {
      return false;
    }
    slot.path = static_cast<std::uint32_t>(names.size());
    names.append(names, before.path, before.path_size - drop);
    names.append(cursor_.take(size));
    (void)cursor_.take(1);
    slot.path_size = static_cast<std::uint32_t>(names.size() - slot.path);
    return true;
  }

  // Those that begin with a capital letter may be passed over; "link" and
  // "sdir", a split and a sparse index, may not.
  bool read_extensions() {
    while (cursor_.left() > index_.id_size_) {
      const std::string_view name = cursor_.take(4);
      const std::string_view content = cursor_.take(cursor_.number(4));
      if (!cursor_.is_good() || name[0] < 'A' || name[0] > 'Z') {
        return false;
      }
      if (name == "TREE") {
        IndexCursor trees(content);
        if (!read_tree(trees, 0) || trees.left() != 0) {
          return false;
        }
      }
    }
    return cursor_.is_good() && cursor_.left() == index_.id_size_;
  }

  // "<name>\0<files> <directories>\n<id>"; no id where <files> is -1.
  bool read_tree(IndexCursor& cursor, int depth) {
    const std::size_t end = cursor.rest().find('\0');
    if (end == std::string_view::npos || depth > k_max_depth) {
      return false;
    }
    CachedTree tree{.name = cursor.take(end)};
    (void)cursor.take(1);
    const std::ptrdiff_t files = cursor.decimal(' ');
    const std::ptrdiff_t directories = cursor.decimal('\n');
    if (files >= 0) {
      tree.files = static_cast<std::size_t>(files);
      tree.id = cursor.take(index_.id_size_);
    }
    if (!cursor.is_good() || directories < 0) {
      return false;
    }
    const std::size_t at = index_.trees_.size();
    index_.trees_.push_back(tree);
    for (std::ptrdiff_t i = 0; i < directories; ++i) {
      if (!read_tree(cursor, depth + 1)) {
        return false;
      }
    }
    index_.trees_[at].next = index_.trees_.size();
    return true;
  }

  IndexFile& index_;
  IndexCursor cursor_;
  std::uint32_t version_ = 0;
};

std::string index_path(const Repository& repository) {
  const char* const given = std::getenv("GIT_INDEX_FILE");
  return given != nullptr && *given != '\0' ? given
                                            : repository.git_dir + "/index";
}

std::optional<IndexFile> IndexFile::open(const std::string& path,
                                         std::size_t id_size) {
  std::optional<base::MappedFile> file = base::MappedFile::open(path);
  if (!file) {
    return std::nullopt;
  }
  std::optional<IndexFile> index = parse(file->bytes(), id_size);
  if (index) {
    index->file_.emplace(std::move(*file));
  }
  return index;
}

std::optional<IndexFile> IndexFile::parse(std::string_view bytes,
                                          std::size_t id_size) {
  IndexFile index;
  index.bytes_ = bytes;
  index.id_size_ = id_size;
  return Parser(index).parse() ? std::optional(std::move(index)) : std::nullopt;
}

std::string_view IndexFile::path(std::size_t index) const {
  const Slot& slot = slots_[index];
  return (has_names_ ? std::string_view(names_) : bytes_)
      .substr(slot.path, slot.path_size);
}

IndexEntry IndexFile::entry(std::size_t index) const {
  IndexCursor cursor(bytes_, slots_[index].at);
  IndexEntry entry{.path = path(index)};
  for (std::uint32_t FileStat::*field : {&FileStat::ctime,
                                         &FileStat::ctime_nanoseconds,
                                         &FileStat::mtime,
                                         &FileStat::mtime_nanoseconds,
                                         &FileStat::device,
                                         &FileStat::inode,
                                         &FileStat::mode,
                                         &FileStat::user,
                                         &FileStat::group,
                                         &FileStat::size}) {
    entry.stat.*field = cursor.number(4);
  }
  entry.id = cursor.take(id_size_);
  const std::uint32_t flags = cursor.number(2);
  const std::uint32_t more = (flags & k_extended) != 0 ? cursor.number(2) : 0;
  entry.stage = static_cast<int>(flags >> 12U & 3U);
  entry.is_assumed_unchanged = (flags & k_assumed_unchanged) != 0;
  entry.is_left_out = (more & k_left_out) != 0;
  entry.is_intended = (more & k_intended) != 0;
  return entry;
}

std::size_t IndexFile::find(std::string_view path) const {
  const auto found =
      std::lower_bound(slots_.begin(),
                       slots_.end(),
                       path,
                       [&](const Slot& slot, std::string_view wanted) {
                         const auto index =
                             static_cast<std::size_t>(&slot - slots_.data());
                         return this->path(index) < wanted;
                       });
  return static_cast<std::size_t>(found - slots_.begin());
}

} // namespace handoff::git
