// SPDX-License-Identifier: MIT
// Finds addresses of wallets that have a prefix: bech32 and Ethereum's.
#include "redact/charset.hpp"
#include "redact/checks.hpp"
#include "redact/collector.hpp"

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
    if (is_address) {
      out.add({hit.start, end, "wallet", Level::personal});
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
