// SPDX-License-Identifier: MIT
// Letting handoffs go: one, the expired ones, what writes left behind.
#include "store/discard.hpp"

#include "base/directory_lock.hpp"
#include "base/error.hpp"
#include "git/branch/abbreviation.hpp"
#include "git/snapshot/kept_pack.hpp"
#include "git/snapshot/snapshot.hpp"
#include "store/anchors.hpp"
#include "store/kept_archive.hpp"
#include "store/ledger.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <cerrno>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::store {
namespace {

constexpr std::int64_t k_day = 24 * 60 * 60;
constexpr std::int64_t k_kept_age = 30 * k_day;

void remove_file(const StoredHandoff& handoff) {
  if (handoff.presence == Presence::gone) {
    return;
  }
  if (!is_in_store(handoff.path)) {
    throw Error("'" + handoff.path + "' is not in a store of yours",
                "only 'git handoff' documents in their place are removed");
  }
  // An edit that ends at this moment must not put it back.
  const base::DirectoryLock lock(
      handoff.path.substr(0, handoff.path.rfind('/')), base::IfLocked::wait);
  for (const std::string& path : {full_path(handoff.path),
                                  anchors_path(handoff.path),
                                  archive_path(handoff.path),
                                  original_path(handoff.path),
                                  handoff.path}) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
      throw system_error("cannot remove '" + path + "'", errno);
    }
  }
}

// Of the ids of snapshots: no document abbreviates further.
std::string first_digits(const std::string& id) {
  return id.substr(0, git::k_min_id_digits);
}

// The snapshots that handoffs name: those of the ledger, proven or not, and
// those of every document in the stores.
std::set<std::string> named_snapshots(const git::Repository& repository) {
  std::set<std::string> named;
  for (const LedgerEntry& entry : read_ledger(repository.common_dir).entries) {
    named.insert(first_digits(entry.snapshot));
  }
  for (const StoredHandoff& handoff :
       whole_inventory(shelves_of(repository)).handoffs) {
    named.insert(first_digits(handoff.front.snapshot));
  }
  return named;
}

void release_snapshots(const git::Repository& repository,
                       std::span<const StoredHandoff> gone) {
  const std::set<std::string> named = named_snapshots(repository);
  std::set<std::string> unnamed;
  for (const StoredHandoff& handoff : gone) {
    const std::string digits = first_digits(handoff.front.snapshot);
    if (!digits.empty() && !named.contains(digits)) {
      unnamed.insert(digits);
    }
  }
  for (const git::KeptPack& pack : git::kept_packs(repository.common_dir)) {
    if (unnamed.contains(first_digits(pack.snapshot))) {
      git::release_snapshot(repository.common_dir, pack.snapshot);
    }
  }
}

// What belongs to a document that was never written.
bool is_beside_nothing(const std::string& path) {
  for (const std::string_view end : {".full", ".anchors", ".original"}) {
    if (path.ends_with(end)) {
      const std::string document =
          path.substr(0, path.size() - end.size()) + ".md";
      return !stored_id(document).empty() &&
             ::access(document.c_str(), F_OK) != 0;
    }
  }
  return false;
}

std::int64_t age(const std::string& path, std::int64_t now) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? now - found.st_mtime : 0;
}

} // namespace

void discard(const git::Repository* repository,
             std::span<const StoredHandoff> handoffs) {
  bool has_snapshot = false;
  for (const StoredHandoff& handoff : handoffs) {
    remove_file(handoff);
    if (repository != nullptr) {
      remove_from_ledger(repository->common_dir, handoff.front.id);
    }
    has_snapshot = has_snapshot || !handoff.front.snapshot.empty();
  }
  if (repository != nullptr && has_snapshot) {
    release_snapshots(*repository, handoffs);
  }
}

void discard(const git::Repository* repository, const StoredHandoff& handoff) {
  discard(repository, {&handoff, 1});
}

std::vector<StoredHandoff> expired(std::span<const StoredHandoff> handoffs,
                                   std::int64_t now) {
  std::vector<StoredHandoff> found;
  std::ranges::copy_if(
      handoffs, std::back_inserter(found), [&](const StoredHandoff& handoff) {
        return is_expired(handoff, now);
      });
  return found;
}

std::vector<std::string>
orphaned_snapshots(const git::Repository& repository,
                   std::span<const StoredHandoff> handoffs,
                   std::int64_t now) {
  std::vector<std::string> orphans;
  for (const git::KeptPack& pack : git::kept_packs(repository.common_dir)) {
    const bool is_named =
        std::ranges::any_of(handoffs, [&](const StoredHandoff& handoff) {
          const std::string& snapshot = handoff.front.snapshot;
          return !snapshot.empty() && pack.snapshot.starts_with(snapshot);
        });
    if (!is_named && now - pack.since >= k_day) {
      orphans.push_back(pack.snapshot);
    }
  }
  return orphans;
}

std::vector<std::string> leftovers(const std::vector<std::string>& roots,
                                   std::int64_t now) {
  std::vector<std::string> found;
  for (const std::string& path : other_files(roots)) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const bool is_passing = name.starts_with('.') && name.ends_with(".tmp");
    const bool is_kept =
        ((name.starts_with("notes-") || name.starts_with("edits-")) &&
         name.ends_with(".md")) ||
        name.find(".md.edit-") != std::string::npos;
    const bool is_part = is_passing || is_beside_nothing(path);
    const std::int64_t limit = is_part ? k_day : k_kept_age;
    if ((is_part || is_kept) && age(path, now) > limit) {
      found.push_back(path);
    }
  }
  return found;
}

} // namespace handoff::store
