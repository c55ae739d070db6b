// SPDX-License-Identifier: MIT
// Check digits: what tells an account number from any other number.
#include "redact/form/checks.hpp"

#include "base/sha256.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace handoff::redact {
namespace {

unsigned value_of(char digit) {
  return static_cast<unsigned>(digit - '0');
}

constexpr std::string_view k_base58 =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view k_bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

// 25 bytes: version, 20 bytes of hash, 4 of checksum.
using Address = std::array<std::uint8_t, 25>;

bool decode_base58(std::string_view text, Address& bytes) {
  for (const char c : text) {
    std::size_t carry = k_base58.find(c);
    if (carry == std::string_view::npos) {
      return false;
    }
    for (std::size_t i = bytes.size(); i-- > 0;) {
      carry += 58U * bytes[i];
      bytes[i] = static_cast<std::uint8_t>(carry & 0xffU);
      carry >>= 8U;
    }
    if (carry != 0) {
      return false;
    }
  }
  return true;
}

std::string_view as_text(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

std::uint32_t polymod(std::uint32_t sum, std::uint32_t value) {
  constexpr std::array<std::uint32_t, 5> generator = {
      0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  const std::uint32_t top = sum >> 25U;
  sum = ((sum & 0x1ffffffU) << 5U) ^ value;
  for (unsigned i = 0; i < generator.size(); ++i) {
    sum ^= ((top >> i) & 1U) != 0 ? generator[i] : 0;
  }
  return sum;
}

} // namespace

std::string without_separators(std::string_view text) {
  std::string compact;
  std::ranges::copy_if(text, std::back_inserter(compact), is_alnum);
  return compact;
}

bool passes_luhn(std::string_view digits) {
  unsigned sum = 0;
  bool is_doubled = false;
  for (std::size_t i = digits.size(); i-- > 0;) {
    const unsigned value = value_of(digits[i]) * (is_doubled ? 2U : 1U);
    sum += value > 9 ? value - 9 : value;
    is_doubled = !is_doubled;
  }
  return sum % 10 == 0;
}

bool passes_iban(std::string_view compact) {
  if (compact.size() < 5) {
    return false;
  }
  unsigned remainder = 0;
  const std::string moved =
      std::string(compact.substr(4)) + std::string(compact.substr(0, 4));
  for (const char c : moved) {
    if (is_digit(c)) {
      remainder = (remainder * 10 + value_of(c)) % 97;
    } else {
      const auto letter = static_cast<unsigned>(to_lower(c) - 'a') + 10;
      remainder = (remainder * 100 + letter) % 97;
    }
  }
  return remainder == 1;
}

bool is_base58_address(std::string_view text) {
  Address bytes{};
  if (text.size() < 26 || text.size() > 35 || !decode_base58(text, bytes)) {
    return false;
  }
  const auto once = base::sha256(as_text(bytes.data(), 21));
  const auto twice = base::sha256(as_text(once.data(), once.size()));
  return (bytes[0] == 0 || bytes[0] == 5) &&
         std::equal(twice.begin(), twice.begin() + 4, bytes.begin() + 21);
}

bool is_bech32(std::string_view text) {
  const std::size_t one = text.rfind('1');
  if (one == std::string_view::npos || one == 0 || text.size() - one < 7 ||
      text.size() > 90) {
    return false;
  }
  std::uint32_t sum = 1;
  for (const char c : text.substr(0, one)) {
    sum = polymod(sum, static_cast<unsigned char>(to_lower(c)) >> 5U);
  }
  sum = polymod(sum, 0);
  for (const char c : text.substr(0, one)) {
    sum = polymod(sum, static_cast<unsigned char>(to_lower(c)) & 31U);
  }
  for (const char c : text.substr(one + 1)) {
    const std::size_t value = k_bech32.find(to_lower(c));
    if (value == std::string_view::npos) {
      return false;
    }
    sum = polymod(sum, static_cast<std::uint32_t>(value));
  }
  return sum == 1 || sum == 0x2bc830a3;
}

unsigned weighted_sum(std::string_view digits, std::string_view weights) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size() && i < digits.size(); ++i) {
    sum += value_of(digits[i]) * value_of(weights[i]);
  }
  return sum;
}

bool is_date(std::string_view digits) {
  const std::string_view date = digits.substr(digits.size() == 8 ? 2 : 0);
  if (date.size() != 6 || run_end(date, 0, Charset::digit) != 6) {
    return false;
  }
  const unsigned month = value_of(date[2]) * 10 + value_of(date[3]);
  const unsigned day = value_of(date[4]) * 10 + value_of(date[5]);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

} // namespace handoff::redact
