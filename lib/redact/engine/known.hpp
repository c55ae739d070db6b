// SPDX-License-Identifier: MIT
// Secrets of this machine, found wherever they appear.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/rules/options.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Values that the environment and files of this machine name as secrets. Held
// in memory only.
class KnownValues {
public:
  // Of `named`, those whose name promises a secret and whose value is no
  // stand-in, path or reference, and long enough that it does not occur in a
  // text by chance: words of 16 bytes, numbers of 10, anything else of 8. The
  // password of a URL counts whatever the name. The first 1,024 count.
  explicit KnownValues(std::span<const NamedValue> named);

  [[nodiscard]] bool empty() const { return forms_.empty(); }

  // Adds the places in [from, to) of `out.text()` at which one of them begins:
  // as it is, escaped as in JSON or a URL, in hexadecimal or base64, and
  // wrapped over lines.
  void find(std::size_t from, std::size_t to, Collector& out) const;

private:
  enum class Kind : std::uint8_t {
    plain,
    word,   // only where no letter or digit is beside it
    base64, // with the rest of the run around it
  };

  struct Form {
    std::string bytes;
    Kind kind = Kind::plain;
  };

  void add(std::string_view value);
  void add_form(std::string bytes, Kind kind);
  void find_at(std::size_t at, Collector& out) const;

  std::vector<Form> forms_;          // by their first bytes
  std::bitset<1U << 16U> may_begin_; // by a hash of the first bytes
};

} // namespace handoff::redact
