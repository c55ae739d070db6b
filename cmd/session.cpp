// SPDX-License-Identifier: MIT
// git handoff session: transcripts of coding agents, and how full they are.
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/terminal.hpp"
#include "command.hpp"
#include "git/repository.hpp"
#include "handoff/settings.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "session/digest/session_json.hpp"
#include "session/find/overview.hpp"
#include "session/formats/read.hpp"
#include "session/gather.hpp"
#include "text/visible.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "json",
           .help = "print everything that was read as an object"},
    Option{.name = "digest",
           .help = "print what a successor must know, redacted"},
    Option{.name = "porcelain", .help = "print the stable form for scripts"},
    Option{.name = "null",
           .short_name = "z",
           .help = "the same, each ended by a NUL byte"},
    Option{.name = "max-count",
           .short_name = "n",
           .value = "count",
           .help = "list at most this many (default 20)"},
};

constexpr std::int64_t k_smart_zone = 120'000; // tokens
constexpr std::size_t k_listed = 20;

// A file needs no repository: it is read at once.
bool is_file(const std::string& selector) {
  std::error_code ignored;
  const std::size_t row = selector.rfind(".db#");
  return std::filesystem::exists(
      selector.substr(0, row == selector.npos ? row : row + 3), ignored);
}

std::int64_t smart_zone(const git::Repository& repository) {
  const auto value = repository.config.get(config::k_smart_zone);
  // Tokens are counted by the thousand: 35k is 35,000.
  return value ? static_cast<std::int64_t>(
                     parse_budget(*value, "handoff.smartZone"))
               : k_smart_zone;
}

std::size_t max_count(const Arguments& arguments) {
  const auto given = arguments.value("max-count");
  if (!given) {
    return k_listed;
  }
  std::size_t count = 0;
  const char* end = given->data() + given->size();
  const auto [stop, error] = std::from_chars(given->data(), end, count);
  if (error != std::errc() || stop != end || count == 0) {
    throw usage_error("not a count: '" + *given + "'", "use -n 50");
  }
  return count;
}

// What is not a terminal cuts nothing, unless COLUMNS asks for it.
std::optional<std::size_t> width() {
  const bool is_limited =
      base::is_terminal(STDOUT_FILENO) || std::getenv("COLUMNS") != nullptr;
  return is_limited ? std::optional(base::terminal_columns()) : std::nullopt;
}

session::Listed read_one(const session::FoundSession& found) {
  session::Listed listed{
      found.candidate,
      session::read_session(found.candidate.agent, found.candidate.path)};
  if (listed.candidate.id.empty()) {
    listed.candidate.id = listed.session.id;
  }
  return listed;
}

session::FoundSession find(const git::Repository& repository,
                           const std::string& selector) {
  const auto found = session::find_session(
      {.places = session::find_places(agent::process_environment()),
       .worktree = repository.worktree,
       .selector = selector == "latest" ? "" : selector});
  if (!found) {
    throw Error("no agent session in this work tree",
                "'git handoff session' lists those of this repository");
  }
  return *found;
}

void show_gauge(const session::Listed& listed,
                const git::Repository& repository) {
  const auto gauge = session::gauge_of(listed.session, smart_zone(repository));
  const git::Config& config = repository.config;
  const auto setting = [&](const char* key) {
    return config.get(key).value_or("");
  };
  const bool has_colors =
      base::wants_color({.handoff = setting("color.handoff"),
                         .ui = setting("color.ui"),
                         .pager = setting("color.pager")});
  const char* locale = std::getenv("LC_ALL");
  locale = locale == nullptr || *locale == '\0' ? std::getenv("LANG") : locale;
  const bool is_utf8 =
      locale != nullptr &&
      std::string_view(locale).find("UTF-8") != std::string_view::npos;
  print(gauge ? session::draw_gauge(
                    *gauge,
                    base::terminal_columns(),
                    is_utf8 ? session::Glyphs::blocks : session::Glyphs::ascii,
                    has_colors ? session::Colors::yes : session::Colors::no)
              : std::string("the transcript does not record context "
                            "usage\n"));
}

void print_digest(const session::Digest& digest) {
  redact::Redactor redactor(rules::here());
  const redact::Redaction redacted =
      redactor.redact(session::to_markdown(digest));
  print(text::visible(redacted.text.str()));
}

