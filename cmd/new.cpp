// SPDX-License-Identifier: MIT
// git handoff new: writes a handoff for the branch.
#include "base/attempt.hpp"
#include "base/deferred_signals.hpp"
#include "base/error.hpp"
#include "base/terminal.hpp"
#include "git/direct/foreign_filters.hpp"
#include "git/git.hpp"
#include "git/own_filters.hpp"
#include "handoff/answered.hpp"
#include "handoff/notes_input.hpp"
#include "handoff/settings.hpp"
#include "render/json.hpp"
#include "render/notice.hpp"
#include "render/terminal.hpp"
#include "store/pickup.hpp"
#include "writing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <unistd.h>

namespace handoff::cmd {
namespace {

void read_authors_notes(const Arguments& arguments, UnsavedText& notes) {
  NotesInput input = {
      .messages = arguments.values("message"),
      .files = arguments.values("file"),
      .on_wait = [] {
        tell("reading notes from standard input; close it, or use -m, if you "
             "have none");
      }};
  const bool is_bare = input.messages.empty() && input.files.empty();
  if (!arguments.has("edit") || !is_bare) {
    read_notes(input, notes);
  }
}

Kind chosen_kind(const Arguments& arguments, const WritingTask& task) {
  const auto name = arguments.value("kind");
  if (!name) {
    return task.kind.value_or(kind_of_purpose(task.purpose));
  }
  const auto parsed = parse_kind(*name);
  if (!parsed) {
    throw usage_error("unknown kind '" + *name + "'",
                      "use " + store::kind_names());
  }
  if (*parsed != Kind::answer && task.find_parent) {
    throw usage_error(
        "'back' writes a return, not a handoff of kind '" + *name + "'",
        "leave out --kind, or use git handoff new --kind " + *name);
  }
  if (*parsed == Kind::answer && !task.find_parent) {
    throw usage_error("a return needs the handoff that it answers",
                      "git handoff back [--to <id>]");
  }
  return *parsed;
}

Request request_of(const Arguments& arguments,
                   const Settings& settings,
                   const WritingTask& task) {
  const auto expire = arguments.value("expire");
  return {.kind = chosen_kind(arguments, task),
          .purpose = task.purpose,
          .verdict = task.verdict,
          .questions = arguments.values("question"),
          .session = arguments.value("session").value_or(""),
          .scope = {.base = arguments.value("base").value_or(task.base),
                    .branch = arguments.value("branch").value_or(task.branch),
                    .pathspecs = arguments.pathspecs()},
          .snapshots =
              arguments.has("no-snapshot") ? Snapshots::no : settings.snapshots,
          .lifetime =
              expire ? parse_lifetime(*expire, "--expire") : settings.lifetime};
}

CreateOptions options_of(const Arguments& arguments,
                         const Settings& settings,
                         const WritingTask& task) {
  CreateOptions options = {.request = request_of(arguments, settings, task)};
  const auto budget = arguments.value("budget");
  options.document.budget =
      budget ? parse_budget(*budget, "--budget") : settings.budget;
  if (const auto limit = arguments.value("chars")) {
    options.document.characters = parse_characters(*limit, "--chars");
  }
  options.archive_bytes =
      arguments.has("no-archive") ? 0 : settings.archive_bytes;
  options.document.how = choose_template(
      arguments.value("template").value_or(settings.template_path),
      options.request.kind);
  return options;
}

nlohmann::ordered_json as_json(const Created& created, Kind kind) {
  nlohmann::ordered_json redactions = nlohmann::ordered_json::object();
  for (const auto& [rule, count] : created.document.redacted) {
    redactions[rule] = count;
  }
  return {{"version", 1},
          {"id", created.id},
          {"path", created.path},
          {"kind", std::string(kind_name(kind))},
          {"tokens", created.document.tokens},
          {"pointers", created.document.pointers},
          {"redactions", redactions},
          {"left_out", created.document.handoff.left_out.total()},
          {"notes",
           {{"whole", created.document.handoff.left_out.total_of_author() == 0},
            {"left_out", created.document.handoff.left_out.total_of_author()}}},
          {"pickup", store::pickup_command(created.path)},
          {"sessions", created.sessions},
          {"warnings", created.warnings}};
}

// Whether all that the author wrote is in the document, and if not, how it can
// be read.
std::string notes_words(const Created& created) {
  const LeftOut& left_out = created.document.handoff.left_out;
  if (left_out.total_of_author() == 0) {
    return created.document.has_notes ? ", your notes: whole" : "";
  }
  return ", your notes: left out " + section_counts(left_out.of_author) +
         " (git handoff show --full " + created.id + ")";
}

void print_receipt(const Created& created) {
  for (const std::string& session : created.sessions) {
    tell("session: " + session);
  }
  const Document& document = created.document;
  const LeftOut& left_out = document.handoff.left_out;
  const std::string ours = section_counts(left_out.entries);
  tell("handoff " + created.id + ": about " + std::to_string(document.tokens) +
       " tokens, " + std::to_string(document.pointers) +
       (document.pointers == 1 ? " pointer" : " pointers") +
       ", redacted: " + redaction_counts(document.redacted) +
       notes_words(created) + (ours.empty() ? "" : ", left out: " + ours));
}

void print_created(const Arguments& arguments,
                   const Created& created,
                   Kind kind) {
  for (const std::string& warning : created.warnings) {
    tell("warning: " + warning);
  }
  if (arguments.has("json")) {
    using Json = nlohmann::ordered_json;
    print(as_json(created, kind)
              .dump(2, ' ', false, Json::error_handler_t::replace) +
          "\n");
    return;
  }
  if (arguments.has("quiet")) {
    print(created.path + "\n");
    return;
  }
  print_receipt(created);
  print(created.path + "\n" + store::pickup_command(created.path) + "\n");
}

// What would be written: as it is, as an object of sections, or for a screen.
void print_draft(const Arguments& arguments,
                 const Created& created,
                 const Template& how,
                 const git::Config& config) {
  const Document& document = created.document;
  if (arguments.has("json")) {
    using Json = nlohmann::ordered_json;
    Json json = {{"version", 1}};
    json.update(render_json(document.handoff));
    print(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return;
  }
  if (!base::is_terminal(STDOUT_FILENO)) {
    print(document.text.view());
    return;
  }
  const base::ColorSettings settings = {
      .handoff = config.get("color.handoff").value_or(""),
      .ui = config.get("color.ui").value_or("")};
  print(render_terminal(document.handoff,
                        how,
                        base::terminal_columns(),
                        base::wants_color(settings) ? text::Color::on
                                                    : text::Color::off));
}

// What the editor shows below the scissors.
std::string branch_context() {
  const git::Repository repository = git::discover(git::Ask::place);
  base::Command status = git::command({"status"});
  std::ranges::move(git::environment_for_filters(repository.config),
                    std::back_inserter(status.environment));
  if (git::submodules_may_filter(repository)) {
    status.argv.emplace_back("--ignore-submodules=dirty");
  }
  return base::run(status).out + "\n" +
         git::run({"log", "--oneline", "-20"}).out;
}

void edit(UnsavedText& notes) {
  if (!edit_notes(notes, branch_context(), chosen_editor())) {
    throw Error("no notes: nothing was written", "", Exit::no);
  }
}

// Asked for before all else, unless the work tree may change meanwhile (the
// author has an editor open) or the branch may be another one.
git::EarlyStatus early_status(const Arguments& arguments,
                              const WritingTask& task) {
  return arguments.has("edit") || arguments.has("branch") ||
                 !task.branch.empty()
             ? git::EarlyStatus()
             : git::ask_early(arguments.pathspecs());
}

// Prints what would be written. Notes that came from elsewhere are still
// there; those typed into the editor are nowhere else.
void print_preview(const Arguments& arguments,
                   const git::Repository& repository,
                   CreateOptions options,
                   UnsavedText& notes) {
  const Created created = preview(repository, options);
  print_draft(arguments, created, options.document.how, repository.config);
  if (!arguments.has("edit")) {
    notes.saved();
  } else if (const std::string where = notes.keep(); !where.empty()) {
    tell("hint: " + where);
  }
}

void create_and_print(const Arguments& arguments,
                      const git::Repository& repository,
                      const CreateOptions& options,
                      UnsavedText& notes) {
  const Created created = create(repository, options);
  notes.saved();
  const auto failure = base::attempt(
      [&] { print_created(arguments, created, options.request.kind); });
  if (failure) {
    throw Error(failure->what(),
                "the handoff is written: '" + created.path + "'");
  }
}

void write(const Arguments& arguments,
           const WritingTask& task,
           UnsavedText& notes) {
  const git::EarlyStatus status = early_status(arguments, task);
  const git::Repository repository = git::discover();
  CreateOptions options =
      options_of(arguments, read_settings(repository.config), task);
  options.request.scope.status = status;
  if (task.find_parent) {
    options.request.parent = task.find_parent(repository);
    git::ScopeOptions& scope = options.request.scope;
    if (scope.base.empty() && scope.branch.empty()) {
      scope.base = base_of_answer(repository, *options.request.parent);
    }
  }
  if (arguments.has("edit")) {
    edit(notes);
  }
  base::throw_if_interrupted();
  options.request.notes = notes.text();
  if (arguments.has("dry-run")) {
    print_preview(arguments, repository, std::move(options), notes);
  } else {
    create_and_print(arguments, repository, options, notes);
  }
}

std::string purpose_of(const Arguments& arguments) {
  if (arguments.operands().empty()) {
    return {};
  }
  const std::string& purpose = arguments.operands().front();
  if (purpose.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw usage_error("the purpose is empty",
                      "say what the next session will do, or leave it out");
  }
  return purpose;
}

int run(const Arguments& arguments) {
  return write_handoff(arguments, {.purpose = purpose_of(arguments)});
}

} // namespace

int write_handoff(const Arguments& arguments, const WritingTask& task) {
  UnsavedText notes("notes");
  notes.guard(
      [&] {
        read_authors_notes(arguments, notes);
        write(arguments, task, notes);
      },
      report);
  return 0;
}

extern const Subcommand k_new;
const Subcommand k_new = {
    .name = "new",
    .summary = "write a handoff for the branch",
    .synopsis = "[new] [<purpose>] [<options>] [--] [<pathspec>...]\n"
                "[new] [<purpose>] -m <notes> | -F <file> | -e | < <notes>",
    .options = k_writing_options,
    .max_operands = 1,
    .takes_pathspecs = true,
    .run = run,
};

} // namespace handoff::cmd
