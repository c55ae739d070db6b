// SPDX-License-Identifier: MIT
// The handoffs that there are: in the ledger, in the stores, on the disk.
#include "store/inventory.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "store/own_ledger.hpp"
#include "store/place.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace handoff::store {
namespace {

bool is_missing(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) != 0;
}

std::string first_problem(const ParsedDocument& parsed) {
  const Problem& problem = parsed.problems.front();
  return "line " + std::to_string(problem.line) + ": " + problem.text;
}

void take_document(StoredHandoff& handoff) {
  const ParsedDocument parsed = parse_document(handoff.document);
  const std::string name_id = stored_id(handoff.path);
  handoff.front = parsed.front;
  if (!parsed.ok()) {
    handoff.presence = Presence::damaged;
    handoff.problem = first_problem(parsed);
  } else if (!name_id.empty() && name_id != parsed.front.id) {
    handoff.presence = Presence::damaged;
    handoff.problem = "its name says id '" + name_id + "'";
  }
  // It is found and dropped by the name's id, whatever the document says.
  if (!name_id.empty()) {
    handoff.front.id = name_id;
  }
}

FrontMatter front_of(const LedgerEntry& entry) {
  return {.id = entry.id,
          .kind = parse_kind(entry.kind),
          .branch = entry.branch,
          .head = entry.head,
          .snapshot = entry.snapshot,
          .parent = entry.parent,
          .created = entry.created,
          .expires = entry.expires};
}

// What a damaged document does not say, the ledger may know.
void complete(StoredHandoff& handoff, const LedgerEntry& entry) {
  handoff.sequence = entry.sequence;
  handoff.branch_hash = entry.branch_hash;
  handoff.digest = entry.digest;
  if (handoff.presence == Presence::present) {
    return;
  }
  const std::string purpose = handoff.front.purpose;
  const std::string repository = handoff.front.repository;
  handoff.front = front_of(entry);
  handoff.front.purpose = purpose;
  handoff.front.repository = repository;
}

void sort_newest_first(std::vector<StoredHandoff>& handoffs) {
  std::ranges::stable_sort(
      handoffs, std::ranges::greater{}, [](const StoredHandoff& handoff) {
        return std::pair(handoff.sequence, handoff.front.created);
      });
}

} // namespace

std::string_view presence_name(Presence presence) {
  switch (presence) {
  case Presence::present:
    return "present";
  case Presence::gone:
    return "gone";
  case Presence::damaged:
    break;
  }
  return "damaged";
}

bool is_expired(const StoredHandoff& handoff, std::int64_t now) {
  return handoff.front.expires != 0 && handoff.front.expires <= now;
}

StoredHandoff read_stored(const std::string& path) {
  StoredHandoff handoff{.path = path};
  if (is_missing(path)) {
    handoff.presence = Presence::gone;
    handoff.front.id = stored_id(path);
    return handoff;
  }
  const std::optional<Error> failure = base::attempt([&] {
    handoff.document = base::read_private_file(path, k_max_document_bytes);
  });
  if (failure) {
    handoff.presence = Presence::damaged;
    handoff.problem = failure->what();
    handoff.front.id = stored_id(path);
    return handoff;
  }
  take_document(handoff);
  return handoff;
}

std::string read_full(const StoredHandoff& handoff) {
  const std::string path = full_path(handoff.path);
  return is_missing(path) ? handoff.document
                          : base::read_private_file(path, k_max_document_bytes);
}

Shelves shelves_of(const git::Repository& repository) {
  return {repository.common_dir, known_roots(place_query(repository))};
}

bool is_edited(const StoredHandoff& handoff) {
  return handoff.presence == Presence::present && !handoff.digest.empty() &&
         document_digest(handoff.document) != handoff.digest;
}

Inventory repository_inventory(const Shelves& shelves) {
  Inventory inventory;
  if (shelves.common_dir.empty()) {
    return inventory;
  }
  Ledger ledger = own_ledger(shelves);
  inventory.warnings = std::move(ledger.warnings);
  inventory.foreign_ids = std::move(ledger.foreign_ids);
  for (const LedgerEntry& entry : ledger.entries) {
    StoredHandoff handoff = read_stored(entry.path);
    complete(handoff, entry);
    inventory.handoffs.push_back(std::move(handoff));
  }
  sort_newest_first(inventory.handoffs);
  return inventory;
}

Inventory whole_inventory(const Shelves& shelves) {
  Inventory inventory = repository_inventory(shelves);
  std::set<std::string> known;
  for (const StoredHandoff& handoff : inventory.handoffs) {
    known.insert(handoff.path);
  }
  for (const std::string& path : stored_files(shelves.roots)) {
    if (known.insert(path).second) {
      inventory.handoffs.push_back(read_stored(path));
    }
  }
  // Sequences count in one repository only.
  std::ranges::stable_sort(
      inventory.handoffs,
      std::ranges::greater{},
      [](const StoredHandoff& handoff) { return handoff.front.created; });
  return inventory;
}

} // namespace handoff::store
