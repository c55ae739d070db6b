// SPDX-License-Identifier: MIT
// Object ids as bytes; git::to_digits() makes digits of them again.
#include "point/language/object_id.hpp"

namespace handoff::point {
namespace {

unsigned digit_value(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10) & 15U;
}

} // namespace

void append_id(std::string& bytes, std::string_view digits) {
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(digit_value(digits[i]) << 4U |
                               digit_value(digits[i + 1]));
  }
}

std::string id_bytes(std::string_view digits) {
  std::string bytes;
  append_id(bytes, digits);
  return bytes;
}

} // namespace handoff::point
