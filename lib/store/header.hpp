// SPDX-License-Identifier: MIT
// The header of a handoff that is being written.
#pragma once

#include "redact/form/redacted_text.hpp"
#include "store/kind.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// The program's own words, ids and times: they need no redaction.
struct HeaderFacts {
  std::string id;
  Kind kind = Kind::continuation;
  std::string base;           // full id
  std::string head;           // full id; empty: unborn
  std::string snapshot;       // full id
  std::size_t id_digits = 40; // of these ids, so many are shown
  std::string parent;         // id of the answered handoff
  std::string automatic;      // see FrontMatter
  std::int64_t created = 0;   // seconds since the epoch
  std::int64_t expires = 0;   // 0: never
  std::string redacted;       // "none", "email 1, github-pat 2"; empty: unknown
};

// What the front matter will say; FrontMatter is what one was read to say.
// `Text` is std::string before redaction and RedactedText after it: names and
// sentences that people chose.
template <typename Text>
struct BasicHeader {
  HeaderFacts facts = {};
  Text purpose = {};
  Text repository = {};
  Text branch = {};    // empty: detached
  Text base_name = {}; // "main"; may be empty
};

using Header = BasicHeader<redact::RedactedText>;

// One line of the front matter, its value unquoted.
struct HeaderLine {
  std::string_view key;
  std::string value;
};

// Those that have a value, in order; the first is the format's version.
[[nodiscard]] std::vector<HeaderLine> header_lines(const Header& header);

} // namespace handoff::store
