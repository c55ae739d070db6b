// SPDX-License-Identifier: MIT
// Fuzzes the reader of a ledger's entry and what people type for an id.
#include "store/id.hpp"
#include "store/ledger.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = handoff::store::parse_ledger_entry(text);
  const bool is_sound = !parsed || (handoff::store::is_id(parsed->entry.id) &&
                                    parsed->entry.path[0] == '/' &&
                                    parsed->sealed_text.size() <= text.size());
  const auto prefix = handoff::store::id_prefix(text);
  if (!is_sound || (prefix && prefix->size() > 9)) {
    std::abort();
  }
  return 0;
}
