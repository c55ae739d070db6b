// SPDX-License-Identifier: MIT
// How much a token looks like words.
#include "redact/value/likeness.hpp"
#include "samples.hpp"

using namespace handoff::redact;

TEST_CASE("random tokens cost more bits than words") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CHECK(bits_per_byte(random_text(24, k_alnum, seed)) > 6);
  }
  for (const std::string_view word : {"authentication",
                                      "connection_string",
                                      "is_score_enhanced_by_context",
                                      "requirements.txt",
                                      "HTTPServerFactory"}) {
    INFO(word);
    CHECK(bits_per_byte(word) < 5.5);
  }
  CHECK(bits_per_byte("") == 0);
}

TEST_CASE("a token is unlikely when nobody would have typed it") {
  struct Row {
    std::string_view token;
    bool is_unlikely, is_opaque;
  };
  static constexpr Row rows[] = {
      {"b91lt823cdg1kl7sdl0ssrau0klw1oa5", true, true},
      {"9afd45ea93b219fd0f2b8e6d99c7d3c0", true, true},
      {"123e4567-e89b-12d3-a456-426614174000", true, true},
      {"abcdef1234567890abcdef1234567890", false, true},
      {"12345678901234567890", false, true},
      {"XYZ98765-WXYZ1234-KLMN5678", false, true},
      {"AES256-GCM-SHA384", false, false},
      {"internationalization", false, false},
      {"TAzureAD2OAuth2Handler", false, false},
      {"sha256kdf_scheme", false, false},
      {"2024-11-12", false, false},
      {"x86_64", false, false},
      {"", false, false},
  };
  for (const Row& row : rows) {
    INFO(row.token);
    CHECK(is_unlikely(row.token) == row.is_unlikely);
    CHECK(is_opaque(row.token) == row.is_opaque);
  }
}

TEST_CASE("a UUID has its dashes in their places") {
  CHECK(is_uuid("123e4567-e89b-12d3-a456-426614174000"));
  CHECK_FALSE(is_uuid("123e4567e-89b-12d3-a456-426614174000"));
  CHECK_FALSE(is_uuid("123e4567-e89b-12d3-a456-42661417400g"));
  CHECK_FALSE(is_uuid(""));
}
