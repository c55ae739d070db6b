// SPDX-License-Identifier: MIT
#include "redact/checks.hpp"
#include "redact/sha256.hpp"

#include <catch2/catch.hpp>

using namespace handoff::redact;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  const auto hex = [](std::string_view text) {
    std::string digits;
    for (const std::uint8_t byte : sha256(text)) {
      digits += "0123456789abcdef"[byte >> 4U];
      digits += "0123456789abcdef"[byte & 15U];
    }
    return digits;
  };
  CHECK(hex("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

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
