// SPDX-License-Identifier: MIT
// Names of variables, keys, options and headers: do they promise a secret?
#include "redact/value/name.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_side_length = 64;

constexpr std::array<std::string_view, 15> k_passwords = {"password",
                                                          "passwd",
                                                          "passwort",
                                                          "pwd",
                                                          "pass",
                                                          "psw",
                                                          "pswd",
                                                          "passphrase",
                                                          "passcode",
                                                          "pw",
                                                          "kennwort",
                                                          "contrasena",
                                                          "senha",
                                                          "mdp",
                                                          "passw"};

constexpr std::array<std::string_view, 22> k_secrets = {
    "secret",        "secrets", "token",       "tokens",     "apikey",
    "creds",         "cred",    "credentials", "credential", "auth",
    "jwt",           "pat",     "dsn",         "psk",        "apikeys",
    "authorization", "bearer",  "apitoken",    "salt",       "passkey",
    "otp",           "totp"};

// Before "key": what kind of key is a secret.
constexpr std::array<std::string_view, 42> k_key_kinds = {
    "api",    "access",         "auth",          "private",
    "secret", "signing",        "encryption",    "encrypt",
    "master", "account",        "storage",       "service",
    "shared", "subscription",   "license",       "client",
    "app",    "application",    "consumer",      "webhook",
    "deploy", "session",        "hmac",          "jwt",
    "admin",  "root",           "integration",   "server",
    "sdk",    "write",          "ingest",        "personal",
    "bearer", "authentication", "authorization", "preshared",
    "user",   "live",           "prod",          "production",
    "cipher", "stream"};

// Before "key" or "token": what no secret is called.
constexpr std::array<std::string_view, 71> k_harmless = {
    "public",       "primary",     "foreign",      "cache",       "sort",
    "partition",    "hash",        "index",        "row",         "map",
    "dict",         "idempotency", "monkey",       "max",         "min",
    "num",          "count",       "total",        "next",        "page",
    "continuation", "stop",        "bos",          "eos",         "pad",
    "unk",          "mask",        "lexer",        "parser",      "sep",
    "pub",          "composite",   "natural",      "object",      "bucket",
    "group",        "registry",    "hot",          "shortcut",    "pointer",
    "sync",         "column",      "verification", "translation", "i18n",
    "dedupe",       "dedup",       "rsa",          "dsa",         "ecdsa",
    "ed25519",      "gpg",         "pgp",          "ssh",         "host",
    "fingerprint",  "csrf",        "xsrf",         "cursor",      "starting",
    "sequence",     "lock",        "change",       "forward",     "backward",
    "creation",     "publishable", "receive",      "recv",        "websocket",
    "synced"};

// After the word that counts: these change nothing.
constexpr std::array<std::string_view, 39> k_suffixes = {
    "prod",   "production", "dev",    "test",      "staging",   "live",
    "main",   "default",    "new",    "old",       "current",   "value",
    "val",    "b64",        "base64", "string",    "str",       "text",
    "plain",  "raw",        "data",   "encoded",   "env",       "ci",
    "v",      "a",          "b",      "backup",    "primary",   "secondary",
    "master", "root",       "admin",  "plaintext", "decrypted", "encrypted",
    "local",  "code",       "tok"};

bool is_one_of(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::any_of(
      list, [&](std::string_view known) { return equals_folded(known, word); });
}

// `text` ends in `end`, whatever its case; `end` is lower case.
bool ends_folded(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         has_at(text, text.size() - end.size(), end);
}

bool is_number(std::string_view word) {
  return run_end(word, 0, Charset::digit) == word.size();
}

bool changes_nothing(std::string_view word) {
  return is_number(word) || is_one_of(k_suffixes, word);
}

bool is_name_byte(char c) {
  return is_alnum(c) || c == '_' || c == '-';
}

// "X.y", "x:y" and "$x" belong to a name on its left only.
bool is_left_byte(char c) {
  return is_name_byte(c) || c == '.' || c == '$';
}

// "api key", "public key": the word before says what kind of key.
std::string_view word_before(std::string_view text, std::size_t start) {
  if (start < 2 || text[start - 1] != ' ') {
    return {};
  }
  const std::size_t lowest = start > 24 ? start - 24 : 0;
  const std::size_t word = run_start(text, start - 1, Charset::alnum, lowest);
  return text.substr(word, start - 1 - word);
}

Promise with_word_before(Promise promise, std::string_view before) {
  if (promise == Promise::none || is_one_of(k_harmless, before)) {
    return Promise::none;
  }
  return promise == Promise::loose_key && is_one_of(k_key_kinds, before)
             ? Promise::secret
             : promise;
}

