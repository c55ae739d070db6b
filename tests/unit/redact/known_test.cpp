// SPDX-License-Identifier: MIT
// Secrets that the machine names, wherever they appear.
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

namespace {

const std::string k_token = random_text(24, k_alnum, 7);

Redactor knowing(const std::string& name, const std::string& value) {
  return Redactor(Rules(Options{.known = {{name, value}}}));
}

std::string hex_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {k_hex[byte / 16], k_hex[byte % 16]};
  }
  return out;
}

std::string base64_of(std::string_view text) {
  const std::string digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = (group << 8U) |
              (at + i < text.size() ? static_cast<unsigned char>(text[at + i])
                                    : 0U);
    }
    for (unsigned shift = 24; shift > 0; shift -= 6) {
      out += digits[(group >> (shift - 6)) & 63U];
    }
  }
  const std::size_t missing = (3 - text.size() % 3) % 3;
  return out.substr(0, out.size() - missing) + std::string(missing, '=');
}

} // namespace

TEST_CASE("a known value goes wherever it appears") {
  const std::string value = k_token.substr(0, 12) + "\"/ " + k_token.substr(12);
  Redactor redactor = knowing("SERVICE_TOKEN", value);
  const std::string half = value.substr(0, 10);
  const std::string rest = value.substr(10);
  std::string escaped = value;
  escaped.insert(12, "\\");
  for (const std::string& form : {
           value,
           escaped,
           hex_of(value),
           base64_of("bob:" + value),
           base64_of("xbob:" + value + "tail"),
           half + "\\\n  " + rest,
           half + "\"\n    \"" + rest,
           half + "\n+" + rest,
           half + "\x1b[1m" + rest,
           half + "\xe2\x80\x8b" + rest,
       }) {
    const std::string once =
        redactor.redact("see: <" + form + ">\n").text.str();
    INFO(form << " -> " << once);
    CHECK(once.starts_with("see: <[REDACTED:"));
    CHECK(once.ends_with("]>\n"));
    CHECK(!redactor.finds_any(once));
  }
}

TEST_CASE("which known values count") {
  struct Row {
    std::string name;
    std::string value;
    std::string text;
    bool is_gone;
  };
  const Row rows[] = {
      {"TOKEN", "hq7xk2mz", "the hq7xk2mz is", true},
      {"TOKEN", "hq7xk2m", "the hq7xk2m is", false},    // short
      {"EDITOR", "hq7xk2mz", "the hq7xk2mz is", false}, // no secret's name
      {"DB_PASSWORD", "development", "in development we", false}, // a word
      {"DB_PASSWORD", "correct horse battery", "a correct horse battery", true},
      {"DB_PASSWORD", "summer-house-lantern", "summer-house-lantern!", true},
      {"DB_PASSWORD", "summer-house-lantern", "summer-house-lanterns", false},
      {"DB_PASSWORD",
       "/run/secrets/db_password",
       "/run/secrets/db_password",
       false},
      {"PWD", "/srv/tmp.aB3xK9qZ2m", "in /srv/tmp.aB3xK9qZ2m", false},
      {"OLDPWD", "x9Kq2mZp7w", "x9Kq2mZp7w", false},
      {"GIT_ASKPASS", "x9Kq2mZp7w", "x9Kq2mZp7w", false},
      {"API_KEY", "changeme-please-now", "changeme-please-now", false},
      {"PIN_TOKEN", "123456789", "123456789", false},
      {"BUILD_URL", "https://corp.io/a/b", "https://corp.io/a/b", false},
      {"DATABASE_URL", "postgres://app:hq7xk2mz@db/x", "so hq7xk2mz it", true},
  };
  for (const Row& row : rows) {
    Redactor redactor = knowing(row.name, row.value);
    const std::string once = redactor.redact(row.text).text.str();
    INFO(row.name << "=" << row.value << ": " << once);
    CHECK((once != row.text) == row.is_gone);
  }
}

TEST_CASE("a known value that the user allows stays") {
  Redactor redactor(Rules(
      Options{.allow_values = {k_token}, .known = {{"API_TOKEN", k_token}}}));
  CHECK(redactor.redact("x " + k_token).text.str() == "x " + k_token);
}
