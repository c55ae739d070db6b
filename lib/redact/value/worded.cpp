// SPDX-License-Identifier: MIT
// Secrets that are words: "copper-lantern-harbor".
#include "redact/value/worded.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_min_phrase = 12;
constexpr std::size_t k_max_phrase = 128;
constexpr std::size_t k_min_word = 6;

// Lower case. What a value says of itself, and what a service is shipped with.
constexpr std::array<std::string_view, 92> k_telling = {
    "account",     "admin",       "always",      "api",        "app",
    "application", "auth",        "aws",         "azure",      "backend",
    "base",        "basic",       "bearer",      "change",     "client",
    "cluster",     "common",      "config",      "credential", "credentials",
    "data",        "database",    "db",          "default",    "demo",
    "dev",         "development", "disabled",    "docker",     "dummy",
    "elastic",     "empty",       "enabled",     "env",        "environment",
    "example",     "fake",        "false",       "field",      "file",
    "foo",         "gcp",         "git",         "github",     "gitlab",
    "global",      "google",      "guest",       "hash",       "here",
    "id",          "input",       "internal",    "invalid",    "key",
    "keys",        "local",       "localhost",   "login",      "manager",
    "missing",     "mock",        "my",          "mysql",      "name",
    "never",       "none",        "null",        "optional",   "pass",
    "password",    "path",        "placeholder", "postgres",   "prod",
    "production",  "prompt",      "redis",       "required",   "root",
    "sample",      "secret",      "secrets",     "server",     "service",
    "staging",     "test",        "token",       "user",       "value",
    "var",         "your"};

// Lower case. What makes a sentence.
constexpr std::array<std::string_view, 48> k_spoken = {
    "a",      "an",     "and",    "are",   "as",     "at",        "be",
    "by",     "can",    "cannot", "do",    "does",   "enter",     "for",
    "forgot", "from",   "has",    "if",    "in",     "incorrect", "is",
    "it",     "least",  "must",   "new",   "no",     "not",       "of",
    "old",    "on",     "only",   "or",    "please", "repeat",    "reset",
    "set",    "should", "that",   "the",   "this",   "to",        "type",
    "use",    "was",    "with",   "wrong", "you",    "confirm"};

bool is_one_of(std::string_view word, const auto& list) {
  return std::ranges::any_of(
      list, [&](std::string_view one) { return equals_folded(word, one); });
}

// How many words of letters `value` is, joined by one of `joints` each; 0 if it
// is anything else, or one of them tells what it is.
std::size_t count_words(std::string_view value, std::string_view joints) {
  std::size_t words = 0;
  std::size_t at = 0;
  while (at < value.size()) {
    std::size_t end = at;
    while (end < value.size() && is_letter(value[end])) {
      ++end;
    }
    const std::string_view word = value.substr(at, end - at);
    const bool is_joined = end == value.size() ||
                           joints.find(value[end]) != std::string_view::npos;
    if (word.size() < 2 || !is_joined || is_one_of(word, k_telling) ||
        is_one_of(word, k_spoken)) {
      return 0;
    }
    ++words;
    at = std::min(value.find_first_not_of(joints, end), value.size());
  }
  return words;
}

// RAMP_CLIENT_SECRET=ramp_sec: a word of the value is one of its name, too.
bool repeats_name(std::string_view value, const Words& name) {
  const Words words = split_words(value);
  return std::ranges::any_of(
      words, [&](std::string_view word) { return is_one_of(word, name); });
}

// CLIENT_SECRET and client_secret, but not "secret".
bool names_client_secret(std::string_view name, const Words& words) {
  constexpr std::array<std::string_view, 8> kinds = {"client",
                                                     "signing",
                                                     "session",
                                                     "cookie",
                                                     "jwt",
                                                     "shared",
                                                     "webhook",
                                                     "master"};
  return equals_folded(words.back(), "secret") && words.size() > 1 &&
         (std::ranges::none_of(name, is_lower) ||
          is_one_of(words.from_back(1), kinds));
}

bool names_variable(std::string_view name) {
  return name.find('_') != std::string_view::npos &&
         std::ranges::none_of(name, is_lower);
}

// NAME=V, V to the end of its line.
bool is_whole_line(std::string_view text,
                   const Name& name,
                   const Value& found) {
  return text.substr(name.end, 1) == "=" && found.start == name.end + 1 &&
         (found.end == text.size() || is_newline(text[found.end]));
}

} // namespace

bool is_worded_secret(std::string_view text,
                      const Name& name,
                      const Value& found) {
  const std::string_view own = text.substr(name.start, name.end - name.start);
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  const Words words = split_words(own);
  if (found.link != Link::assigned || found.is_listed || found.is_cell ||
      words.empty() || value.size() > k_max_phrase) {
    return false;
  }
  const bool is_password = name.promise == Promise::password;
  if (!is_password && !names_client_secret(own, words)) {
    return false;
  }
  if (repeats_name(value, words)) {
    return false;
  }
  const bool is_variable = names_variable(own);
  if (value.size() >= k_min_phrase) {
    const bool is_phrase = is_password && found.is_quoted &&
                           (is_variable || words.size() == 1) &&
                           count_words(value, " ") >= 3;
    return is_phrase ||
           ((is_variable || !is_password) && count_words(value, "-_.") >= 2);
  }
  return is_password && is_variable && value.size() >= k_min_word &&
         is_whole_line(text, name, found) &&
         std::ranges::all_of(value, is_lower) && count_words(value, "") == 1;
}

} // namespace handoff::redact
