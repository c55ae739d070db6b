// SPDX-License-Identifier: MIT
// Which blobs of a repository hold a fingerprint: segments in a directory.
#include "point/index/fingerprint_index.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "git/state_directory.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <random>
#include <unistd.h>
#include <unordered_set>

namespace handoff::point {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_suffix = ".segment";
constexpr std::size_t k_small_entries = 1U << 19U;
constexpr std::size_t k_max_small = 8;
constexpr std::size_t k_max_merged = 3U << 20U;
// So many blobs that nothing here asks for are kept: other branches'.
constexpr std::size_t k_spare_factor = 4;
constexpr std::size_t k_spare_blobs = 50000;

std::uint64_t random_salt() {
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

std::optional<std::uint64_t> parse_salt(std::string_view text) {
  std::uint64_t salt = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), salt, 16);
  const bool is_whole = error == std::errc() &&
                        end == text.data() + text.size() && text.size() == 16;
  return is_whole ? std::optional(salt) : std::nullopt;
}

std::string salt_text(std::uint64_t salt) {
  std::string text(16, '0');
  for (std::size_t i = 16; i > 0; --i, salt >>= 4U) {
    text[i - 1] = "0123456789abcdef"[salt & 15U];
  }
  return text;
}

std::optional<std::uint64_t> read_salt(const std::string& path) {
  try {
    return parse_salt(base::read_private_file(path, 16));
  } catch (const Error&) {
    return std::nullopt;
  }
}

} // namespace

FingerprintIndex::FingerprintIndex(const std::string& common_dir,
                                   std::size_t id_size)
    : prefix_(base::random_name(8)), id_size_(id_size) {
  try {
    make_directory(common_dir);
  } catch (const Error&) {
    directory_.clear();
    fingerprinter_ = Fingerprinter(random_salt());
    return;
  }
  read_directory();
}

// Segments without their salt say nothing: they go with it.
void FingerprintIndex::make_directory(const std::string& common_dir) {
  directory_ = git::make_state_directory(common_dir, "fingerprints");
  const std::string path = directory_ + "/salt";
  std::optional<std::uint64_t> salt = read_salt(path);
  if (!salt) {
    remove_all();
    // Another process may be doing the same: one of us is first.
    static_cast<void>(
        base::create_private_file(path, salt_text(random_salt())));
    salt = read_salt(path);
  }
  if (!salt) {
    throw Error("cannot keep an index in '" + directory_ + "'");
  }
  fingerprinter_ = Fingerprinter(*salt);
}

void FingerprintIndex::read_directory() {
  std::error_code error;
  std::vector<std::string> names;
  for (const fs::directory_entry& file :
       fs::directory_iterator(directory_, error)) {
    const std::string name = file.path().filename().string();
    if (name.ends_with(k_suffix)) {
      names.push_back(name);
    }
  }
  std::ranges::sort(names);
  for (const std::string& name : names) {
    const std::string path = directory_ + "/" + name;
    std::optional<MappedFile> file = MappedFile::open(path);
    std::optional<Segment> segment =
        file ? Segment::open(std::move(*file), id_size_) : std::nullopt;
    if (segment) {
      segments_.push_back({name, std::move(*segment)});
    } else {
      ::unlink(path.c_str());
    }
  }
}

std::vector<std::string> FingerprintIndex::segment_names() const {
  std::vector<std::string> names;
  for (const Named& each : segments_) {
    names.push_back(each.name);
  }
  return names;
}

std::vector<bool>
FingerprintIndex::known(const std::vector<std::string_view>& ids) {
  std::vector<bool> known(ids.size());
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    Segment& segment = segments_[i].segment;
    if (!segment.has_sound_ids()) {
      remove(i--);
      continue;
    }
    std::size_t blob = 0;
    for (std::size_t next = 0; next < ids.size(); ++next) {
      while (blob < segment.blob_count() && segment.blob_id(blob) < ids[next]) {
        ++blob;
      }
      if (blob < segment.blob_count() && segment.blob_id(blob) == ids[next]) {
        known[next] = true;
      }
    }
  }
  return known;
}

