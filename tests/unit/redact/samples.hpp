// SPDX-License-Identifier: MIT
// Helps tests of redaction: made-up secrets, built when the test runs so that
// no scanner finds one in this repository.
#pragma once

#include "redact/redactor.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::redact {

inline constexpr std::string_view k_alnum =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
inline constexpr std::string_view k_hex = "0123456789abcdef";
inline constexpr std::string_view k_upper =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

// `size` bytes of `alphabet`, the same for the same seed.
inline std::string random_text(std::size_t size,
                               std::string_view alphabet = k_alnum,
                               std::uint64_t seed = 1) {
  std::string text;
  std::uint64_t state = seed * 2654435761U + 12345;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    text.push_back(alphabet[(state >> 33U) % alphabet.size()]);
  }
  return text;
}

inline std::string redacted(std::string_view text) {
  Redactor redactor(Rules::built_in());
  return redactor.redact(text).text.str();
}

// What --explain says of the candidates of `text`, in one line.
inline std::string explained(std::string_view text) {
  std::string lines;
  Redactor(Rules::built_in())
      .explain(text, [&](const CandidateOutcome& decision) {
        lines += decision.rule + " (" +
                 (decision.gate.empty() ? "replaced" : decision.gate) + "); ";
      });
  return lines;
}

// A secret in its place: only `value` is to be replaced, under `rule`.
struct Place {
  std::string rule;
  std::string before;
  std::string value;
  std::string after = {};
};

inline void check_replaced(const Place& place) {
  const std::string text = place.before + place.value + place.after;
  INFO(text);
  INFO(explained(text));
  CHECK(redacted(text) ==
        place.before + "[REDACTED:" + place.rule + "#1]" + place.after);
}

inline void check_kept(std::string_view text) {
  INFO(explained(text));
  CHECK(redacted(text) == text);
}

} // namespace handoff::redact
