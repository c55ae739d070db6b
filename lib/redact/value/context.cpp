// SPDX-License-Identifier: MIT
// What stands around a token that no rule describes, and what that says of it.
#include "redact/value/context.hpp"

#include "redact/form/base64.hpp"
#include "redact/form/placeholder.hpp"
#include "redact/rules/charset.hpp"
#include "redact/rules/rule.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"
#include "redact/value/prefixed.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace handoff::redact {
namespace {

constexpr std::size_t k_context = 80; // bytes before a token that count
constexpr std::size_t k_near = 40;    // of them, those that a word stands in

constexpr std::array<std::string_view, 12> k_secret_words = {"key",
                                                             "token",
                                                             "secret",
                                                             "passw",
                                                             "pwd",
                                                             "auth",
                                                             "credential",
                                                             "access",
                                                             "private",
                                                             "api",
                                                             "bearer",
                                                             "pat"};

// Those that no digest is called.
constexpr std::array<std::string_view, 6> k_plain_words = {
    "token", "secret", "passw", "credential", "bearer", "api"};

// Before a token: it is a digest or a public thing, no secret.
constexpr std::array<std::string_view, 31> k_harmless_words = {
    "sha1",     "sha256",       "sha384",   "sha512",   "integrity",
    "shasum",   "checksum",     "commit",   "digest",   "fingerprint",
    "md5",      "uuid",         "guid",     "revision", "etag",
    "public",   "base64,",      "blob",     "tree ",    "hash",
    "h1:",      "ssh-",         "resolved", "rsa key",  "gpg",
    "boundary", "verification", "nonce",    "sitekey",  "playlist",
    "class="};

bool has_any(std::string_view window, std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < window.size(); ++i) {
    for (const std::string_view word : words) {
      if (has_at(window, i, word)) {
        return true;
      }
    }
  }
  return false;
}

std::string_view near_end(std::string_view window) {
  return window.substr(window.size() > k_near ? window.size() - k_near : 0);
}

// Where in `window` the last name of a service ends; 0 for none.
std::size_t service_end(std::string_view window) {
  std::size_t last = 0;
  service_names().scan(window,
                       0,
                       window.size(),
                       [&](std::uint16_t, std::size_t end) { last = end; });
  return last;
}

// Behind ".com", ".co.uk" or "-client", with which a name of a service becomes
// a host's or a package's.
std::string_view without_suffixes(std::string_view between) {
  constexpr std::array<std::string_view, 20> suffixes = {
      ".com", ".io",  ".net",    ".org",  ".co",  ".dev",   ".app",
      ".ai",  ".us",  ".eu",     ".uk",   ".de",  ".cloud", "-client",
      "-sdk", "-api", "-python", "-node", "-cli", "-ruby"};
  for (int count = 0; count < 2; ++count) {
    for (const std::string_view suffix : suffixes) {
      if (has_at(between, 0, suffix) && between.size() > suffix.size() &&
          !is_alnum(between[suffix.size()])) {
        between.remove_prefix(suffix.size());
        break;
      }
    }
  }
  return between;
}

// Nothing but an operator between a name and its value.
bool is_joint(std::string_view between) {
  between = without_suffixes(between);
  return between.size() <= 8 && std::ranges::all_of(between, [](char c) {
           return std::string_view(" \t:=\"'`>|({[-_.,\\").find(c) !=
                  std::string_view::npos;
         });
}

// Alone on its line, below "... the password is:".
bool is_introduced(std::string_view window) {
  std::size_t end = window.size();
  while (end > 0 &&
         (is_blank(window[end - 1]) || is_newline(window[end - 1]))) {
    --end;
  }
  constexpr std::array<std::string_view, 4> words = {
      "password", "token", "secret", "api key"};
  return end < window.size() && end > 0 && is_newline(window[end]) &&
         window[end - 1] == ':' && has_any(window, words);
}

// ModelHaiku4_5_20251001: letters, and a date.
bool is_dated_name(std::string_view value) {
  const std::size_t date = value.find("20");
  return date != std::string_view::npos && is_letter(value[0]) &&
         run_end(value, date, Charset::digit) == date + 8 &&
         std::ranges::count_if(value, is_digit) <= 12 &&
         alternations(value) <= 4;
}

