// SPDX-License-Identifier: MIT
// From what somebody typed to one handoff.
#include "store/lookup.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
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

StoredHandoff at_path(std::string_view typed) {
  std::error_code error;
  const std::filesystem::path path =
      std::filesystem::absolute(typed, error).lexically_normal();
  return read_stored(path.string());
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

StoredHandoff newest(const Shelves& shelves) {
  Inventory inventory = repository_inventory(shelves.common_dir);
  if (inventory.handoffs.empty()) {
    throw Error("this repository has no handoff", k_list_all);
  }
  return std::move(inventory.handoffs.front());
}

std::optional<StoredHandoff> of_branch(const Shelves& shelves,
                                       std::string_view branch) {
  if (shelves.common_dir.empty() || branch.empty() || branch.front() == '/' ||
      branch.ends_with(".md")) {
    return std::nullopt;
  }
  Inventory inventory = repository_inventory(shelves.common_dir);
  const auto found = std::ranges::find(
      inventory.handoffs, branch, [](const StoredHandoff& handoff) {
        return std::string_view(handoff.front.branch);
      });
  return found == inventory.handoffs.end() ? std::nullopt
                                           : std::optional(std::move(*found));
}

} // namespace

StoredHandoff find_handoff(const Shelves& shelves, std::string_view typed) {
  if (means_newest(typed)) {
    return newest(shelves);
  }
  if (std::optional<StoredHandoff> found = of_branch(shelves, typed)) {
    return std::move(*found);
  }
  if (is_path(typed)) {
    return at_path(typed);
  }
  const std::optional<std::string> prefix = id_prefix(typed);
  Inventory inventory;
  if (prefix && !shelves.common_dir.empty()) {
    inventory = repository_inventory(shelves.common_dir);
  }
  if (!prefix || beginning_with(inventory, *prefix).empty()) {
    inventory = whole_inventory(shelves.common_dir, shelves.roots);
  }
  const auto found = prefix ? beginning_with(inventory, *prefix)
                            : std::vector<const StoredHandoff*>();
  if (found.empty()) {
    throw unknown(typed, inventory);
  }
  if (found.size() > 1) {
    throw ambiguous(typed, found);
  }
  return *found.front();
}

StoredHandoff newest_for_branch(const Shelves& shelves,
                                const std::string& branch) {
  Inventory inventory = repository_inventory(shelves.common_dir);
  for (StoredHandoff& handoff : inventory.handoffs) {
    if (handoff.front.branch == branch) {
      return std::move(handoff);
    }
  }
  const std::string name =
      branch.empty() ? "a detached HEAD" : "branch '" + branch + "'";
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
                    ? "there is no file '" + path + "'"
                    : "the system has cleared '" + path + "' away");
  }
  if (handoff.presence == Presence::damaged) {
    throw Error("handoff '" + name + "' is damaged: " + handoff.problem,
                "its bytes are in '" + path + "'");
  }
}

} // namespace handoff::store
