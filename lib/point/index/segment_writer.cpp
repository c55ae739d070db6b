// SPDX-License-Identifier: MIT
// Writes segments of the index.
#include "point/index/segment_format.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace handoff::point {
namespace {

constexpr std::size_t k_bucket_entries = 16; // wanted on average

unsigned bits_for(std::size_t entries) {
  unsigned bits = k_min_bucket_bits;
  while (bits < k_max_bucket_bits &&
         (std::size_t{1} << bits) * k_bucket_entries < entries) {
    ++bits;
  }
  return bits;
}

// The low bytes of a number (machines with the high bytes first would write
// and read the wrong ones: then nothing is found, and nothing breaks).
void append(std::string& out, std::uint64_t number, std::size_t size) {
  char bytes[sizeof(number)];
  std::memcpy(bytes, &number, sizeof(number));
  out.append(bytes, size);
}

} // namespace

void SegmentWriter::add(std::string_view blob_id,
                        const std::vector<Fingerprint>& prints) {
  const std::size_t number = blob_count();
  ids_ += blob_id;
  for (const Fingerprint print : prints) {
    entries_.push_back(make_entry(print, number));
  }
}

const std::string& SegmentWriter::write() {
  sort_blobs();
  sort_entries();
  SegmentHeader header;
  header.id_size = id_size_;
  header.blobs = blob_count();
  header.entries = entries_.size();
  header.bucket_bits = bits_for(entries_.size());
  const auto bits = static_cast<unsigned>(header.bucket_bits);
  header.body =
      ids_.size() + ((std::size_t{1} << bits) + 1) * 4 +
      entries_.size() * (rest_bytes(bits) + number_bytes(blob_count()));
  const std::size_t blocks = block_count(header.body);
  const std::size_t start = sizeof(header) + blocks * 8;
  out_.assign(start, '\0');
  out_.reserve(start + header.body);
  out_ += ids_;
  write_entries(bits);
  for (std::size_t block = 0; block < blocks; ++block) {
    const std::uint64_t sum = checksum(
        std::string_view(out_).substr(start + block * k_block, k_block));
    std::memcpy(out_.data() + sizeof(header) + block * 8, &sum, 8);
  }
  std::memcpy(out_.data(), &header, sizeof(header));
  header.sum = checksum(std::string_view(out_).substr(0, start));
  std::memcpy(out_.data(), &header, sizeof(header));
  ids_.clear();
  entries_.clear();
  return out_;
}

// By id; the entries follow.
void SegmentWriter::sort_blobs() {
  std::vector<std::uint32_t> order(blob_count());
  std::iota(order.begin(), order.end(), 0U);
  const auto id = [&](std::uint32_t blob) {
    return std::string_view(ids_).substr(blob * id_size_, id_size_);
  };
  std::ranges::sort(order, {}, id);
  std::vector<std::uint32_t> places(order.size());
  std::string sorted;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    places[order[place]] = place;
    sorted += id(order[place]);
  }
  ids_ = std::move(sorted);
  for (Entry& entry : entries_) {
    entry = make_entry(print_of(entry), places[blob_of(entry)]);
  }
}

// By fingerprint, each of a blob once: four passes of ten bits, several times
// as fast as comparing.
void SegmentWriter::sort_entries() {
  constexpr unsigned digit_bits = 10;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  constexpr std::size_t passes = k_fingerprint_bits / digit_bits;
  std::array<std::array<std::size_t, digits + 1>, passes> starts{};
  for (const Entry entry : entries_) {
    for (unsigned pass = 0; pass < passes; ++pass) {
      const unsigned shift = k_blob_bits + pass * digit_bits;
      ++starts[pass][(entry >> shift) % digits + 1];
    }
  }
  spare_.resize(entries_.size());
  for (unsigned pass = 0; pass < passes; ++pass) {
    const unsigned shift = k_blob_bits + pass * digit_bits;
    auto& next = starts[pass];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const Entry entry : entries_) {
      spare_[next[(entry >> shift) % digits]++] = entry;
    }
    entries_.swap(spare_);
  }
  // The same of one blob stand together: they were added one after the other.
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

void SegmentWriter::write_entries(unsigned bucket_bits) {
  const unsigned shift = k_fingerprint_bits - bucket_bits;
  std::size_t next = 0;
  for (std::size_t bucket = 0; bucket <= std::size_t{1} << bucket_bits;
       ++bucket) {
    while (next < entries_.size() &&
           print_of(entries_[next]) >> shift < bucket) {
      ++next;
    }
    append(out_, next, 4);
  }
  const Fingerprint rest = (Fingerprint{1} << shift) - 1;
  const std::size_t blob_bytes = number_bytes(blob_count());
  for (const Entry entry : entries_) {
    append(out_, print_of(entry) & rest, rest_bytes(bucket_bits));
    append(out_, blob_of(entry), blob_bytes);
  }
}

} // namespace handoff::point
