// SPDX-License-Identifier: MIT
// From what someone typed to one handoff.
#include "store/lookup.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/id.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace handoff::store {
namespace {

constexpr const char* k_list_all = "git handoff list --all";

bool is_path(std::string_view typed) {
  return typed.find('/') != std::string_view::npos || typed.ends_with(".md");
}

// With what the ledger knows about it.
StoredHandoff at_path(const Inventory& inventory, std::string_view typed) {
  std::error_code error;
  const std::string path =
      std::filesystem::absolute(typed, error).lexically_normal().string();
  const auto known =
      std::ranges::find(inventory.handoffs, path, &StoredHandoff::path);
  return known == inventory.handoffs.end() ? read_stored(path) : *known;
}

// "4kq7-2mzd topic: Fix the thing (3 hours ago)"
std::string described(const StoredHandoff& handoff) {
  const FrontMatter& front = handoff.front;
  const std::string purpose = front.purpose.empty()
                                  ? std::string(presence_name(handoff.presence))
                                  : front.purpose;
  return text::visible_line(
      front.id + " " + (front.branch.empty() ? "" : front.branch + ": ") +
      purpose + " (" + base::relative_time(front.created, base::now()) + ")");
}

// A name may hold what a message must not.
std::string shown_name(const BranchIdentity& branch) {
  return redact::Redactor(rules::for_messages())
      .redact(branch.name())
      .text.str();
}

std::vector<const StoredHandoff*> beginning_with(const Inventory& inventory,
                                                 const std::string& prefix) {
  std::vector<const StoredHandoff*> found;
  for (const StoredHandoff& handoff : inventory.handoffs) {
    if (handoff.front.id.starts_with(prefix)) {
      found.push_back(&handoff);
    }
  }
  return found;
}

Error ambiguous(std::string_view typed,
                const std::vector<const StoredHandoff*>& found) {
  std::string hint = "it could be";
  for (const StoredHandoff* handoff : found) {
    hint += "\n  " + described(*handoff);
  }
  return Error("handoff id '" + std::string(typed) + "' is ambiguous", hint);
}

// An id that a ledger from elsewhere leads to may be another repository's.
void refuse_foreign(const Inventory& inventory, const StoredHandoff& handoff) {
  const std::string& id = handoff.front.id;
  if (std::ranges::find(inventory.foreign_ids, id) !=
      inventory.foreign_ids.end()) {
    throw Error("handoff '" + id +
                    "' is in this repository's ledger, but you did not write "
                    "it here",
                "name its file: " + text::visible_line(handoff.path));
  }
}

Error unknown(std::string_view typed, const Inventory& inventory) {
  std::vector<std::string_view> ids;
  for (const StoredHandoff& handoff : inventory.handoffs) {
    ids.push_back(handoff.front.id);
  }
  const std::string_view near = text::nearest(typed, ids);
  return Error("no handoff '" + text::visible_line(typed) + "'",
               near.empty() ? k_list_all
                            : "did you mean '" + std::string(near) + "'?");
}

StoredHandoff newest(Inventory inventory) {
  if (inventory.handoffs.empty()) {
    throw Error("this repository has no handoff", k_list_all);
  }
  return std::move(inventory.handoffs.front());
}

bool is_good(const StoredHandoff& handoff) {
  return handoff.presence == Presence::present &&
         !is_expired(handoff, base::now());
}

bool is_automatic(const StoredHandoff& handoff) {
  return !handoff.front.automatic.empty();
}

std::vector<const StoredHandoff*> written_on(const BranchIdentity& branch,
                                             const Inventory& inventory) {
  std::vector<const StoredHandoff*> found;
  for (const StoredHandoff& handoff : inventory.handoffs) {
    if (branch.wrote(handoff)) {
      found.push_back(&handoff);
    }
  }
  return found;
}

// The newest that someone wrote and that is still good; else the newest.
// nullptr if there is none.
const StoredHandoff*
preferred(const std::vector<const StoredHandoff*>& handoffs) {
  const auto written =
      std::ranges::find_if(handoffs, [](const StoredHandoff* handoff) {
        return is_good(*handoff) && !is_automatic(*handoff);
      });
  if (written != handoffs.end()) {
    return *written;
  }
  return handoffs.empty() ? nullptr : handoffs.front();
}

// nullptr for what cannot be the name of a branch, too.
const StoredHandoff* of_branch(const Shelves& shelves,
                               const Inventory& inventory,
                               std::string_view typed) {
  if (inventory.handoffs.empty() || typed.empty() || typed.front() == '/' ||
      typed.ends_with(".md")) {
    return nullptr;
  }
  return preferred(written_on(
      BranchIdentity(shelves.common_dir, std::string(typed)), inventory));
}

} // namespace

StoredHandoff find_handoff(const Shelves& shelves, std::string_view typed) {
  Inventory inventory = repository_inventory(shelves);
  if (means_newest(typed)) {
    return newest(std::move(inventory));
  }
  if (const StoredHandoff* found = of_branch(shelves, inventory, typed)) {
    return *found;
  }
  if (is_path(typed)) {
    return at_path(inventory, typed);
  }
  const std::optional<std::string> prefix = id_prefix(typed);
  if (!prefix || beginning_with(inventory, *prefix).empty()) {
    inventory = whole_inventory(shelves);
  }
  const auto found = prefix ? beginning_with(inventory, *prefix)
                            : std::vector<const StoredHandoff*>();
  if (found.empty()) {
    throw unknown(typed, inventory);
  }
  if (found.size() > 1) {
    throw ambiguous(typed, found);
  }
  refuse_foreign(inventory, *found.front());
  return *found.front();
}

bool begins_known_id(const Shelves& shelves, std::string_view typed) {
  const std::optional<std::string> prefix = id_prefix(typed);
  return prefix &&
         !beginning_with(repository_inventory(shelves), *prefix).empty();
}

OfBranch find_for_branch(const Shelves& shelves, const BranchIdentity& branch) {
  const Inventory inventory = repository_inventory(shelves);
  const std::vector<const StoredHandoff*> written =
      written_on(branch, inventory);
  if (const StoredHandoff* const chosen = preferred(written)) {
    const auto others =
        std::ranges::count_if(written, [&](const StoredHandoff* other) {
          return other != chosen && is_good(*other) && is_automatic(*other);
        });
    return {*chosen, static_cast<std::size_t>(others)};
  }
  const std::string name =
      branch.name().empty()
          ? "a detached HEAD"
          : "branch '" + text::visible_line(shown_name(branch)) + "'";
  if (inventory.handoffs.empty()) {
    throw Error("no handoff for " + name, k_list_all);
  }
  throw Error("no handoff for " + name,
              "the newest of this repository is\n  " +
                  described(inventory.handoffs.front()) +
                  "\ntype 'git handoff take last' for it");
}

void require_document(const StoredHandoff& handoff) {
  const std::string path = text::visible_line(handoff.path);
  const std::string name = handoff.front.id.empty() ? path : handoff.front.id;
  if (handoff.presence == Presence::gone) {
    throw Error("handoff '" + name + "' is gone",
                handoff.sequence == 0
                    ? "no such file '" + path + "'"
                    : "the system has cleared '" + path + "' away");
  }
  if (handoff.presence == Presence::damaged) {
    throw Error("handoff '" + name + "' is damaged: " + handoff.problem,
                "its content is in '" + path + "'");
  }
}

} // namespace handoff::store
