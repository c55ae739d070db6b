// SPDX-License-Identifier: MIT
// git handoff list: the handoffs that there are.
#include "base/terminal.hpp"
#include "command.hpp"
#include "store/here.hpp"
#include "store/stored_json.hpp"
#include "store/stored_list.hpp"

#include <array>
#include <cstdlib>
#include <unistd.h>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "all",
           .short_name = "a",
           .help = "include your other repositories"},
    Option{.name = "porcelain", .help = "print the stable form for scripts"},
    Option{.name = "null",
           .short_name = "z",
           .help = "the same, each ended by a NUL byte"},
    Option{.name = "json", .help = "print an object"},
};

store::Inventory read_inventory(const Arguments& arguments,
                                const store::Here& here) {
  if (arguments.has("all")) {
    return store::whole_inventory(here.shelves());
  }
  static_cast<void>(here.require_repository());
  return store::repository_inventory(here.shelves());
}

std::vector<store::ListedHandoff> with_drift(const store::Here& here,
                                             store::Inventory inventory) {
  std::vector<std::string> words(inventory.handoffs.size());
  if (here.repository() != nullptr) {
    words = store::drift_words(*here.repository(), inventory.handoffs);
  }
  std::vector<store::ListedHandoff> listed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    listed.push_back({std::move(inventory.handoffs[i]), std::move(words[i])});
  }
  return listed;
}

std::string as_json(const std::vector<store::ListedHandoff>& listed) {
  store::Json handoffs = store::Json::array();
  for (const store::ListedHandoff& one : listed) {
    store::Json handoff = to_json(one.handoff);
    handoff["drift"] = one.drift;
    handoffs.push_back(std::move(handoff));
  }
  return store::printed({{"version", 1}, {"handoffs", handoffs}});
}

// What is not a terminal cuts nothing, unless COLUMNS asks for it.
std::optional<std::size_t> width() {
  const bool is_limited =
      base::is_terminal(STDOUT_FILENO) || std::getenv("COLUMNS") != nullptr;
  return is_limited ? std::optional(base::terminal_columns()) : std::nullopt;
}

void print_list(const Arguments& arguments,
                const std::vector<store::ListedHandoff>& listed) {
  if (arguments.has("json")) {
    print(as_json(listed));
  } else if (arguments.has("null")) {
    print(store::list_for_programs(listed, store::LineEnd::nul));
  } else if (arguments.has("porcelain")) {
    print(store::list_for_programs(listed, store::LineEnd::newline));
  } else if (listed.empty()) {
    tell("no handoffs");
  } else {
    print(store::list_for_people(listed,
                                 arguments.has("all")
                                     ? store::Repositories::all
                                     : store::Repositories::one,
                                 width()));
  }
}

int run(const Arguments& arguments) {
  const store::Here here;
  store::Inventory inventory = read_inventory(arguments, here);
  for (const std::string& warning : inventory.warnings) {
    tell("warning: " + warning);
  }
  print_list(arguments, with_drift(here, std::move(inventory)));
  return 0;
}

} // namespace

extern const Subcommand k_list;
const Subcommand k_list = {
    .name = "list",
    .summary = "list the handoffs of this repository",
    .synopsis = "list [--all] [--porcelain | -z | --json]",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