Promise promise_of_key(const Words& words, std::string_view last) {
  if (!equals_folded(last, "key") && !equals_folded(last, "keys")) {
    for (const std::string_view kind : k_key_kinds) {
      if (has_at(last, 0, kind) && last.size() == kind.size() + 3) {
        return Promise::secret; // "secretkey"
      }
    }
    return Promise::none; // "monkey"
  }
  if (words.size() < 2) {
    return Promise::loose_key;
  }
  const std::string_view kind = words.from_back(1);
  if (is_one_of(k_harmless, kind)) {
    return Promise::none;
  }
  return is_one_of(k_key_kinds, kind) ? Promise::secret : Promise::loose_key;
}

Promise promise_of_word(const Words& words) {
  const std::string_view last = words.back();
  if (is_one_of(k_passwords, last) || ends_folded(last, "password") ||
      ends_folded(last, "passwd") || ends_folded(last, "passphrase") ||
      ends_folded(last, "pwd") || ends_folded(last, "pass")) {
    const bool is_verb =
        ends_folded(last, "bypass") || ends_folded(last, "compass") ||
        ends_folded(last, "surpass") || ends_folded(last, "askpass");
    if (is_verb) {
      return Promise::none;
    }
    return equals_folded(last, "pass") ? Promise::pass : Promise::password;
  }
  if (is_one_of(k_secrets, last) || ends_folded(last, "token") ||
      ends_folded(last, "secret") || ends_folded(last, "apikey")) {
    const bool is_harmless =
        (words.size() > 1 && is_one_of(k_harmless, words.from_back(1))) ||
        (words.size() > 2 && equals_folded(words.from_back(2), "public"));
    return is_harmless ? Promise::none : Promise::secret;
  }
  if (ends_folded(last, "key") || ends_folded(last, "keys")) {
    return promise_of_key(words, last);
  }
  if (equals_folded(last, "access") || equals_folded(last, "private") ||
      equals_folded(last, "login") || equals_folded(last, "seed")) {
    return Promise::loose_key;
  }
  return Promise::none;
}

} // namespace

void Words::push_back(std::string_view word) {
  if (size_ == words_.size()) {
    std::move(words_.begin() + 1, words_.end(), words_.begin());
    --size_;
  }
  words_[size_++] = word;
}

Words split_words(std::string_view name) {
  Words words;
  std::size_t start = 0;
  const auto cut = [&](std::size_t end) {
    if (end > start) {
      words.push_back(name.substr(start, end - start));
    }
    start = end;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_alnum(c)) {
      cut(i);
      start = i + 1;
      continue;
    }
    if (i == start) {
      continue;
    }
    const char before = name[i - 1];
    const bool is_hump = is_upper(c) && is_lower(before);
    const bool ends_acronym = is_upper(c) && is_upper(before) &&
                              i + 1 < name.size() && is_lower(name[i + 1]) &&
                              !has_at(name, i + 1, "key");
    const bool is_small_key = is_lower(c) && is_upper(before) && i >= 2 &&
                              is_upper(name[i - 2]) && has_at(name, i, "key");
    const bool is_number_edge = is_digit(c) != is_digit(before);
    if (is_hump || ends_acronym || is_small_key || is_number_edge) {
      cut(i);
    }
  }
  cut(name.size());
  return words;
}

Promise promise_of(std::string_view name) {
  Words words = split_words(name);
  while (words.size() > 1 && changes_nothing(words.back())) {
    words.pop_back();
  }
  // "access_key_id": half of a pair, and often enough a secret.
  if (words.size() > 2 && equals_folded(words.back(), "id") &&
      equals_folded(words.from_back(1), "key") &&
      equals_folded(words.from_back(2), "access")) {
    words.pop_back();
  }
  return words.empty() ? Promise::none : promise_of_word(words);
}

bool is_harmless_name(std::string_view name) {
  const Words words = split_words(name);
  return std::ranges::any_of(
      words, [](std::string_view word) { return is_one_of(k_harmless, word); });
}

Name read_name(std::string_view text, std::size_t start, std::size_t end) {
  Name name{start, end};
  const std::size_t lowest =
      start > k_max_side_length ? start - k_max_side_length : 0;
  while (name.start > lowest && is_left_byte(text[name.start - 1])) {
    --name.start;
  }
  const std::size_t highest = std::min(text.size(), end + k_max_side_length);
  while (name.end < highest && is_name_byte(text[name.end])) {
    ++name.end;
  }
  // The letter of an escape before a name is none of it: "\nTOKEN=".

  if (name.start > 0 && text[name.start - 1] == '\\' && name.start + 1 < end) {
    ++name.start;
  }
  while (name.end > end && !is_alnum(text[name.end - 1])) {
    --name.end;
  }
  const std::string_view words = text.substr(name.start, name.end - name.start);
  name.promise = promise_of(words);

  if (split_words(words).size() == 1) {
    name.promise =
        with_word_before(name.promise, word_before(text, name.start));
  }
  return name;
}

} // namespace handoff::redact