void print_json(const std::string& json) {
  print((base::is_terminal(STDOUT_FILENO) ? text::visible(json) : json) + "\n");
}

int show_one(const Arguments& arguments,
             const session::Listed& listed,
             const git::Repository* repository) {
  if (arguments.has("json")) {
    print_json(session::to_json(
        listed.session, repository == nullptr ? "" : repository->worktree));
  } else if (arguments.has("digest")) {
    const std::array sessions = {listed.session};
    print_digest(session::make_digest(sessions, {.root = listed.session.cwd}));
  } else if (arguments.has("porcelain") || arguments.has("null")) {
    print(session::porcelain_line(
        listed,
        repository == nullptr ? k_smart_zone : smart_zone(*repository),
        arguments.has("null") ? '\0' : '\n'));
  } else {
    print(session::overview_for_people(
        {&listed, 1}, without_secrets, base::now(), width()));
    for (const std::string& unread : listed.session.unread) {
      tell("warning: not read: " + text::visible_line(unread));
    }
    show_gauge(listed, repository == nullptr ? git::Repository() : *repository);
  }
  return 0;
}

int show_file(const Arguments& arguments, const std::string& path) {
  session::Session read = session::read_session(path);
  session::TranscriptCandidate candidate{.agent = read.agent,
                                         .path = path,
                                         .id = read.id,
                                         .cwd = read.cwd,
                                         .modified = read.ended};
  return show_one(arguments, {std::move(candidate), std::move(read)}, nullptr);
}

// What the branch's sessions amount to.
int show_branch(const git::Repository& repository) {
  const git::Scope scope = git::read_scope(repository, {});
  const session::BranchSessions found =
      session::gather_sessions(repository, scope, {}, base::now());
  for (const std::string& line : found.receipt) {
    tell(text::visible_line(line));
  }
  for (const std::string& warning : found.warnings) {
    tell("warning: " + text::visible_line(warning));
  }
  print_digest(found.digest);
  return 0;
}

void print_list(const Arguments& arguments,
                const session::Overview& overview,
                const git::Repository& repository) {
  if (arguments.has("json")) {
    std::string json = R"({"version": 1, "sessions": [)";
    bool is_first = true;
    for (const session::Listed& listed : overview.sessions) {
      json += std::exchange(is_first, false) ? "" : ", ";
      json += session::to_json(listed.session, repository.worktree);
    }
    print_json(json + "]}");
    return;
  }
  if (arguments.has("porcelain") || arguments.has("null")) {
    for (const session::Listed& listed : overview.sessions) {
      print(session::porcelain_line(
          listed, smart_zone(repository), arguments.has("null") ? '\0' : '\n'));
    }
    return;
  }
  if (overview.sessions.empty()) {
    tell("no agent session in this repository");
    return;
  }
  print(session::overview_for_people(
      overview.sessions, without_secrets, base::now(), width()));
  if (overview.left_out > 0) {
    tell(std::to_string(overview.left_out) + " more; -n <count> lists them");
  }
  show_gauge(overview.sessions.front(), repository);
}

int run(const Arguments& arguments) {
  const std::string selector =
      arguments.operands().empty() ? "" : arguments.operands().front();
  if (!selector.empty() && is_file(selector)) {
    return show_file(arguments, selector);
  }
  const git::Repository repository = git::discover(git::Ask::place_and_bases);
  if (!selector.empty()) {
    const session::FoundSession found = find(repository, selector);
    tell(text::visible_line(session::describe(found, base::now())));
    return show_one(arguments, read_one(found), &repository);
  }
  if (arguments.has("digest")) {
    return show_branch(repository);
  }
  const session::Overview overview = session::read_overview(
      session::list_candidates(
          session::find_places(agent::process_environment()),
          session::work_trees(repository)),
      max_count(arguments));
  for (const std::string& problem : overview.problems) {
    tell("warning: " + text::visible_line(problem));
  }
  print_list(arguments, overview, repository);
  return 0;
}

} // namespace

extern const Subcommand k_session;
const Subcommand k_session = {
    .name = "session",
    .summary = "find and read the transcripts of coding agents",
    .synopsis = "session [-n <count>] [--porcelain | -z | --json | --digest]\n"
                "session [--porcelain | -z | --json | --digest] <session>",
    .options = k_options,
    .max_operands = 1,
    .run = run,
};

} // namespace handoff::cmd
