// SPDX-License-Identifier: MIT
// git handoff point: a filter that replaces copies by pointers.
#include "point/point.hpp"

#include "command.hpp"
#include "handoff/earlier_handoffs.hpp"
#include "handoff/issue_texts.hpp"
#include "point/language/range.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace handoff::cmd {
namespace {

using nlohmann::ordered_json;

constexpr std::array k_options = {
    Option{.name = "base",
           .value = "rev",
           .help = "where the branch starts (default: detected)"},
    Option{.name = "head",
           .value = "rev",
           .help = "where it ends (default: HEAD)"},
    Option{.name = "json", .help = "print an object with text and pointers"},
};

// The file's whole name and lines, where the pointer is to a file.
ordered_json as_json(const point::Replacement& pointer,
                     const point::Exact& exact) {
  const point::Pointer& to = pointer.mark.pointer;
  ordered_json object = {{"start", exact.start},
                         {"end", exact.end},
                         {"kind", point::kind_name(to.kind)},
                         {"rev", pointer.rev}};
  if (!to.path.empty()) {
    object["path"] = to.path;
  }
  if (to.kind == point::PointerKind::file) {
    object["lines"] = {exact.lines.first, exact.lines.last};
  }
  object["exact"] = true;
  object["text"] = point::render(pointer.mark);
  return object;
}

std::string as_json(const point::PointedNotes& notes) {
  ordered_json pointers = ordered_json::array();
  for (const point::Replacement& pointer : notes.pointers) {
    for (const point::Exact& exact : pointer.exact) {
      pointers.push_back(as_json(pointer, exact));
    }
  }
  const ordered_json object = {
      {"version", 1},
      {"text", notes.text},
      {"tokens",
       {{"before", notes.tokens_before}, {"after", notes.tokens_after}}},
      {"pointers", pointers}};
  // Invalid UTF-8 cannot be in JSON.
  return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

int run(const Arguments& arguments) {
  const std::string notes = read_standard_input();
  const git::Repository repository = git::discover();
  const point::Range range =
      point::find_range(repository,
                        arguments.value("base").value_or(""),
                        arguments.value("head").value_or(""));
  const redact::Redactor redactor(rules::for_repository(repository));
  const std::string branch = repository.branch();
  std::vector<point::SourceDocument> documents =
      read_earlier_handoffs(repository, branch, "");
  IssueTexts issues =
      read_issue_texts(repository, range.base, range.head, notes);
  std::ranges::move(issues.documents, std::back_inserter(documents));
  const point::PointedNotes pointed =
      point::point(notes,
                   repository,
                   {.base = range.base,
                    .head = range.head,
                    .snapshot = newest_snapshot(repository, branch),
                    .documents = std::move(documents),
                    .holds_secret = [&](std::string_view passage) {
                      return redactor.finds_any(passage);
                    }});
  print(arguments.has("json") ? as_json(pointed) : pointed.text);
  for (const std::string& issue : issues.not_compared) {
    tell("note: not compared with " + issue);
  }
  return 0;
}

} // namespace

extern const Subcommand k_point;
const Subcommand k_point = {
    .name = "point",
    .summary = "replace what the repository already says by pointers",
    .synopsis = "point [--base <rev>] [--head <rev>] [--json] < <notes>",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
