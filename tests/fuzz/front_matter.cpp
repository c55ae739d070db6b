// SPDX-License-Identifier: MIT
// Fuzzes the reader of a handoff's front matter.
#include "store/front_matter.hpp"

#include "store/id.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  const handoff::store::ParsedDocument parsed =
      handoff::store::parse_document(document);
  const bool is_sound =
      parsed.body <= size &&
      (!parsed.ok() || handoff::store::is_id(parsed.front.id));
  if (!is_sound) {
    std::abort();
  }
  return 0;
}
