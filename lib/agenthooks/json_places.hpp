// SPDX-License-Identifier: MIT
// Where the values of a JSON text stand, to change one and no other byte.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agenthooks {

struct JsonPlace {
  enum class Kind { object, array, string, other };

  Kind kind = Kind::other;
  std::size_t start = 0; // byte offset
  std::size_t end = 0;   // behind the last byte
  // Of an object its members, of an array its elements.
  std::vector<JsonPlace> children = {};
  std::vector<std::string> keys = {};   // as written, without the quotes
  std::vector<std::size_t> starts = {}; // of the key, or of the element
  std::vector<std::size_t> commas = {}; // behind each child but the last

  // The number of the member with that key.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view key) const;
};

// The value that `text` is. Comments, which some agents allow, are passed
// over. Nothing when it is no JSON, or nested deeper than 100.
[[nodiscard]] std::optional<JsonPlace> find_json_places(std::string_view text);

// What one level of indentation is in `text`: two spaces where it has none.
[[nodiscard]] std::string indentation_of(std::string_view text);

// `text` with one more child at the end of `parent` (an object or array of
// it). `child` is a value, with its key where it needs one, indented by tabs
// from nothing; it is written in the manner of its neighbours.
[[nodiscard]] std::string with_child(std::string_view text,
                                     const JsonPlace& parent,
                                     std::string_view child);

// `text` without that child: the exact reverse of with_child().
[[nodiscard]] std::string without_child(std::string_view text,
                                        const JsonPlace& parent,
                                        std::size_t number);

} // namespace handoff::agenthooks
