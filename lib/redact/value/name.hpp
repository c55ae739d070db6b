// SPDX-License-Identifier: MIT
// Names of variables, keys, options and headers: do they promise a secret?
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

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

// The words of a name; of a long one, the last sixteen.
class Words {
public:
  void push_back(std::string_view word);
  void pop_back() { --size_; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::string_view back() const { return words_[size_ - 1]; }
  // The word `n` places before the last, which must exist.
  [[nodiscard]] std::string_view from_back(std::size_t n) const {
    return words_[size_ - 1 - n];
  }
  [[nodiscard]] const std::string_view* begin() const { return words_.data(); }
  [[nodiscard]] const std::string_view* end() const {
    return words_.data() + size_;
  }

private:
  std::array<std::string_view, 16> words_;
  std::size_t size_ = 0;
};

// "dbPassword2" -> db, Password, 2. Case is left as it is.
[[nodiscard]] Words split_words(std::string_view name);

// Decides by the last words of `name`: "public_key", "monkey", "max_tokens"
// and "password_hint" promise nothing.
[[nodiscard]] Promise promise_of(std::string_view name);

// Whether a word of `name` says that no value of it is a secret: "cursor",
// "primary_key", "public".
[[nodiscard]] bool is_harmless_name(std::string_view name);

} // namespace handoff::redact
