// SPDX-License-Identifier: MIT
// git handoff show: a stored handoff for people to read.
#include "base/terminal.hpp"
#include "base/user_program.hpp"
#include "command.hpp"
#include "git/git.hpp"
#include "handoff/here.hpp"
#include "handoff/inventory.hpp"
#include "handoff/stored_json.hpp"
#include "text/terminal_markdown.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "raw", .help = "print the bytes as they are stored"},
    Option{.name = "full", .help = "with what the budget left out"},
    Option{.name = "path", .help = "print where it is stored"},
    Option{.name = "json", .help = "print an object"},
};

std::string pager() {
  std::string name = git::output({"var", "GIT_PAGER"});
  while (name.ends_with('\n')) {
    name.pop_back();
  }
  return name;
}

std::string rendered(const store::Here& here, const std::string& document) {
  const git::Repository* repository = here.repository();
  const auto setting = [&](std::string_view key) {
    return repository == nullptr ? std::string()
                                 : repository->config.get(key).value_or("");
  };
  const bool has_color = base::wants_color({.handoff = setting("color.handoff"),
                                            .ui = setting("color.ui"),
                                            .pager = setting("color.pager")});
  return text::terminal_markdown(document,
                                 base::terminal_columns(),
                                 has_color ? text::Color::on
                                           : text::Color::off);
}

int run(const Arguments& arguments) {
  const store::Here here;
  const auto& operands = arguments.operands();
  store::StoredHandoff handoff = here.find(
      operands.empty() ? std::nullopt : std::optional(operands.front()));
  if (arguments.has("full")) {
    store::require_document(handoff);
    handoff.document = store::read_full(handoff);
  }
  if (arguments.has("path")) {
    print(handoff.path + "\n");
    return handoff.presence == store::Presence::gone ? 1 : 0;
  }
  if (arguments.has("json")) {
    store::Json json = {{"version", 1}};
    json.update(to_json(handoff));
    json["document"] = handoff.document;
    print(store::printed(json));
    return handoff.presence == store::Presence::gone ? 1 : 0;
  }
  if (arguments.has("raw") && !handoff.document.empty()) {
    print(handoff.document);
    return 0;
  }
  store::require_document(handoff);
  base::page(rendered(here, handoff.document), pager());
  return 0;
}

} // namespace

extern const Subcommand k_show;
const Subcommand k_show = {
    .name = "show",
    .summary = "show a handoff",
    .synopsis = "show [--full] [--raw | --path | --json] [<id> | <path>]",
    .options = k_options,
    .max_operands = 1,
    .run = run,
};

} // namespace handoff::cmd
