// SPDX-License-Identifier: MIT
// Finds national identity numbers: a word for one, and near it a number of
// its form with the right check digits.
#include "redact/detect/identity.hpp"

#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <optional>

namespace handoff::redact {
namespace {

// A word within `k_shared` bytes of another looks at the same numbers.
constexpr std::size_t k_shared = 24;
constexpr std::size_t k_ahead = 64 + k_shared;
constexpr std::size_t k_behind = 32;
constexpr std::size_t k_max_number = 24;

struct IdentityToken {
  std::size_t start = 0;
  std::size_t end = 0;
};

bool joins(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/';
}

// The longest piece from `at` that is of a known form: letters and digits in
// groups with single separators.
std::optional<IdentityToken> number_at(std::string_view text, std::size_t at) {
  std::string compact;
  std::optional<IdentityToken> best;
  const std::size_t limit = std::min(text.size(), at + k_max_number);
  for (std::size_t i = at; i < limit; ++i) {
    if (is_alnum(text[i])) {
      compact.push_back(
          static_cast<char>(is_lower(text[i]) ? text[i] - 32 : text[i]));
    } else if (!joins(text[i]) || i + 1 >= limit || !is_alnum(text[i + 1])) {
      break;
    }
    const bool ends = i + 1 >= text.size() || !is_alnum(text[i + 1]);
    if (ends && is_identity_number(compact)) {
      best = IdentityToken{at, i + 1};
    }
  }
  return best;
}

// Where a number may start: a digit, or one or two capitals before digits.
bool may_start(std::string_view text, std::size_t at) {
  if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) {
    return false;
  }
  if (at > 0 && is_letter(text[at - 1])) {
    // "code is199003052397": a word that runs into its number
    return is_digit(text[at]) && is_lower(text[at - 1]);
  }
  return is_alnum(text[at]);
}

} // namespace

std::size_t find_identity(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (!starts_word(text, hit.start) ||
      (hit.end - hit.start <= 4 && hit.end < text.size() &&
       is_lower(text[hit.end]))) {
    return 0;
  }
  const std::size_t from = hit.start > k_behind ? hit.start - k_behind : 0;
  const std::size_t to = std::min(text.size(), hit.end + k_ahead);
  for (std::size_t at = from; at < to; ++at) {
    if (text[at] == '\n' && at >= hit.end) {
      break;
    }
    if (text[at] == '\n') {
      continue;
    }
    if (!may_start(text, at)) {
      continue;
    }
    if (const std::optional<IdentityToken> token = number_at(text, at)) {
      out.add({token->start, token->end, "identity", Level::personal});
      at = token->end;
    }
  }
  return hit.end + k_shared;
}

} // namespace handoff::redact
