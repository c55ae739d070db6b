// SPDX-License-Identifier: MIT
// The head of a handoff: flat YAML between two lines of dashes.
#pragma once

#include "store/kind.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// What a document was read to say. Keys that it does not have are empty or 0.
struct FrontMatter {
  std::string id;
  std::optional<Kind> kind;
  std::string purpose;
  std::string repository; // "acme/board"
  std::string branch;     // empty: detached
  std::string base_name;  // "main"
  std::string base;       // full id
  std::string head;       // full id; empty: unborn
  std::string snapshot;   // full id
  std::string parent;     // another handoff's id
  // "claude <session>": a hook of that session wrote it; empty: someone did.
  std::string automatic;
  std::int64_t created = 0; // seconds since the epoch
  std::int64_t expires = 0; // 0: never
  std::size_t redacted = 0; // values replaced, of all rules
};

struct Problem {
  std::size_t line; // 1-based
  std::string text; // "'created' is not a time"
};

struct ParsedDocument {
  FrontMatter front;
  std::size_t body = 0;          // byte offset of what follows the front matter
  std::vector<Problem> problems; // in order; none: `front` can be trusted

  [[nodiscard]] bool ok() const { return problems.empty(); }
};

// Reads any bytes. `handoff: 1`, id, kind and created must be there; unknown
// keys are left alone, so that a newer version can add some. A value
// is a plain scalar, or quoted as YAML quotes; lists, maps and values of
// several lines are problems.
[[nodiscard]] ParsedDocument parse_document(std::string_view document);

} // namespace handoff::store
