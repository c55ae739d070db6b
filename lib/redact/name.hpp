// SPDX-License-Identifier: MIT
// Names of variables, keys, options and headers: do they promise a secret?
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::redact {

// What a name promises, and with it how much its value must prove.
enum class Promise {
  none,
  loose_key, // "cache_key": only a long and unlikely value counts
  secret,    // "api_key", "token": a value that is no word
  pass,      // "pass": a password, but also a way and a step
  password,  // "db_password": nearly any value
};

struct Name {
  std::size_t start = 0; // byte offsets, end exclusive
  std::size_t end = 0;
  Promise promise = Promise::none;
};

// The name around [start, end), a word that triggered.
[[nodiscard]] Name
read_name(std::string_view text, std::size_t start, std::size_t end);

// "dbPassword2" -> db, Password, 2. Case is left as it is.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view name);

// Decides by the last words of `name`: "public_key", "monkey", "max_tokens"
// and "password_hint" promise nothing.
[[nodiscard]] Promise promise_of(std::string_view name);

} // namespace handoff::redact
