// SPDX-License-Identifier: MIT
// The entries of a finished document, read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// Entries without their markers ("- ", "2. ", "**Q1**"), in order. What says
// only that there is nothing is left out.
struct DocumentParts {
  std::string id;
  std::string purpose;
  std::vector<std::string> goal;
  std::vector<std::string> steps;
  std::vector<std::string> questions;
  std::vector<std::string> know;
  std::vector<std::string> state;
  std::vector<std::string> pointers;
};

// Reads any document that was stored; headings of other languages and of the
// user's templates count, see section_named(). Empty if it has no front
// matter.
[[nodiscard]] DocumentParts read_document_parts(std::string_view document);

} // namespace handoff