// CLIENT_ID=, "clientId":
bool is_identifier(std::string_view window) {
  const std::size_t last = window.find_last_not_of(" \t:=\"'`\\<>])");
  if (last == std::string_view::npos || last < 2) {
    return false;
  }
  const std::string_view word = window.substr(last - 1, 2);
  const char before = window[last - 2];
  return (word == "Id" && is_alnum(before)) ||
         ((word == "id" || word == "ID") && !is_alnum(before)) ||
         (word == "ID" && is_lower(before)) ||
         window.substr(0, last + 1).ends_with("Identifier");
}

// sha512-X, a PNG, and what Go calls a version: 20181213150558-05914d821849.
// So are certificates and public keys in PEM in base64, C's constants, and
// what parts a form.
bool is_marked_digest(std::string_view value) {
  if (value.starts_with("iVBORw0KGgo") ||
      value.starts_with("LS0tLS1CRUdJTiBDRVJU") ||
      value.starts_with("LS0tLS1CRUdJTiBQVUJM") ||
      (value.starts_with("0x") && value.size() <= 18) ||
      value.find("----") != std::string_view::npos) {
    return true;
  }
  const std::size_t dash = value.rfind('-');
  if (dash == std::string_view::npos) {
    return false;
  }
  const bool is_version = dash >= 14 && value.size() == dash + 13 &&
                          run_end(value, dash - 14, Charset::digit) == dash &&
                          is_hex(value.substr(dash + 1));
  return is_version || has_at(value, 0, "sha512-") ||
         has_at(value, 0, "sha256-") || has_at(value, 0, "sha384-");
}

