// SPDX-License-Identifier: MIT
// git handoff show: a stored handoff for people to read.
#include "base/terminal.hpp"
#include "base/user_program.hpp"
#include "command.hpp"
#include "git/git.hpp"
#include "store/here.hpp"
#include "store/inventory.hpp"
#include "store/stored_json.hpp"
#include "text/terminal_markdown.hpp"
#include "text/visible.hpp"

#include <array>
#include <unistd.h>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "raw", .help = "print the bytes as they are stored"},
    Option{.name = "full", .help = "include what the budget left out"},
    Option{.name = "path", .help = "print where it is stored"},
    Option{.name = "json", .help = "print an object"},
};

text::Color color(const git::Config& config, const std::string& name) {
  const base::ColorSettings settings = {
      .handoff = config.get("color.handoff").value_or(""),
      .ui = config.get("color.ui").value_or(""),
      .pager = config.get("color.pager").value_or(""),
      .is_paged = base::will_page(name)};
  return base::wants_color(settings) ? text::Color::on : text::Color::off;
}

// For a terminal or a pager: wrapped, with the front matter line by line.
std::string rendered(const std::string& document, text::Color color) {
  const std::size_t body = store::parse_document(document).body;
  return text::visible(document.substr(0, body)) +
         text::terminal_markdown(
             document.substr(body), base::terminal_columns(), color);
}

void show(const git::Config& config, const std::string& document) {
  const bool is_read_by_people =
      base::is_terminal(STDOUT_FILENO) || base::is_pager_in_use();
  if (!is_read_by_people) {
    print(text::visible(document));
    return;
  }
  const std::string name = chosen_pager();
  base::page(rendered(document, color(config, name)), name);
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
  show(here.config(), handoff.document);
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
