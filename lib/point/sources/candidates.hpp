// SPDX-License-Identifier: MIT
// Of the blobs that share fingerprints with notes, those worth reading.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

namespace handoff::point {

class Candidates {
public:
  // The blobs (as numbers) that have a fingerprint of this line of the notes.
  // Lines come in ascending order.
  void add(std::size_t line, std::vector<std::size_t> blobs);

  // For each fingerprint the few blobs with the most others of the lines
  // around it, and none with less than half as many; of equal ones those that
  // `is_better` than others. Each blob once, by the first line that it is
  // wanted for, then the better ones first: how they are numbered does not
  // matter when no two are as good.
  struct Wanted {
    std::size_t line = 0;
    std::size_t blob = 0;
    friend bool operator==(const Wanted&, const Wanted&) = default;
  };
  [[nodiscard]] std::vector<Wanted>
  best(const std::function<bool(std::size_t, std::size_t)>& is_better) const;

private:
  struct Hit {
    std::size_t line = 0;
    std::vector<std::size_t> blobs;
  };
  [[nodiscard]] std::size_t votes(std::size_t blob, std::size_t line) const;

  std::vector<Hit> hits_;
  std::map<std::size_t, std::vector<std::size_t>> lines_; // by blob, ascending
};

} // namespace handoff::point
