// SPDX-License-Identifier: MIT
// The handoffs that notes on a branch may repeat.
#include "handoff/earlier_handoffs.hpp"

#include "base/attempt.hpp"
#include "git/objects/objects.hpp"
#include "handoff/text_version.hpp"
#include "store/id.hpp"
#include "store/own_ledger.hpp"
#include "store/taken.hpp"

#include <algorithm>
#include <set>

namespace handoff {
namespace {

constexpr std::size_t k_max_handoffs = 8;

class Chain {
public:
  explicit Chain(store::Ledger ledger) : entries_(std::move(ledger.entries)) {
    std::ranges::stable_sort(
        entries_, std::ranges::greater{}, &store::LedgerEntry::sequence);
  }

  // And what they answer or go on from, behind them; each once, whatever the
  // ledger says.
  void add_ids(std::vector<std::string> ids) {
    for (std::size_t i = 0;
         i < ids.size() && documents_.size() < k_max_handoffs;
         ++i) {
      const store::LedgerEntry* const entry = find(ids[i]);
      if (entry != nullptr && seen_.insert(entry->id).second) {
        add(*entry);
        ids.push_back(entry->parent);
      }
    }
  }

  // What was written on `branch`, and what answers it, newest first.
  [[nodiscard]] std::vector<std::string>
  of_branch(const store::BranchIdentity& branch) const {
    std::vector<std::string> ids;
    for (const store::LedgerEntry& entry : entries_) {
      if (branch.wrote(entry) || branch.asked(entry)) {
        ids.push_back(entry.id);
      }
    }
    return ids;
  }

  [[nodiscard]] const store::LedgerEntry* find(const std::string& id) const {
    const auto found = std::ranges::find(entries_, id, &store::LedgerEntry::id);
    return found == entries_.end() ? nullptr : &*found;
  }

  std::vector<point::SourceDocument> take() { return std::move(documents_); }

private:
  void add(const store::LedgerEntry& entry) {
    const store::StoredHandoff stored = store::read_stored(entry.path);
    if (stored.presence != store::Presence::present) {
      return;
    }
    std::string text;
    static_cast<void>(base::attempt([&] { text = store::read_full(stored); }));
    documents_.push_back({{.kind = point::PointerKind::handoff,
                           .rev = text_version(text),
                           .name = entry.id},
                          std::move(text)});
  }

  std::vector<store::LedgerEntry> entries_; // newest first
  std::set<std::string> seen_;
  std::vector<point::SourceDocument> documents_;
};

} // namespace

std::vector<point::SourceDocument>
read_earlier_handoffs(const git::Repository& repository,
                      const std::string& branch,
                      const std::string& parent) {
  store::Ledger ledger = store::own_ledger(store::shelves_of(repository));
  if (ledger.entries.empty()) {
    return {};
  }
  Chain chain(std::move(ledger));
  const store::BranchIdentity identity(repository.common_dir, branch);
  std::vector<std::string> ids = chain.of_branch(identity);
  ids.insert(ids.begin(),
             {parent, store::taken_on(repository.common_dir, identity)});
  chain.add_ids(std::move(ids));
  return chain.take();
}

// The first that has one decides: an older one holds what is no more.
std::string newest_snapshot(const git::Repository& repository,
                            const std::string& branch) {
  const store::Ledger ledger = store::own_ledger(store::shelves_of(repository));
  const store::BranchIdentity identity(repository.common_dir, branch);
  for (auto entry = ledger.entries.rbegin(); entry != ledger.entries.rend();
       ++entry) {
    if (identity.wrote(*entry) && !entry->snapshot.empty()) {
      const auto header = git::open_objects(repository, git::Expected::few)
                              ->header(entry->snapshot + "^{commit}");
      return header ? header->id : "";
    }
  }
  return {};
}

std::optional<std::string> read_earlier_handoff(const store::Shelves& shelves,
                                                const point::Pointer& pointer) {
  if (pointer.kind != point::PointerKind::handoff ||
      !store::is_id(pointer.name)) {
    return std::nullopt;
  }
  std::optional<std::string> found;
  static_cast<void>(base::attempt([&] {
    const store::StoredHandoff stored =
        store::find_handoff(shelves, pointer.name);
    for (std::string text : {store::read_full(stored), stored.document}) {
      if (!found && text_version(text) == pointer.rev) {
        found = std::move(text);
      }
    }
  }));
  return found;
}

} // namespace handoff
