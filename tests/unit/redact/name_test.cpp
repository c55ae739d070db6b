// SPDX-License-Identifier: MIT
// The words of a name.
#include "redact/value/name.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::redact;

namespace {

std::string words_of(std::string_view name) {
  std::string joined;
  for (const std::string_view word : split_words(name)) {
    joined += (joined.empty() ? "" : " ") + std::string(word);
  }
  return joined;
}

} // namespace

TEST_CASE("names are cut at humps, digits and separators") {
  struct Row {
    std::string_view name, words;
  };
  static constexpr Row rows[] = {
      {"dbPassword2", "db Password 2"},
      {"DB_PASSWORD", "DB PASSWORD"},
      {"HTTPServerToken", "HTTP Server Token"},
      {"acmeSECRETkey", "acme SECRET key"},
      {"x-api-key", "x api key"},
      {"spring.datasource.password", "spring datasource password"},
      {"", ""},
      {"___", ""},
      {"a1b2c3d4e5f6g7h8i9j0k1", "d 4 e 5 f 6 g 7 h 8 i 9 j 0 k 1"},
  };
  for (const Row& row : rows) {
    CHECK(words_of(row.name) == row.words);
  }
}

TEST_CASE("the last words of a name decide what it promises") {
  struct Row {
    std::string_view name;
    Promise promise;
  };
  static constexpr Row rows[] = {
      {"password", Promise::password},
      {"db_passwd", Promise::password},
      {"PGPASSWORD", Promise::password},
      {"db_password_prod", Promise::password},
      {"cloudant_pw", Promise::password},
      {"db_pass", Promise::pass},
      {"api_key", Promise::secret},
      {"apiKey2", Promise::secret},
      {"STRIPE_SECRET_KEY", Promise::secret},
      {"aws_access_key_id", Promise::secret},
      {"some_api_token_123", Promise::secret},
      {"clientsecret", Promise::secret},
      {"acme_key", Promise::loose_key},
      {"public_key", Promise::none},
      {"primaryKey", Promise::none},
      {"kms_key_id", Promise::none},
      {"monkey", Promise::none},
      {"keyboard", Promise::none},
      {"bypass", Promise::none},
      {"max_tokens", Promise::none},
      {"token_type", Promise::none},
      {"password_hint", Promise::none},
      {"author", Promise::none},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(promise_of(row.name) == row.promise);
  }
}
