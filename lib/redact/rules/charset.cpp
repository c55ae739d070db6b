// SPDX-License-Identifier: MIT
// Classes of bytes, and runs of them.
#include "redact/rules/charset.hpp"

#include <array>
#include <utility>

namespace handoff::redact {
namespace {

using Masks = std::array<std::uint16_t, 256>;

constexpr std::uint16_t bit(Charset set) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(set));
}

constexpr bool holds(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

constexpr bool is_member(Charset set, char c) {
  switch (set) {
  case Charset::digit:
    return is_digit(c);
  case Charset::hex:
    return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
  case Charset::lower:
    return is_lower(c) || is_digit(c);
  case Charset::upper:
    return is_upper(c) || is_digit(c);
  case Charset::alnum:
    return is_alnum(c);
  case Charset::base64:
    return is_alnum(c) || holds("+/=", c);
  case Charset::base64url:
    return is_alnum(c) || holds("_-", c);
  case Charset::token:
    return is_alnum(c) || holds("_-.+/=~", c);
  case Charset::graphic:
    return static_cast<unsigned char>(c) > ' ' && !holds("\"'`\\<>\x7f", c);
  }
  return false;
}

constexpr std::array k_sets = {
    std::pair{std::string_view("digit"), Charset::digit},
    std::pair{std::string_view("hex"), Charset::hex},
    std::pair{std::string_view("lower"), Charset::lower},
    std::pair{std::string_view("upper"), Charset::upper},
    std::pair{std::string_view("alnum"), Charset::alnum},
    std::pair{std::string_view("base64"), Charset::base64},
    std::pair{std::string_view("base64url"), Charset::base64url},
    std::pair{std::string_view("token"), Charset::token},
    std::pair{std::string_view("graphic"), Charset::graphic},
};

constexpr Masks make_masks() {
  Masks masks{};
  for (std::size_t byte = 0; byte < masks.size(); ++byte) {
    for (const auto& [name, set] : k_sets) {
      if (is_member(set, static_cast<char>(byte))) {
        masks[byte] = static_cast<std::uint16_t>(masks[byte] | bit(set));
      }
    }
  }
  return masks;
}

} // namespace

const Masks k_charset_masks = make_masks();

std::optional<Charset> charset_named(std::string_view name) {
  for (const auto& [known, set] : k_sets) {
    if (known == name) {
      return set;
    }
  }
  return std::nullopt;
}

bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_alnum(text[at - 1])) {
    return true;
  }
  const char before = text[at - 1];
  if (at >= 2 && text[at - 2] == '\\') {
    return holds("nrtbf", before);
  }
  if (at >= 3 && text[at - 3] == '%') {
    return is_in(Charset::hex, text[at - 2]) && is_in(Charset::hex, before);
  }
  return at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u';
}

bool equals_folded(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) {
      return false;
    }
  }
  return true;
}

} // namespace handoff::redact
