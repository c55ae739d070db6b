// SPDX-License-Identifier: MIT
// Check digits: what tells an account number from any other number.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::redact {

// Everything but letters and digits taken out.
[[nodiscard]] std::string without_separators(std::string_view text);

// ISO/IEC 7812-1 annex B. `digits` are digits only, as below.
[[nodiscard]] bool passes_luhn(std::string_view digits);

// ISO 7064 MOD 97-10 over letters and digits, the first four moved to the end
// (ISO 13616).
[[nodiscard]] bool passes_iban(std::string_view compact);

// Base58 with a checksum: a Bitcoin address of version 0 or 5.
[[nodiscard]] bool is_base58_address(std::string_view text);

// BIP 173 and BIP 350: human-readable part, '1', data with a valid checksum.
[[nodiscard]] bool is_bech32(std::string_view text);

// sum(digit * weight) modulo `modulus`, over the first weights.size() digits;
// weights are single digits: "8765432".
[[nodiscard]] unsigned weighted_sum(std::string_view digits,
                                    std::string_view weights);

// A date of the form YYMMDD (or YYYYMMDD when `digits` has eight).
[[nodiscard]] bool is_date(std::string_view digits);

} // namespace handoff::redact