// JSON in base64 that speaks of no secret.
bool is_open_data(std::string_view value) {
  if (!value.starts_with("eyJ")) {
    return false;
  }
  const std::string plain = decode_base64(value);
  return plain.starts_with("{\"") && !has_any(plain, k_secret_words) &&
         std::ranges::all_of(plain,
                             [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_digest(std::string_view value) {
  return is_hex(value) && (value.size() == 32 || value.size() == 40 ||
                           value.size() == 64 || value.size() == 128);
}

// More than an identifier has: both cases, digits, and no word in it.
bool is_strong(std::string_view value) {
  return value.size() >= 24 && value.size() <= 200 &&
         std::ranges::count_if(value, is_digit) >= 3 &&
         std::ranges::any_of(value, is_lower) &&
         std::ranges::any_of(value, is_upper) && !is_hex(value) &&
         value.find_first_of("/.+") == std::string_view::npos &&
         bits_per_byte(value) >= 6.2;
}

// The name in name = "X", name: X, NAME=X, --name X.
std::string_view assigned_name(std::string_view window) {
  const std::size_t last = window.find_last_not_of(" \t\"'`\\:=");
  if (last == std::string_view::npos) {
    return {};
  }
  const std::size_t name = run_start(window, last + 1, Charset::base64url);
  return window.substr(name, last + 1 - name);
}

// name = "X", name: X, NAME=X; and the name does not rule a secret out.
bool is_assigned(std::string_view window) {
  const std::size_t op = window.find_last_not_of(" \t\"'`\\");
  if (op == std::string_view::npos || op == 0 ||
      (window[op] != '=' && (window[op] != ':' || op + 1 == window.size()))) {
    return false;
  }
  const std::string_view name = assigned_name(window);
  return !name.empty() && !is_harmless_name(name);
}

// "nextToken": "X", --starting-token X, "sha": "X", the x and y of a JWK
bool is_harmlessly_named(std::string_view window) {
  const std::string_view name = assigned_name(window);
  constexpr std::array<std::string_view, 5> open = {
      "x", "y", "sha", "gitHead", "ref"};
  if (std::ranges::find(open, name) != open.end()) {
    return true;
  }
  return (name.ends_with("oken") || name.ends_with("ey")) &&
         is_harmless_name(name);
}

bool is_in_address(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 512 ? at - 512 : 0;
  while (at > lowest && static_cast<unsigned char>(text[at - 1]) > ' ') {
    // "//host/" without a scheme, too
    if (text[at - 1] == '/' && at >= 2 && text[at - 2] == '/' &&
        (at < 3 || !is_alnum(text[at - 3]))) {
      return true;
    }
    --at;
  }
  return false;
}

// arn:aws:iam::123456789012:role/...
bool is_in_resource(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 256 ? at - 256 : 0;
  std::size_t start = at;
  while (start > lowest &&
         (is_in(Charset::token, text[start - 1]) || text[start - 1] == ':')) {
    --start;
  }
  return has_at(text, start, "arn:");
}

// A line of a signature or a certificate within a string: "...\nX\n...".
bool is_blob_line(std::string_view text, std::size_t start, std::size_t end) {
  constexpr std::size_t least = 32;
  if (start < least + 2 || text.substr(start - 2, 2) != "\\n") {
    return false;
  }
  const std::size_t above =
      run_start(text, start - 2, Charset::base64, start - 2 - least);
  return above == start - 2 - least && end < text.size() &&
         (text[end] == '\\' || text[end] == '/' || text[end] == '+');
}

// ".json" and then no more of it.
bool has_extension(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') {
    return false;
  }
  const std::size_t end = run_end(text, at + 1, Charset::lower);
  return end > at + 1 && end <= at + 5 &&
         (end == text.size() || !is_in(Charset::token, text[end]));
}

} // namespace

// The bytes before `at` on its line and the line above.
std::string_view context_before(std::string_view text, std::size_t at) {
  std::size_t start = at;
  int lines = 0;
  while (start > 0 && at - start < k_context) {
    if (text[start - 1] == '\n' && start < at && text[start] != '\n' &&
        ++lines == 2) {
      break;
    }
    --start;
  }
  // A placeholder names rules, and with them services: it is no context, nor
  // is the end of one.
  const std::size_t lowest =
      start > k_max_placeholder_length ? start - k_max_placeholder_length : 0;
  const auto last = last_placeholder(text, lowest, at);
  if (last && last->end <= at) {
    start = std::max(start, last->end);
  }
  return text.substr(start, at - start);
}

bool follows_identifier(std::string_view text, std::size_t at) {
  return is_identifier(context_before(text, at));
}

bool is_in_digest(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 128 ? at - 128 : 0;
  const std::size_t start = run_start(text, at, Charset::base64, lowest);
  return start >= 7 && (text.substr(start - 7, 7) == "sha512-" ||
                        text.substr(start - 7, 7) == "sha384-" ||
                        text.substr(start - 7, 7) == "sha256-");
}

std::string_view
place_gate(std::string_view text, std::size_t start, std::size_t end) {
  if (start > 0 && text[start - 1] == '@' &&
      is_digest(text.substr(start, end - start))) {
    return "digest";
  }
  if (is_in_address(text, start)) {
    return "part of a URL";
  }
  if (is_in_resource(text, start)) {
    return "name of a resource";
  }
  if (is_blob_line(text, start, end)) {
    return "line of a blob";
  }
  return has_extension(text, end) ? "name of a file" : "";
}

std::string_view context_gate(std::string_view window, std::string_view value) {
  const std::string_view near = near_end(window);
  if (has_any(near, k_harmless_words) || is_marked_digest(value)) {
    return "digest";
  }
  if (is_introduced(window)) {
    return {};
  }
  if (is_dated_name(value) || is_openly_named(value)) {
    return "identifier";
  }
  if (is_harmlessly_named(window)) {
    return "name";
  }
  const std::size_t service = service_end(window);
  if (service != 0 && !is_digest(value) && is_joint(window.substr(service))) {
    return {};
  }
  if (is_identifier(window)) {
    return "identifier";
  }
  if (is_strong(value) &&
      (is_assigned(window) || has_any(near, k_plain_words))) {
    return {};
  }
  if (is_digest(value) && window.ends_with('#')) {
    return "digest"; // owner/name#commit
  }
  if (is_open_data(value)) {
    return "data";
  }
  if (!has_any(near, k_secret_words)) {
    return "no word for a secret";
  }
  return service != 0 ? "" : "no service";
}

std::string_view prefixed_gate(std::string_view context, Body body) {
  const std::string_view near = near_end(context);
  if (has_any(near, k_harmless_words)) {
    return "digest";
  }
  if (is_identifier(context)) {
    return "identifier";
  }
  return body == Body::mixed || has_any(near, k_plain_words) ? "" : "digest";
}

} // namespace handoff::redact
