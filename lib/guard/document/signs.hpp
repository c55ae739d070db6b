// SPDX-License-Identifier: MIT
// Certain signs: formats that only a handoff has.
#pragma once

#include "guard/document/evidence.hpp"
#include "guard/document/flat_map.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// A format found in a document: which, and the lines that show it (0-based).
struct Sign {
  std::string format; // "own-format"
  std::string says;
  std::vector<std::size_t> lines;
};

// The formats of signs.txt.
class Signs {
public:
  // Throws Error for data that break the format described in signs.txt.
  explicit Signs(std::string_view data);

  // The first format that a document has, in whatever it is wrapped: quoted, in
  // a fence, below other headings, with other levels.
  [[nodiscard]] std::optional<Sign> find(const Evidence& evidence) const;

private:
  // What must be there, in this order or close together.
  struct Rule {
    std::string format;
    std::string says;
    bool in_order = false;             // headings, in the order given
    std::size_t least = 0;             // how many of `keys`
    std::size_t within = 0;            // lines, when not in order
    std::vector<std::uint64_t> keys;   // as Key has their words
    std::vector<std::uint64_t> needed; // of which one must be there
  };

  // The lines that show `rule`; too few when it is not there.
  static std::vector<std::size_t> match(const Rule& rule,
                                        const std::vector<LineKey>& keys);

  std::vector<Rule> rules_;
  FlatMap known_; // every key of every rule
};

} // namespace handoff::guard
