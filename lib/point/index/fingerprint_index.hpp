// SPDX-License-Identifier: MIT
// Which blobs of a repository hold a fingerprint: segments in a directory.
#pragma once

#include "point/index/segment.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Entries by blob id, so that they are right forever. All processes and work
// trees of a repository share the directory; a segment is written whole or
// not at all, and never changed. Damaged ones are removed; what was in them
// is unknown then and gets indexed anew. Where nothing can be written, it
// lives in memory.
class FingerprintIndex {
public:
  // `id_size` in bytes: 20 or 32.
  FingerprintIndex(const std::string& common_dir, std::size_t id_size);

  [[nodiscard]] std::size_t id_size() const { return id_size_; }
  [[nodiscard]] const Fingerprinter& fingerprinter() const {
    return fingerprinter_;
  }
  [[nodiscard]] const std::string& directory() const { return directory_; }
  // Changes with each segment that goes: what relies on one being there.
  [[nodiscard]] std::vector<std::string> segment_names() const;

  // Which of the ids, which are ascending, are in the index.
  [[nodiscard]] std::vector<bool>
  known(const std::vector<std::string_view>& ids);

  // Adds what the writer has, if anything. Safe from several threads.
  void add(SegmentWriter& writer);

  // The ids of the blobs with the fingerprint, in no order; one that several
  // segments have comes several times. They point into the index.
  [[nodiscard]] std::vector<std::string_view> find(Fingerprint print);

  // Gives back the memory of what was looked up; it stays on disk.
  void rest() const;

  // How many segments turned out damaged and were removed.
  [[nodiscard]] std::size_t lost_count() const { return lost_.size(); }

  // Drops segments all of whose blobs others have: several processes may have
  // read one tree at once. To be called when the index holds much more than
  // `live` blobs' worth; does nothing when it does not.
  void drop_doubles(std::size_t live);

  // Joins small segments, and drops all when the index has grown far beyond
  // `live` blobs.
  void tidy(std::size_t live);

private:
  struct Named {
    std::string name; // empty: in memory
    Segment segment;
  };
  void read_directory();
  void make_directory(const std::string& common_dir);
  [[nodiscard]] std::size_t blob_count() const;
  void remove(std::size_t index);
  void remove_all();

  std::string directory_; // empty: none
  std::string prefix_;    // of all names that this process gives
  std::size_t id_size_;
  Fingerprinter fingerprinter_{0};
  std::vector<Named> segments_;
  std::vector<Named> lost_; // damaged; ids may still be in use
  std::mutex adding_;
};

} // namespace handoff::point
