// SPDX-License-Identifier: MIT
// Finds addresses of wallets that have a prefix: bech32 and Ethereum's.
#include "redact/detect/collector.hpp"
#include "redact/form/checks.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>

namespace handoff::redact {

std::size_t find_wallet(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (!starts_word(text, hit.start) ||
      (hit.start > 0 && text[hit.start - 1] == '_')) {
    return 0;
  }
  const std::size_t end = run_end(text, hit.start, Charset::alnum);
  const std::string_view value = text.substr(hit.start, end - hit.start);
  const bool is_ethereum = has_at(value, 0, "0x");
  if (is_ethereum) {
    const bool is_address =
        value.size() == 42 && run_end(value, 2, Charset::hex) == value.size();
    // In capitals it is the fingerprint of a key; a small number is a
    // precompile.
    const bool is_shouted = std::ranges::none_of(value.substr(2), is_lower) &&
                            std::ranges::any_of(value.substr(2), is_upper);
    const bool is_small =
        value.substr(2, 30).find_first_not_of('0') == std::string_view::npos;
    if (is_address) {
      out.add({hit.start,
               end,
               "wallet",
               Level::personal,
               is_shouted ? "fingerprint"
               : is_small ? "number"
                          : ""});
    }
    return end;
  }
  out.add({hit.start,
           end,
           "wallet",
           Level::personal,
           is_bech32(value) ? "" : "checksum"});
  return end;
}

} // namespace handoff::redact
