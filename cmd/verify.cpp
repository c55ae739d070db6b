// SPDX-License-Identifier: MIT
// git handoff verify: whether a handoff is still true, whole and safe.
#include "base/error.hpp"
#include "command.hpp"
#include "handoff/settings.hpp"
#include "store/here.hpp"
#include "store/lint.hpp"
#include "store/stored_json.hpp"

#include <algorithm>
#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "budget",
           .value = "tokens",
           .help = "fail when the document is longer; 0 is no limit"},
    Option{.name = "quiet",
           .short_name = "q",
           .help = "print nothing, only exit 0 or 1"},
    Option{.name = "json", .help = "print an object"},
};

// A limit that is asked for is a requirement; the configured one may have
// been lifted for this document when it was written.
store::SizeLimit size_limit(const Arguments& arguments,
                            const git::Repository& repository) {
  if (const auto budget = arguments.value("budget")) {
    return {parse_budget(*budget, "--budget"), store::Verdict::fail};
  }
  return {read_settings(repository.config).budget, store::Verdict::warn};
}

std::string as_lines(const std::vector<store::Check>& checks) {
  std::string lines;
  for (const store::Check& check : checks) {
    lines += std::string(verdict_name(check.verdict)) + " " + check.name +
             ": " + check.text + "\n";
  }
  return lines;
}

int run(const Arguments& arguments) {
  const store::Here here;
  const git::Repository& repository = here.require_repository();
  const auto& operands = arguments.operands();
  const store::StoredHandoff handoff = here.find(
      operands.empty() ? std::nullopt : std::optional(operands.front()));
  if (handoff.presence != store::Presence::damaged) {
    store::require_document(handoff);
  }
  const std::vector<store::Check> checks =
      store::verify(repository, handoff, size_limit(arguments, repository));
  const bool is_good =
      std::ranges::none_of(checks, [](const store::Check& check) {
        return check.verdict == store::Verdict::fail;
      });
  if (arguments.has("json")) {
    print(store::printed({{"version", 1},
                          {"id", handoff.front.id},
                          {"path", handoff.path},
                          {"ok", is_good},
                          {"checks", store::to_json(checks)}}));
  } else if (!arguments.has("quiet")) {
    print(as_lines(checks));
  }
  return static_cast<int>(is_good ? Exit::done : Exit::no);
}

} // namespace

extern const Subcommand k_verify;
const Subcommand k_verify = {
    .name = "verify",
    .summary = "check that a handoff is still true, whole and safe",
    .synopsis = "verify [--budget <tokens>] [-q] [--json] [<id> | <path>]",
    .options = k_options,
    .max_operands = 1,
    .run = run,
};

} // namespace handoff::cmd
