// SPDX-License-Identifier: MIT
// git handoff drop: removes handoffs and lets their snapshots go.
#include "command.hpp"
#include "store/discard.hpp"
#include "store/here.hpp"
#include "store/stored_json.hpp"
#include "text/visible.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "quiet", .short_name = "q", .help = "say nothing"},
    Option{.name = "json", .help = "print an object"},
};

// All are looked up before the first one goes.
std::vector<store::StoredHandoff> find_all(const Arguments& arguments,
                                           const store::Here& here) {
  std::vector<store::StoredHandoff> handoffs;
  for (const std::string& typed : arguments.operands()) {
    handoffs.push_back(here.find(typed));
    const store::StoredHandoff& handoff = handoffs.back();
    if (handoff.presence == store::Presence::gone && handoff.sequence == 0) {
      store::require_document(handoff); // a path to nothing
    }
  }
  return handoffs;
}

int run(const Arguments& arguments) {
  const store::Here here;
  const std::vector<store::StoredHandoff> handoffs = find_all(arguments, here);
  store::discard(here.repository(), handoffs);
  store::Json dropped = store::Json::array();
  for (const store::StoredHandoff& handoff : handoffs) {
    dropped.push_back(to_json(handoff));
    if (!arguments.has("quiet") && !arguments.has("json")) {
      tell("dropped " + handoff.front.id + " " +
           text::visible_line(handoff.front.purpose));
    }
  }
  if (arguments.has("json")) {
    print(store::printed({{"version", 1}, {"dropped", dropped}}));
  }
  return 0;
}

} // namespace

extern const Subcommand k_drop;
const Subcommand k_drop = {
    .name = "drop",
    .summary = "remove handoffs",
    .synopsis = "drop [-q] [--json] <id>...",
    .options = k_options,
    .min_operands = 1,
    .max_operands = k_any_number,
    .run = run,
};

} // namespace handoff::cmd
