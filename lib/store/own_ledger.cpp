// SPDX-License-Identifier: MIT
// What of a ledger counts: a git directory may have come from elsewhere.
#include "store/own_ledger.hpp"

#include "git/git.hpp"
#include "store/store.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace handoff::store {
namespace {

bool is_on_a_shelf(const Shelves& shelves, const std::string& path) {
  const std::string root =
      std::filesystem::path(path).parent_path().parent_path().string();
  return is_in_store(path) &&
         std::ranges::find(shelves.roots, root) != shelves.roots.end();
}

// Two abbreviations of one id, or two ids that are not there.
bool is_same_id(std::string_view one, std::string_view other) {
  return one.empty() == other.empty() &&
         (one.starts_with(other) || other.starts_with(one));
}

// What an edit may change, such as the expiry, does not count.
bool says_the_same(const FrontMatter& front, const LedgerEntry& entry) {
  return front.id == entry.id && front.kind == parse_kind(entry.kind) &&
         front.branch == entry.branch && front.parent == entry.parent &&
         front.created == entry.created && is_same_id(front.head, entry.head) &&
         is_same_id(front.snapshot, entry.snapshot);
}

// The abbreviated head of the document that `entry` names; empty if that does
// not vouch for it.
std::string vouched_head(const Shelves& shelves, const LedgerEntry& entry) {
  if (!is_on_a_shelf(shelves, entry.path)) {
    return {};
  }
  const StoredHandoff stored = read_stored(entry.path);
  const bool is_vouched = stored.presence == Presence::present &&
                          says_the_same(stored.front, entry);
  return is_vouched ? stored.front.head : std::string();
}

// Those of `ids` (hexadecimal) that name a commit of the repository: one git
// process for all.
std::set<std::string> commits_here(const std::string& common_dir,
                                   const std::vector<std::string>& ids) {
  std::set<std::string> found;
  std::string questions;
  for (const std::string& id : ids) {
    questions += id + "^{commit}\n";
  }
  if (questions.empty()) {
    return found;
  }
  const base::Completed said = base::run(git::command(
      {"--git-dir=" + common_dir, "cat-file", "--batch-check=%(objecttype)"},
      {},
      std::move(questions)));
  const std::vector<std::string_view> answers = text::split(said.out, '\n');
  for (std::size_t i = 0; i < answers.size() && i < ids.size(); ++i) {
    if (answers[i] == "commit") {
      found.insert(ids[i]);
    }
  }
  return found;
}

} // namespace

Ledger own_ledger(const Shelves& shelves) {
  Ledger ledger = read_ledger(shelves.common_dir);
  std::map<std::string, std::string> heads; // of unsealed entries, by their id
  std::vector<std::string> asked;
  for (const LedgerEntry& entry : ledger.entries) {
    std::string head =
        entry.is_sealed ? std::string() : vouched_head(shelves, entry);
    if (!head.empty()) {
      asked.push_back(head);
      heads.emplace(entry.id, std::move(head));
    }
  }
  const std::set<std::string> here = commits_here(shelves.common_dir, asked);
  std::erase_if(ledger.entries, [&](const LedgerEntry& entry) {
    const auto head = heads.find(entry.id);
    const bool is_own =
        entry.is_sealed || (head != heads.end() && here.contains(head->second));
    if (!is_own) {
      ledger.foreign_ids.push_back(entry.id);
    }
    return !is_own;
  });
  const std::size_t foreign = ledger.foreign_ids.size();
  if (foreign > 0) {
    ledger.warnings.push_back("ignoring " + std::to_string(foreign) +
                              (foreign == 1 ? " entry" : " entries") +
                              " of the ledger that you did not write here");
  }
  return ledger;
}

} // namespace handoff::store
