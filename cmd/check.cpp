// SPDX-License-Identifier: MIT
// git handoff check: the guard, asked.
#include "base/error.hpp"
#include "command.hpp"
#include "guard/report/report_machine.hpp"
#include "guard/report/report_text.hpp"
#include "guard/repository/repository_guard.hpp"
#include "guard/sweep/sweep.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "staged", .help = "what a commit would add (default)"},
    Option{.name = "range",
           .value = "revisions",
           .help = "every commit of A..B, and its message",
           .repeat = Repeat::yes},
    Option{.name = "push",
           .value = "remote",
           .help = "what a push sends; pre-push's lines on standard input"},
    Option{.name = "pre-receive",
           .help = "what a server is sent, as pre-receive reads it"},
    Option{.name = "all", .help = "every file of the index, or of HEAD"},
    Option{.name = "history", .help = "everything that any ref reaches"},
    Option{.name = "repositories",
           .help = "in each repository that standard input names"},
    Option{.name = "jobs",
           .value = "number",
           .help = "repositories at a time (default: one per core)"},
    Option{.name = "resume",
           .value = "file",
           .help = "record results there; skip repositories already done"},
    Option{.name = "level",
           .value = "level",
           .help = "the lowest level to list: refuse (default) or warn"},
    Option{.name = "json", .help = "print an object"},
    Option{.name = "porcelain", .help = "print one refused path per line"},
    Option{.name = "null",
           .short_name = "z",
           .help = "the same, each ended by a NUL byte"},
    Option{.name = "format",
           .value = "name",
           .help = "print json, sarif, github or gitlab"},
    Option{.name = "quiet",
           .short_name = "q",
           .help = "print nothing: the exit status is the answer"},
};

// At most one of what says where to look.
void require_one_scope(const Arguments& arguments) {
  std::size_t given = arguments.operands().empty() ? 0 : 1;
  for (const char* name :
       {"staged", "range", "push", "pre-receive", "all", "history"}) {
    given += arguments.has(name) ? 1 : 0;
  }
  given -= arguments.has("all") && arguments.has("history") ? 1 : 0;
  if (given > 1) {
    throw usage_error("only one of --staged, --range, --push, --pre-receive, "
                      "--all, --history and files can be checked at a time",
                      "git handoff check -h");
  }
}

// "B" of "A..B", else HEAD: the policy is that of what is checked.
std::string tip_of(const std::string& range) {
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) {
    return "HEAD";
  }
  const std::string tip =
      range.substr(range.find_first_not_of('.', dots) == std::string::npos
                       ? range.size()
                       : range.find_first_not_of('.', dots));
  return tip.empty() ? "HEAD" : tip;
}

guard::CheckRequest request_for(const Arguments& arguments) {
  using guard::Scope;
  if (arguments.has("range")) {
    const std::vector<std::string> ranges = arguments.values("range");
    return {.scope = Scope::commits,
            .revisions = ranges,
            .policy_at = tip_of(ranges.front())};
  }
  if (arguments.has("push")) {
    return {.scope = Scope::commits,
            .revisions = guard::parse_pre_push(read_standard_input(),
                                               *arguments.value("push"))
                             .revisions};
  }
  if (arguments.has("pre-receive")) {
    return {.scope = Scope::commits,
            .revisions =
                guard::parse_pre_receive(read_standard_input()).revisions};
  }
  const bool all = arguments.has("all");
  return {.scope = arguments.has("history")
                       ? all ? Scope::whole : Scope::history
                   : all ? Scope::all
                         : Scope::staged};
}

guard::Checked check(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.operands();
  if (files.empty()) {
    return guard::check_repository(request_for(arguments), HANDOFF_VERSION);
  }
  const bool wants_input =
      std::find(files.begin(), files.end(), "-") != files.end();
  return guard::check_files(
      files, wants_input ? read_standard_input() : "", HANDOFF_VERSION);
}

guard::Level least_level(const Arguments& arguments) {
  const std::string name = arguments.value("level").value_or("refuse");
  if (name != "refuse" && name != "warn") {
    throw usage_error("unknown level '" + name + "'",
                      "use --level=refuse or --level=warn");
  }
  return name == "warn" ? guard::Level::warn : guard::Level::refuse;
}

