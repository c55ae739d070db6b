// SPDX-License-Identifier: MIT
// Letting handoffs go: one, the expired ones, what writes left behind.
#include "store/discard.hpp"

#include "base/directory_lock.hpp"
#include "base/error.hpp"
#include "git/kept_pack.hpp"
#include "git/objects.hpp"
#include "git/snapshot.hpp"
#include "store/anchors.hpp"
#include "store/ledger.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <cerrno>
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
    throw Error("'" + handoff.path + "' is in no store of yours",
                "only 'git handoff' documents in their place are removed");
  }
  // An edit that ends at this moment must not put it back.
  const base::DirectoryLock lock(
      handoff.path.substr(0, handoff.path.rfind('/')), base::IfLocked::wait);
  for (const std::string& path : {full_path(handoff.path),
                                  anchors_path(handoff.path),
                                  original_path(handoff.path),
                                  handoff.path}) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
      throw system_error("cannot remove '" + path + "'", errno);
    }
  }
}

bool is_held_by_another(const git::Repository& repository,
                        const FrontMatter& front) {
  const Ledger ledger = read_ledger(repository.common_dir);
  return std::ranges::any_of(ledger.entries, [&](const LedgerEntry& entry) {
    return entry.id != front.id && entry.snapshot == front.snapshot;
  });
}

void release(const git::Repository& repository, const FrontMatter& front) {
  if (front.snapshot.empty() || is_held_by_another(repository, front)) {
    return;
  }
  // Documents abbreviate; what keeps it alive knows it by its full id.
  const auto objects = git::open_objects(repository, git::Expected::few);
  if (const auto header = objects->header(front.snapshot + "^{commit}")) {
    git::release_snapshot(repository.common_dir, header->id);
  }
}

std::int64_t age(const std::string& path, std::int64_t now) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? now - found.st_mtime : 0;
}

} // namespace

void discard(const git::Repository* repository, const StoredHandoff& handoff) {
  remove_file(handoff);
  if (repository != nullptr) {
    release(*repository, handoff.front);
    remove_from_ledger(repository->common_dir, handoff.front.id);
  }
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
    const std::int64_t limit = is_passing ? k_day : k_kept_age;
    if ((is_passing || is_kept) && age(path, now) > limit) {
      found.push_back(path);
    }
  }
  return found;
}

} // namespace handoff::store
