// SPDX-License-Identifier: MIT
// The handoffs that notes on a branch may repeat.
#include "handoff/earlier_handoffs.hpp"

#include "base/attempt.hpp"
#include "git/objects.hpp"
#include "handoff/answered.hpp"
#include "handoff/text_version.hpp"
#include "redact/redactor.hpp"
#include "store/id.hpp"
#include "store/ledger.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t k_most_handoffs = 8;

class Chain {
public:
  Chain(const git::Repository& repository, store::Ledger ledger)
      : repository_(repository), entries_(std::move(ledger.entries)) {
    std::ranges::stable_sort(
        entries_, std::ranges::greater{}, &store::LedgerEntry::sequence);
  }

  // And what they answer or go on from, behind them.
  void add_ids(std::vector<std::string> ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (const store::LedgerEntry* entry = find(ids[i])) {
        add(*entry);
        ids.push_back(entry->parent);
      }
    }
  }

  [[nodiscard]] std::vector<std::string>
  of_branch(const std::string& branch) const {
    const std::string here = redact::Redactor().redact(branch).text.str();
    std::vector<std::string> ids;
    for (const store::LedgerEntry& entry : entries_) {
      if (entry.branch == here) {
        ids.push_back(entry.id);
      }
    }
    return ids;
  }

  // The first of `ids` that has a snapshot decides.
  void set_snapshot(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      const store::LedgerEntry* entry = find(id);
      if (entry != nullptr && !entry->snapshot.empty()) {
        const auto header = git::open_objects(repository_, git::Expected::few)
                                ->header(entry->snapshot + "^{commit}");
        result_.snapshot = header ? header->id : "";
        return;
      }
    }
  }

  EarlierHandoffs take() { return std::move(result_); }

private:
  [[nodiscard]] const store::LedgerEntry* find(const std::string& id) const {
    const auto found = std::ranges::find(entries_, id, &store::LedgerEntry::id);
    return found == entries_.end() ? nullptr : &*found;
  }

  void add(const store::LedgerEntry& entry) {
    const bool is_known = std::ranges::find(seen_, entry.id) != seen_.end() ||
                          result_.documents.size() >= k_most_handoffs;
    const store::StoredHandoff stored =
        is_known ? store::StoredHandoff{} : store::read_stored(entry.path);
    if (is_known || stored.presence != store::Presence::present) {
      return;
    }
    seen_.push_back(entry.id);
    std::string text;
    static_cast<void>(base::attempt([&] { text = store::read_full(stored); }));
    result_.documents.push_back({{.kind = point::PointerKind::handoff,
                                  .rev = text_version(text),
                                  .name = entry.id},
                                 std::move(text)});
  }

  const git::Repository& repository_;
  std::vector<store::LedgerEntry> entries_; // newest first
  std::vector<std::string> seen_;
  EarlierHandoffs result_;
};

} // namespace

EarlierHandoffs read_earlier_handoffs(const git::Repository& repository,
                                      const std::string& branch,
                                      const std::string& parent) {
  store::Ledger ledger = store::read_ledger(repository.common_dir);
  if (ledger.entries.empty()) {
    return {};
  }
  Chain chain(repository, std::move(ledger));
  std::vector<std::string> ids = chain.of_branch(branch);
  chain.set_snapshot(ids);
  ids.insert(ids.begin(), {parent, taken_on(repository.common_dir, branch)});
  chain.add_ids(std::move(ids));
  return chain.take();
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