void FingerprintIndex::add(SegmentWriter& writer) {
  if (writer.blob_count() == 0) {
    return;
  }
  const std::string& bytes = writer.write();
  std::string name;
  if (!directory_.empty()) {
    try {
      name = prefix_ + base::random_name(8) + std::string(k_suffix);
      base::write_private_file(
          directory_ + "/" + name, bytes, base::IfExists::refuse);
    } catch (const Error&) {
      name.clear(); // a full disk: it lives as long as we do
    }
  }
  std::optional<MappedFile> file =
      name.empty() ? std::nullopt : MappedFile::open(directory_ + "/" + name);
  std::optional<Segment> segment =
      Segment::open(file ? std::move(*file) : MappedFile(bytes), id_size_);
  const std::lock_guard lock(adding_);
  if (segment) {
    segments_.push_back({name, std::move(*segment)});
  }
}

std::vector<std::string_view> FingerprintIndex::find(Fingerprint print) {
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto blobs = segments_[i].segment.find(print);
    if (!blobs) {
      remove(i--);
      continue;
    }
    for (const std::uint32_t blob : *blobs) {
      ids.push_back(segments_[i].segment.blob_id(blob));
    }
  }
  return ids;
}

void FingerprintIndex::rest() const {
  for (const Named& each : segments_) {
    each.segment.rest();
  }
}

void FingerprintIndex::remove(std::size_t index) {
  ::unlink((directory_ + "/" + segments_[index].name).c_str());
  lost_.push_back(std::move(segments_[index]));
  segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(index));
}

void FingerprintIndex::remove_all() {
  segments_.clear();
  std::error_code error;
  for (const fs::directory_entry& file :
       fs::directory_iterator(directory_, error)) {
    ::unlink(file.path().c_str());
  }
}

std::size_t FingerprintIndex::blob_count() const {
  std::size_t all = 0;
  for (const Named& each : segments_) {
    all += each.segment.blob_count();
  }
  return all;
}

// In the order of names, so that processes that do this at once keep the same;
// what one process wrote stands together.
void FingerprintIndex::drop_doubles(std::size_t live) {
  if (blob_count() <= live + live / 4) {
    return;
  }
  std::ranges::sort(segments_, {}, &Named::name);
  std::unordered_set<std::string_view> seen;
  std::erase_if(segments_, [&](Named& each) {
    if (each.name.empty() || !each.segment.has_sound_ids()) {
      return false;
    }
    bool is_double = true;
    for (std::size_t i = 0; i < each.segment.blob_count(); ++i) {
      is_double = !seen.insert(each.segment.blob_id(i)).second && is_double;
    }
    if (is_double) {
      ::unlink((directory_ + "/" + each.name).c_str());
    }
    return is_double;
  });
}

void FingerprintIndex::tidy(std::size_t live) {
  std::size_t entries = 0;
  std::vector<std::size_t> small;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i].segment;
    const bool is_small = segment.entry_count() < k_small_entries &&
                          entries + segment.entry_count() < k_max_merged;
    if (is_small && !segments_[i].name.empty()) {
      small.push_back(i);
      entries += segment.entry_count();
    }
  }
  if (blob_count() > live * k_spare_factor + k_spare_blobs) {
    remove_all();
    return;
  }
  if (small.size() <= k_max_small) {
    return;
  }
  SegmentWriter writer(id_size_);
  for (const std::size_t i : small) {
    if (!segments_[i].segment.copy_to(writer)) {
      return; // find() will see the damage
    }
  }
  add(writer);
  std::ranges::for_each(small.rbegin(), small.rend(), [&](std::size_t i) {
    ::unlink((directory_ + "/" + segments_[i].name).c_str());
    segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(i));
  });
}

} // namespace handoff::point
