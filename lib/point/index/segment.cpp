// SPDX-License-Identifier: MIT
// One immutable file of the index: blobs and their fingerprints.
#include "point/index/segment.hpp"

#include "point/index/segment_format.hpp"
#include "point/language/fold.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace handoff::point {
namespace {

// Of less than 8 bytes; read as 8 where there are as many, which takes no call.
std::uint64_t
number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  if (at + sizeof(number) > bytes.size()) {
    std::memcpy(&number, bytes.data() + at, size);
    return number;
  }
  std::memcpy(&number, bytes.data() + at, sizeof(number));
  return number & ((std::uint64_t{1} << 8 * size) - 1);
}

} // namespace

std::uint64_t checksum(std::string_view bytes) {
  // Four sums: the processor multiplies for all at once.
  std::array<std::uint64_t, 4> sums = {1, 2, 3, bytes.size()};
  for (; bytes.size() >= sizeof(sums); bytes.remove_prefix(sizeof(sums))) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data(), sizeof(words));
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i] = combined(sums[i], words[i]);
    }
  }
  std::uint64_t sum =
      combined(combined(sums[0], sums[1]), combined(sums[2], sums[3]));
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    sum = combined(sum, word);
  }
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), bytes.size());
  return combined(sum, word);
}

std::optional<Segment> Segment::open(MappedFile file, std::size_t id_size) {
  Segment segment(std::move(file));
  return segment.read_header(id_size) ? std::optional(std::move(segment))
                                      : std::nullopt;
}

bool Segment::read_header(std::size_t id_size) {
  const std::string_view bytes = file_.bytes();
  SegmentHeader header;
  const SegmentHeader wanted;
  if (bytes.size() < sizeof(SegmentHeader)) {
    return false;
  }
  std::memcpy(&header, bytes.data(), sizeof(SegmentHeader));
  if (header.magic != wanted.magic || header.id_size != id_size ||
      header.body > bytes.size() || header.blobs > k_max_segment_blobs ||
      header.bucket_bits < k_min_bucket_bits ||
      header.bucket_bits > k_max_bucket_bits) {
    return false;
  }
  const std::size_t sums = block_count(header.body) * sizeof(std::uint64_t);
  blobs_ = header.blobs;
  entries_ = header.entries;
  id_size_ = id_size;
  bucket_bits_ = static_cast<unsigned>(header.bucket_bits);
  rest_bytes_ = rest_bytes(bucket_bits_);
  blob_bytes_ = number_bytes(blobs_);
  buckets_at_ = blobs_ * id_size_;
  entries_at_ = buckets_at_ + ((std::size_t{1} << bucket_bits_) + 1) * 4;
  const bool fits =
      bytes.size() == sizeof(SegmentHeader) + sums + header.body &&
      entries_ <= header.body &&
      header.body == entries_at_ + entries_ * (rest_bytes_ + blob_bytes_);
  if (!fits) {
    return false;
  }
  std::string covered(bytes.substr(0, sizeof(SegmentHeader) + sums));
  std::fill_n(covered.begin() + (sizeof(SegmentHeader) - sizeof(header.sum)),
              sizeof(header.sum),
              '\0');
  body_ = bytes.substr(sizeof(SegmentHeader) + sums);
  checked_.resize(block_count(body_.size()));
  return checksum(covered) == header.sum;
}

bool Segment::is_sound(std::size_t start, std::size_t end) {
  if (end > body_.size() || start >= end) {
    return start == end;
  }
  for (std::size_t block = start / k_block; block <= (end - 1) / k_block;
       ++block) {
    if (checked_[block]) {
      continue;
    }
    std::uint64_t wanted = 0;
    std::memcpy(
        &wanted, file_.bytes().data() + sizeof(SegmentHeader) + block * 8, 8);
    if (checksum(body_.substr(block * k_block, k_block)) != wanted) {
      return false;
    }
    checked_[block] = true;
  }
  return true;
}

std::string_view Segment::blob_id(std::size_t number) const {
  return body_.substr(number * id_size_, id_size_);
}

std::size_t Segment::bucket_start(std::size_t bucket) const {
  return number_at(body_, buckets_at_ + bucket * 4, 4);
}

Entry Segment::entry(std::size_t index, std::size_t bucket) const {
  const std::size_t at = entries_at_ + index * (rest_bytes_ + blob_bytes_);
  const unsigned shift = k_fingerprint_bits - bucket_bits_;
  const std::uint64_t both = number_at(body_, at, rest_bytes_ + blob_bytes_);
  const std::uint64_t rest = both & ((std::uint64_t{1} << 8 * rest_bytes_) - 1);
  return make_entry(Fingerprint{bucket} << shift | rest,
                    both >> 8 * rest_bytes_);
}

std::optional<std::vector<std::uint32_t>> Segment::find(Fingerprint print) {
  const std::size_t bucket = print >> (k_fingerprint_bits - bucket_bits_);
  const std::size_t place = buckets_at_ + bucket * 4;
  if (!is_sound(place, place + 8)) {
    return std::nullopt;
  }
  const std::size_t start = bucket_start(bucket);
  const std::size_t end = bucket_start(bucket + 1);
  const std::size_t size = rest_bytes_ + blob_bytes_;
  if (start > end || end > entries_ ||
      !is_sound(entries_at_ + start * size, entries_at_ + end * size)) {
    return std::nullopt;
  }
  std::size_t first = start;
  std::size_t count = end - start;
  while (count > 0) {
    const std::size_t half = count / 2;
    const bool is_less = print_of(entry(first + half, bucket)) < print;
    first += is_less ? half + 1 : 0;
    count = is_less ? count - half - 1 : half;
  }
  std::vector<std::uint32_t> found;
  for (; first < end; ++first) {
    const Entry each = entry(first, bucket);
    if (print_of(each) != print) {
      break;
    }
    if (blob_of(each) >= blobs_) {
      return std::nullopt;
    }
    found.push_back(static_cast<std::uint32_t>(blob_of(each)));
  }
  return found;
}

bool Segment::copy_to(SegmentWriter& writer) {
  if (!is_sound(0, body_.size())) {
    return false;
  }
  std::vector<std::vector<Fingerprint>> prints(blobs_);
  for (std::size_t bucket = 0; bucket < std::size_t{1} << bucket_bits_;
       ++bucket) {
    const std::size_t end = std::min(bucket_start(bucket + 1), entries_);
    for (std::size_t i = bucket_start(bucket); i < end; ++i) {
      const Entry each = entry(i, bucket);
      if (blob_of(each) >= blobs_) {
        return false;
      }
      prints[blob_of(each)].push_back(print_of(each));
    }
  }
  for (std::size_t blob = 0; blob < blobs_; ++blob) {
    writer.add(blob_id(blob), prints[blob]);
  }
  return true;
}

} // namespace handoff::point
