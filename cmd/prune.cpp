// SPDX-License-Identifier: MIT
// git handoff prune: removes what has expired.
#include "base/clock.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "git/snapshot/snapshot.hpp"
#include "store/discard.hpp"
#include "store/here.hpp"
#include "store/stored_json.hpp"
#include "text/visible.hpp"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "all",
           .short_name = "a",
           .help = "include your other repositories"},
    Option{.name = "dry-run",
           .short_name = "n",
           .help = "only show what would be removed"},
    Option{.name = "quiet", .short_name = "q", .help = "say nothing"},
    Option{.name = "json", .help = "print an object"},
};

// What is to go.
struct Pruned {
  std::vector<store::StoredHandoff> handoffs;
  std::vector<std::string> leftovers; // paths
  std::vector<std::string> snapshots; // that no handoff names, full ids
};

Pruned find(const Arguments& arguments, const store::Here& here) {
  const store::Shelves& shelves = here.shelves();
  const std::int64_t now = base::now();
  if (!arguments.has("all")) {
    static_cast<void>(here.require_repository());
  }
  const store::Inventory all = store::whole_inventory(shelves);
  Pruned pruned;
  pruned.handoffs = store::expired(
      arguments.has("all") ? all.handoffs
                           : store::repository_inventory(shelves).handoffs,
      now);
  pruned.leftovers = store::leftovers(shelves.roots, now);
  if (here.repository() != nullptr) {
    for (std::string& path :
         store::stale_reservations(shelves.common_dir, now)) {
      pruned.leftovers.push_back(std::move(path));
    }
    pruned.snapshots =
        store::orphaned_snapshots(*here.repository(), all.handoffs, now);
  }
  return pruned;
}

void remove(const store::Here& here, const Pruned& pruned) {
  store::discard(here.repository(), pruned.handoffs);
  for (const std::string& snapshot : pruned.snapshots) {
    git::release_snapshot(here.require_repository().common_dir, snapshot);
  }
  for (const std::string& path : pruned.leftovers) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
      throw system_error("cannot remove '" + path + "'", errno);
    }
  }
}

std::string as_json(const Pruned& pruned) {
  store::Json handoffs = store::Json::array();
  for (const store::StoredHandoff& handoff : pruned.handoffs) {
    handoffs.push_back(to_json(handoff));
  }
  return store::printed(
      {{"version", 1}, {"pruned", handoffs}, {"leftovers", pruned.leftovers}});
}

void tell_pruned(const Pruned& pruned, const std::string& verb) {
  for (const store::StoredHandoff& handoff : pruned.handoffs) {
    tell(verb + handoff.front.id + " " +
         text::visible_line(handoff.front.purpose));
  }
  for (const std::string& path : pruned.leftovers) {
    tell(verb + text::visible_line(path));
  }
  for (const std::string& snapshot : pruned.snapshots) {
    tell(verb + "snapshot " + snapshot + ", which no handoff names");
  }
}

int run(const Arguments& arguments) {
  const store::Here here;
  const Pruned pruned = find(arguments, here);
  const bool is_dry = arguments.has("dry-run");
  if (!is_dry) {
    remove(here, pruned);
  }
  if (arguments.has("json")) {
    print(as_json(pruned));
    return 0;
  }
  if (!arguments.has("quiet")) {
    tell_pruned(pruned, is_dry ? "would remove " : "removed ");
  }
  return 0;
}

} // namespace

extern const Subcommand k_prune;
const Subcommand k_prune = {
    .name = "prune",
    .summary = "remove handoffs that have expired",
    .synopsis = "prune [--all] [-n] [-q] [--json]",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