guard::Doing doing(const Arguments& arguments) {
  if (arguments.has("pre-receive")) {
    return guard::Doing::receiving;
  }
  if (arguments.has("push")) {
    return guard::Doing::pushing;
  }
  const bool looks = arguments.has("range") || arguments.has("all") ||
                     arguments.has("history") || !arguments.operands().empty();
  return looks ? guard::Doing::looking : guard::Doing::committing;
}

void print_report(const Arguments& arguments,
                  const guard::Checked& checked,
                  guard::Level least) {
  if (arguments.has("quiet")) {
    return;
  }
  const std::string name =
      arguments.has("json") ? "json" : arguments.value("format").value_or("");
  if (!name.empty()) {
    const auto format = guard::parse_format(name);
    if (!format) {
      throw usage_error("unknown format '" + name + "'",
                        "use json, sarif, github or gitlab");
    }
    print(guard::format(checked.report, *format, HANDOFF_VERSION, redacted));
  } else if (arguments.has("porcelain") || arguments.has("null")) {
    print(guard::list_paths(
        checked.report, least, arguments.has("null") ? '\0' : '\n'));
  } else {
    const std::string text =
        guard::describe(checked.report,
                        {.doing = doing(arguments),
                         .advice = guard::advice_of(checked.repository.config),
                         .prefix = checked.repository.prefix,
                         .id_digits = guard::id_digits(checked.report)},
                        redacted);
    if (!text.empty()) {
      tell(text.substr(0, text.size() - 1));
    }
  }
}

// What each repository of a sweep is asked.
guard::SweepRequest sweep_request(const Arguments& arguments) {
  guard::SweepRequest request;
  for (const char* scope : {"all", "history"}) {
    if (arguments.has(scope)) {
      request.check.push_back(std::string("--") + scope);
    }
  }
  if (request.check.empty() || !arguments.operands().empty()) {
    throw usage_error("--repositories goes with --all, --history or both",
                      "git handoff check --all --history --repositories <list");
  }
  const std::string jobs = arguments.value("jobs").value_or("0");
  const auto [end, error] =
      std::from_chars(jobs.data(), jobs.data() + jobs.size(), request.jobs);
  if (error != std::errc() || end != jobs.data() + jobs.size()) {
    throw usage_error("--jobs wants a number, not '" + jobs + "'");
  }
  request.resume = arguments.value("resume").value_or("");
  const std::string input = read_standard_input();
  for (const std::string_view line : text::split(input, '\n')) {
    request.repositories.emplace_back(line);
  }
  return request;
}

int run_sweep(const Arguments& arguments) {
  const auto progress = [&](const guard::Swept& done, std::size_t left) {
    if (!arguments.has("quiet")) {
      const char* const answer = done.status == 0   ? "clean"
                                 : done.status == 1 ? "refused"
                                                    : "not checked: ";
      tell(done.repository + ": " + answer + done.error + " (" +
           std::to_string(left) + " left)");
    }
  };
  const std::vector<guard::Swept> swept =
      guard::sweep(sweep_request(arguments), progress);
  if (arguments.value("format") == "sarif") {
    print(guard::sweep_sarif(swept, HANDOFF_VERSION));
  } else if (!arguments.has("quiet")) {
    print(guard::sweep_paths(swept, arguments.has("null") ? '\0' : '\n'));
  }
  return guard::sweep_status(swept);
}

int run(const Arguments& arguments) {
  require_one_scope(arguments);
  see_objects_as_they_are();
  const guard::Level least = least_level(arguments);
  if (arguments.has("repositories")) {
    return run_sweep(arguments);
  }
  const guard::Checked checked = check(arguments);
  print_report(arguments, checked, least);
  const std::size_t counted =
      checked.report.count(guard::Action::refuse) +
      (least == guard::Level::warn ? checked.report.count(guard::Action::warn)
                                   : 0);
  return counted == 0 ? 0 : 1;
}

} // namespace

extern const Subcommand k_check;
const Subcommand k_check = {
    .name = "check",
    .summary = "find handoffs that are about to land in a repository",
    .synopsis = "check [--staged | --all | --history | --range <revisions>]\n"
                "check [--all] [--history] --repositories < <paths>\n"
                "check (--push <remote> | --pre-receive) < <refs>\n"
                "check (<file> | <folder> | -)...",
    .options = k_options,
    .max_operands = k_any_number,
    .is_asked_by_programs = true,
    .run = run,
};

} // namespace handoff::cmd
