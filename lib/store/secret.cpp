// SPDX-License-Identifier: MIT
// Secrets of our own: keys of hashes that mean nothing to anyone else.
#include "store/secret.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"

namespace handoff::store {
namespace {

constexpr std::size_t k_secret_size = 52; // characters of 4.8 bits
constexpr std::size_t k_hash_digits = 32;

} // namespace

std::string read_secret(const std::string& path) {
  std::string secret;
  static_cast<void>(base::attempt(
      [&] { secret = base::read_private_file(path, k_secret_size + 1); }));
  const bool is_whole =
      secret.size() == k_secret_size + 1 && secret.back() == '\n' &&
      secret.find_first_not_of(base::k_random_alphabet) == k_secret_size;
  return is_whole ? secret.substr(0, k_secret_size) : std::string();
}

std::string make_secret(const std::string& path) {
  std::string secret = read_secret(path);
  if (!secret.empty()) {
    return secret;
  }
  secret = base::random_name(k_secret_size);
  if (base::create_private_file(path, secret + "\n")) {
    return secret;
  }
  std::string theirs = read_secret(path);
  if (theirs.empty()) { // damaged: what was hashed with it is lost anyway
    base::write_private_file(path, secret + "\n", base::IfExists::replace);
    return secret;
  }
  return theirs;
}

std::string keyed_hash(std::string_view secret, std::string_view text) {
  return base::hex(base::hmac_sha256(secret, text)).substr(0, k_hash_digits);
}

} // namespace handoff::store
