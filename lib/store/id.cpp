// SPDX-License-Identifier: MIT
// The ids of handoffs, and what people type for them.
#include "store/id.hpp"

#include "base/random.hpp"

#include <cctype>

namespace handoff::store {
namespace {

constexpr std::size_t k_half = 4; // characters before the dash
constexpr std::size_t k_id_size = 2 * k_half + 1;
constexpr std::size_t k_min_prefix = 2;

} // namespace

bool is_id(std::string_view text) {
  return text.size() == k_id_size && id_prefix(text) == text;
}

std::optional<std::string> id_prefix(std::string_view typed) {
  std::string prefix;
  for (std::size_t at = 0; at < typed.size(); ++at) {
    if (typed[at] == '-' && at == k_half) {
      continue;
    }
    const char lower =
        static_cast<char>(std::tolower(static_cast<unsigned char>(typed[at])));
    if (base::k_random_alphabet.find(lower) == std::string_view::npos) {
      return std::nullopt;
    }
    if (prefix.size() == k_half) {
      prefix += '-';
    }
    prefix += lower;
  }
  if (prefix.size() < k_min_prefix || prefix.size() > k_id_size) {
    return std::nullopt;
  }
  return prefix;
}

bool means_newest(std::string_view typed) {
  return typed == "last" || typed == "-";
}

} // namespace handoff::store
