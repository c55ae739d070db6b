// SPDX-License-Identifier: MIT
// One immutable file of the index: blobs and their fingerprints.
//
//   header    64 bytes: magic, sizes, checksum of what is behind them
//   sums      8 bytes for each 4 KiB of what follows
//   blobs     their ids, ascending, as bytes
//   buckets   4 bytes each, one more than there are: where a bucket's
//             entries start; a bucket is the first bits of a fingerprint
//   entries   3 or 4 bytes of the fingerprint's rest, 2 or 3 of the blob's
//             number; ascending within a bucket
//
// Numbers are in the machine's order: an index does not travel.
#pragma once

#include "point/index/fingerprint.hpp"
#include "point/index/mapped_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A fingerprint and the number of a blob that has it, in one word.
using Entry = std::uint64_t;
inline constexpr unsigned k_blob_bits = 24;
[[nodiscard]] constexpr Entry make_entry(Fingerprint print, std::size_t blob) {
  return print << k_blob_bits | blob;
}

inline constexpr std::size_t k_max_segment_blobs = 1U << k_blob_bits;

// Of any bytes of ours: says whether they are as they were written.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

// Makes segments, one after the other: memory that is kept is not asked for
// again.
class SegmentWriter {
public:
  explicit SegmentWriter(std::size_t id_size) : id_size_(id_size) {}

  // Fingerprints may come in any order and several times.
  void add(std::string_view blob_id, const std::vector<Fingerprint>& prints);
  [[nodiscard]] std::size_t blob_count() const {
    return ids_.size() / id_size_;
  }
  // Those that came several times count several times.
  [[nodiscard]] std::size_t entry_count() const { return entries_.size(); }

  // The segment's bytes, which stay until the next call; what was added is
  // gone.
  [[nodiscard]] const std::string& write();

private:
  void sort_blobs();
  void sort_entries();
  void write_entries(unsigned bucket_bits);

  std::size_t id_size_;
  std::string ids_;
  std::vector<Entry> entries_;
  std::vector<Entry> spare_;
  std::string out_;
};

class Segment {
public:
  // Nothing when the header or the tables that it needs are damaged, or ids
  // have another size.
  [[nodiscard]] static std::optional<Segment> open(MappedFile file,
                                                   std::size_t id_size);

  [[nodiscard]] std::size_t blob_count() const { return blobs_; }
  [[nodiscard]] std::size_t entry_count() const { return entries_; }
  [[nodiscard]] std::string_view blob_id(std::size_t number) const;
  // Whether blob_id() can be relied on; the ids are ascending.
  [[nodiscard]] bool has_sound_ids() { return is_sound(0, buckets_at_); }

  // The blobs with this fingerprint. Nothing when what has to be read is
  // damaged.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>>
  find(Fingerprint print);

  void rest() const { file_.rest(); }

  // Adds all blobs and their fingerprints, for a merge; false when damaged.
  [[nodiscard]] bool copy_to(SegmentWriter& writer);

private:
  explicit Segment(MappedFile file) : file_(std::move(file)) {}
  [[nodiscard]] bool read_header(std::size_t id_size);
  // Whether the bytes [start, end) of the body are as they were written;
  // each block is read once.
  [[nodiscard]] bool is_sound(std::size_t start, std::size_t end);
  [[nodiscard]] std::size_t bucket_start(std::size_t bucket) const;
  [[nodiscard]] Entry entry(std::size_t index, std::size_t bucket) const;

  MappedFile file_;
  std::string_view body_;
  std::size_t id_size_ = 0;
  std::size_t blobs_ = 0;
  std::size_t entries_ = 0;
  unsigned bucket_bits_ = 0;
  std::size_t rest_bytes_ = 0; // of a fingerprint in an entry
  std::size_t blob_bytes_ = 0; // of a blob's number
  std::size_t buckets_at_ = 0; // in the body
  std::size_t entries_at_ = 0;
  std::vector<bool> checked_; // by block
};

} // namespace handoff::point
