// SPDX-License-Identifier: MIT
// Whether a few digits name an object, found without git.
#include "git/direct/unique_id.hpp"

#include "base/mapped_file.hpp"
#include "git/objects/tree_entries.hpp"
#include "text/object_id.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_packs = 50; // before git is faster
constexpr std::size_t k_fan_out = 8;    // offset; 256 numbers of 4 bytes
constexpr std::size_t k_ids = k_fan_out + 256 * 4;

// The index of a pack: sorted ids.
class PackIndex {
public:
  // Nothing where this is no index of version 2 with ids of that size (bytes).
  static std::optional<PackIndex> parse(std::string_view bytes,
                                        std::size_t id_size) {
    constexpr std::string_view k_magic("\377tOc\0\0\0\2", 8);
    if (!bytes.starts_with(k_magic) || bytes.size() < k_ids) {
      return std::nullopt;
    }
    PackIndex index(bytes, id_size);
    // Behind the ids there are a checksum and an offset of each.
    return (bytes.size() - k_ids) / (id_size + 8) >= index.count_to(255)
               ? std::optional(index)
               : std::nullopt;
  }

  // Whether an id that is not `id` begins with its first `digits` digits.
  [[nodiscard]] bool
  has_other(const std::string& id, std::size_t digits, unsigned first) const {
    const std::string_view prefix = std::string_view(id).substr(0, digits);
    std::size_t low = first == 0 ? 0 : count_to(first - 1);
    std::size_t high = count_to(first);
    const std::size_t end = high;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const bool is_before = to_digits(at(middle)) < prefix;
      (is_before ? low : high) = is_before ? middle + 1 : middle;
    }
    for (; low < end; ++low) {
      const std::string other = to_digits(at(low));
      if (!other.starts_with(prefix)) {
        return false;
      }
      if (other != id) {
        return true;
      }
    }
    return false;
  }

private:
  PackIndex(std::string_view bytes, std::size_t id_size)
      : bytes_(bytes), id_size_(id_size) {}

  // How many ids begin with this byte or a lesser one; never more than there
  // are.
  [[nodiscard]] std::size_t count_to(unsigned byte) const {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      number = (number << 8U) |
               static_cast<unsigned char>(bytes_[k_fan_out + 4 * byte + i]);
    }
    const std::size_t most = (bytes_.size() - k_ids) / (id_size_ + 8);
    return byte == 255 || number <= most ? number : most;
  }

  [[nodiscard]] std::string_view at(std::size_t index) const {
    return bytes_.substr(k_ids + index * id_size_, id_size_);
  }

  std::string_view bytes_;
  std::size_t id_size_;
};

bool is_plain(const std::string& objects) {
  return std::getenv("GIT_OBJECT_DIRECTORY") == nullptr &&
         std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") == nullptr &&
         !fs::exists(objects + "/info/alternates");
}

bool is_unique_among_loose(const std::string& objects,
                           const std::string& id,
                           std::size_t digits) {
  std::error_code failed;
  const fs::directory_iterator entries(objects + "/" + id.substr(0, 2), failed);
  if (failed) {
    return failed == std::errc::no_such_file_or_directory;
  }
  for (const fs::directory_entry& entry : entries) {
    const std::string other =
        id.substr(0, 2) + entry.path().filename().string();
    if (other.starts_with(id.substr(0, digits)) && other != id) {
      return false;
    }
  }
  return true;
}

// Of the indices of all packs; nothing where a pack has none of its own (a
// multi-pack-index may stand for it), or there are very many.
std::optional<std::vector<std::string>>
find_indices(const std::string& objects) {
  std::vector<std::string> indices;
  std::size_t packs = 0;
  std::error_code failed;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(objects + "/pack", failed)) {
    packs += entry.path().extension() == ".pack" ? 1 : 0;
    if (entry.path().extension() == ".idx") {
      indices.push_back(entry.path().string());
    }
  }
  const bool is_whole = !failed && packs == indices.size();
  return is_whole && packs <= k_max_packs ? std::optional(std::move(indices))
                                          : std::nullopt;
}

bool is_unique_among_packed(const std::string& objects,
                            const std::string& id,
                            std::size_t digits) {
  const auto indices = find_indices(objects);
  if (!indices) {
    return false;
  }
  const auto first =
      static_cast<unsigned>(std::stoul(id.substr(0, 2), nullptr, 16));
  return std::none_of(
      indices->begin(), indices->end(), [&](const std::string& path) {
        const auto file = base::MappedFile::open(path);
        const auto index = file ? PackIndex::parse(file->bytes(), id.size() / 2)
                                : std::nullopt;
        return !index || index->has_other(id, digits, first);
      });
}

} // namespace

bool is_unique_here(const Repository& repository,
                    const std::string& id,
                    std::size_t digits) {
  const std::string objects = repository.common_dir + "/objects";
  return text::is_object_id(id) && digits >= 2 && is_plain(objects) &&
         is_unique_among_loose(objects, id, digits) &&
         is_unique_among_packed(objects, id, digits);
}

} // namespace handoff::git
