// SPDX-License-Identifier: MIT
// Proof that this user wrote a line of a ledger, and wrote it in this place.
#include "store/seal.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "store/place.hpp"
#include "store/secret.hpp"

#include <algorithm>

namespace handoff::store {
namespace {

std::string key_path(const std::string& root) {
  return root + "/.key";
}

// The fallbacks come first: any later reader knows them, whatever its TMPDIR.
std::vector<std::string> roots_for_key() {
  PlaceQuery query = place_query();
  std::vector<std::string> roots;
  for (const std::string& tmpdir : {std::string(), query.tmpdir}) {
    query.tmpdir = tmpdir;
    static_cast<void>(base::attempt([&] {
      for (std::string& root : find_places(query).roots) {
        roots.push_back(std::move(root));
      }
    }));
  }
  return roots;
}

std::string make_key() {
  std::string key;
  for (const std::string& root : roots_for_key()) {
    const std::optional<Error> failure = base::attempt([&] {
      base::make_private_directory(root);
      key = make_secret(key_path(root));
    });
    if (!failure) {
      break;
    }
  }
  return key;
}

} // namespace

Seal::Seal(const std::string& common_dir) {
  const auto place = resolved(common_dir);
  place_ = place ? place->string() : common_dir;
  // The first is the one to write with: any later reader should know it. The
  // usual ones count whatever the environment says now.
  const PlaceQuery now = place_query();
  std::vector<std::string> directories = now.fallbacks;
  directories.push_back(now.tmpdir);
  for (const std::string& usual : PlaceQuery().fallbacks) {
    directories.push_back(usual);
  }
  for (const std::string& directory : directories) {
    const auto real = resolved(directory);
    const std::string root = real ? store_root(real->string()) : std::string();
    std::string key = real ? read_secret(key_path(root)) : std::string();
    if (!key.empty()) {
      keys_.push_back(std::move(key));
    }
  }
}

Seal Seal::of_reader(const std::string& common_dir) {
  return Seal(common_dir);
}

Seal Seal::of_writer(const std::string& common_dir) {
  Seal seal(common_dir);
  if (seal.keys_.empty()) {
    std::string key = make_key();
    if (!key.empty()) {
      seal.keys_.push_back(std::move(key));
    }
  }
  return seal;
}

std::string Seal::seal(std::string_view text) const {
  return keys_.empty()
             ? std::string()
             : keyed_hash(keys_.front(),
                          place_ + std::string(1, '\0') + std::string(text));
}

bool Seal::holds(std::string_view text, std::string_view seal) const {
  const std::string sealed = place_ + std::string(1, '\0') + std::string(text);
  return !seal.empty() &&
         std::ranges::any_of(keys_, [&](const std::string& key) {
           return keyed_hash(key, sealed) == seal;
         });
}

} // namespace handoff::store
