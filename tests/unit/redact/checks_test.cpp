// SPDX-License-Identifier: MIT
// Check digits and checksums.
#include "redact/form/checks.hpp"

#include <catch2/catch.hpp>

using namespace handoff::redact;

TEST_CASE("check digits tell numbers apart") {
  CHECK(passes_luhn("79927398713"));
  CHECK_FALSE(passes_luhn("79927398710"));
  CHECK(passes_iban("GB82WEST12345698765432"));
  CHECK_FALSE(passes_iban("GB82WEST12345698765433"));
  CHECK_FALSE(passes_iban("GB82"));
}

TEST_CASE("addresses of wallets have checksums") {
  // The first is BIP 173's.
  CHECK(is_bech32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
  CHECK(is_bech32(
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"));
  CHECK_FALSE(is_bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"));
  CHECK_FALSE(is_bech32("1qqqqqq"));
  CHECK_FALSE(is_bech32(""));
  CHECK(is_base58_address("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"));
  CHECK(is_base58_address("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"));
  CHECK_FALSE(is_base58_address("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3"));
  CHECK_FALSE(is_base58_address("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN0"));
}

TEST_CASE("a date has a month and a day") {
  CHECK(is_date("871220"));
  CHECK(is_date("19871220"));
  CHECK_FALSE(is_date("871320"));
  CHECK_FALSE(is_date("871232"));
  CHECK_FALSE(is_date("8712"));
}
