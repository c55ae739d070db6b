// SPDX-License-Identifier: MIT
// Tokens that begin with who made them: "acme_live_" and an opaque body.
#include "redact/value/prefixed.hpp"

#include "redact/rules/charset.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_word_length = 12;
constexpr int k_max_words = 4;
constexpr std::size_t k_min_core = 20;

// Lower case. What begins with one of them is a digest, an object of a
// service or a file, and open for all to see.
constexpr std::array<std::string_view, 87> k_open = {"sha",
                                                     "sha1",
                                                     "sha224",
                                                     "sha256",
                                                     "sha384",
                                                     "sha512",
                                                     "md5",
                                                     "blake2b",
                                                     "blake3",
                                                     "etag",
                                                     "commit",
                                                     "rev",
                                                     "tree",
                                                     "blob",
                                                     "layer",
                                                     "digest",
                                                     "chunk",
                                                     "index",
                                                     "vendors",
                                                     "main",
                                                     "app",
                                                     "css",
                                                     "img",
                                                     "image",
                                                     "file",
                                                     "files",
                                                     "tmp",
                                                     "build",
                                                     "bundle",
                                                     "asset",
                                                     "assets",
                                                     "cache",
                                                     "node",
                                                     "pkg",
                                                     "npm",
                                                     "id",
                                                     "msg",
                                                     "toolu",
                                                     "req",
                                                     "request",
                                                     "resp",
                                                     "cus",
                                                     "pi",
                                                     "ch",
                                                     "sub",
                                                     "in",
                                                     "prod",
                                                     "price",
                                                     "evt",
                                                     "event",
                                                     "acct",
                                                     "chatcmpl",
                                                     "cmpl",
                                                     "run",
                                                     "thread",
                                                     "asst",
                                                     "step",
                                                     "batch",
                                                     "rs",
                                                     "fc",
                                                     "call",
                                                     "session",
                                                     "task",
                                                     "job",
                                                     "user",
                                                     "usr",
                                                     "org",
                                                     "team",
                                                     "proj",
                                                     "project",
                                                     "workflow",
                                                     "space",
                                                     "page",
                                                     "src",
                                                     "seti",
                                                     "pm",
                                                     "si",
                                                     "card",
                                                     "trace",
                                                     "diff",
                                                     "span",
                                                     "nonce",
                                                     "filedescriptor"};

bool is_word(std::string_view word) {
  if (word.empty() || word.size() > k_max_word_length || !is_letter(word[0])) {
    return false;
  }
  const auto small = std::ranges::count_if(word, is_lower);
  const auto large = std::ranges::count_if(word, is_upper);
  const bool is_one_case =
      small == 0 || large == 0 || (large == 1 && is_upper(word[0]));
  return is_one_case && alternations(word) <= 2;
}

// The longest run of letters and digits.
std::string_view core_of(std::string_view body) {
  std::string_view core;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = run_end(body, at, Charset::alnum);
    if (end - at > core.size()) {
      core = body.substr(at, end - at);
    }
    at = end + 1;
  }
  return core;
}

// Where the words before the body end; 0 for none.
std::size_t prefix_end(std::string_view run) {
  std::size_t at = 0;
  for (int words = 0; words < k_max_words; ++words) {
    const std::size_t end = run_end(run, at, Charset::alnum);
    if (end >= run.size() || (run[end] != '_' && run[end] != '-') ||
        !is_word(run.substr(at, end - at))) {
      break;
    }
    at = end + 1;
  }
  return at;
}

// crypto_sign_edwards25519sha512batch_open
bool names_algorithm(std::string_view core) {
  constexpr std::array<std::string_view, 6> names = {
      "25519", "sha512", "sha256", "chacha20", "poly1305", "aes256"};
  return std::ranges::any_of(names, [&](std::string_view name) {
    return core.find(name) != std::string_view::npos;
  });
}

// acme-SECRET-...: what comes before the value is its name.
std::size_t name_end(std::string_view run, std::size_t prefix) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < prefix;) {
    const std::size_t word_end = run_end(run, at, Charset::alnum);
    const std::string_view word = run.substr(at, word_end - at);
    const bool is_name = std::ranges::all_of(word, is_upper) && at > 0 &&
                         (word == "SECRET" || word == "PRIVATE" ||
                          word == "KEY" || word == "TOKEN" || word == "ACCESS");
    end = is_name ? word_end + 1 : end;
    at = word_end + 1;
  }
  return end;
}

} // namespace

bool is_openly_named(std::string_view token) {
  const std::size_t end = run_end(token, 0, Charset::alnum);
  const std::string_view word = token.substr(0, end);
  return end < token.size() &&
         std::ranges::any_of(k_open, [&](std::string_view known) {
           return equals_folded(word, known);
         });
}

std::optional<Prefixed> prefixed_token(std::string_view run) {
  const std::size_t start = prefix_end(run);
  // "\n------WebKitFormBoundary": a line, no prefix
  if (start == 0 || start == run.size() || run[start] == '-') {
    return std::nullopt;
  }
  std::size_t end = run_end(run, start, Charset::base64url);
  const std::string_view core = core_of(run.substr(start, end - start));
  const bool is_random =
      std::ranges::count_if(core, is_digit) >= 2 || bits_per_byte(core) >= 8;
  if (core.size() < k_min_core || names_algorithm(core) || !is_unlikely(core) ||
      !is_random || std::ranges::none_of(core, is_letter) ||
      is_openly_named(run)) {
    return std::nullopt;
  }
  while (end < run.size() && run[end] == '=') {
    ++end;
  }
  return Prefixed{
      name_end(run, start), end, is_hex(core) ? Body::hex : Body::mixed};
}

} // namespace handoff::redact
