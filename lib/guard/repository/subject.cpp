// SPDX-License-Identifier: MIT
// What is to be judged, found with git: staged, in commits, everywhere.
#include "guard/repository/subject.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/repository/tags.hpp"
#include "text/object_id.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace handoff::guard {
namespace {

using Fields = std::vector<std::string_view>;

bool is_zero(std::string_view id) {
  return id.find_first_not_of('0') == std::string_view::npos;
}

bool is_file(std::string_view mode) {
  return mode == "100644" || mode == "100755" || mode == "100664" ||
         mode == "120000"; // a link: its text can be anything
}

Error unreadable() {
  return Error("cannot parse the output of 'git diff'",
               "report this with the output of 'git --version'");
}

// ":100644 100644 <old> <new> M", or for n parents n + 1 modes and ids. The
// new mode and id, when they are a file's.
std::optional<std::string_view> new_blob(std::string_view entry) {
  const std::size_t parents = entry.find_first_not_of(':');
  if (parents == std::string_view::npos) {
    throw unreadable();
  }
  const Fields fields = text::split(entry.substr(parents), ' ');
  if (fields.size() != 2 * (parents + 1) + 1) {
    throw unreadable();
  }
  const std::string_view mode = fields[parents];
  const std::string_view id = fields[2 * parents + 1];
  return is_file(mode) && !is_zero(id) ? std::optional(id) : std::nullopt;
}

// Runs git on `input` and gives its output; failures in git's words.
std::string ask(std::vector<std::string> arguments, std::string input = {}) {
  return git::output(std::move(arguments), {}, std::move(input));
}

std::vector<std::string> with(std::vector<std::string> arguments,
                              std::span<const std::string> more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

// Their ids, a line each.
std::string list_commits(std::span<const std::string> revisions) {
  base::Completed said = git::run(with({"rev-list"}, revisions));
  if (!said.ok()) {
    throw Error(git::failure("list the commits to check", said).what(),
                "a range is A..B, and 'git log A..B' must work here");
  }
  return std::move(said.out);
}

// In a shallow repository the commits at its edge seem to have brought in
// everything: a range that reaches them is not known.
void require_whole_history(std::string_view commits) {
  const std::string said = ask({"rev-parse", "--is-shallow-repository"});
  if (said != "true\n") {
    return;
  }
  std::string path = ask({"rev-parse", "--git-path", "shallow"});
  path.pop_back();
  const std::string edge = base::read_file(path);
  for (const std::string_view commit : text::split(edge, '\n')) {
    if (commits.find(commit) != std::string_view::npos) {
      throw cut_history();
    }
  }
}

} // namespace

Error cut_history() {
  return Error("the history is cut off inside the range: the repository is "
               "shallow",
               "git fetch --unshallow, or fetch-depth: 0 in actions/checkout");
}

std::vector<RawChange> parse_raw(std::string_view output) {
  std::vector<RawChange> changes;
  std::string commit;
  const Fields fields = text::split(output, '\0');
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (text::is_object_id(fields[i])) {
      commit = fields[i];
      continue;
    }
    if (!fields[i].starts_with(':') || i + 1 == fields.size()) {
      throw unreadable();
    }
    if (const auto blob = new_blob(fields[i])) {
      changes.push_back(
          {std::string(fields[i + 1]), std::string(*blob), commit});
    }
    ++i;
  }
  return changes;
}

base::Command staged_command(const std::string& parent) {
  std::vector<std::string> arguments = {"diff",
                                        "--cached",
                                        "--raw",
                                        "-z",
                                        "--no-abbrev",
                                        "--no-renames",
                                        "--no-relative",
                                        "--no-ext-diff",
                                        "--ignore-submodules=dirty"};
  if (!parent.empty()) {
    arguments.push_back(parent);
  }
  arguments.emplace_back("--");
  return git::command(std::move(arguments));
}

std::vector<RawChange> in_all(std::vector<std::vector<RawChange>> parents) {
  std::vector<RawChange> common = std::move(parents.front());
  for (std::size_t i = 1; i < parents.size(); ++i) {
    std::set<std::pair<std::string_view, std::string_view>> other;
    for (const RawChange& change : parents[i]) {
      other.emplace(change.path, change.blob);
    }
    std::erase_if(common, [&](const RawChange& change) {
      return !other.contains({change.path, change.blob});
    });
  }
  return common;
}

std::vector<Subject> subjects_of_commits(std::vector<std::string> revisions,
                                         Messages messages) {
  revisions.emplace_back("--");
  std::vector<Subject> subjects = subjects_beside_commits(revisions);
  const std::string commits = list_commits(revisions);
  if (commits.empty()) {
    return subjects;
  }
  require_whole_history(commits);
  const std::string raw = ask({"diff-tree",
                               "--stdin",
                               "-r",
                               "-c",
                               "-z",
                               "--raw",
                               "--root",
                               "--no-renames",
                               "--no-abbrev"},
                              commits);
  for (RawChange& change : parse_raw(raw)) {
    subjects.push_back({.path = std::move(change.path),
                        .blob = std::move(change.blob),
                        .commit = std::move(change.commit)});
  }
  if (messages == Messages::read) {
    for (Subject& message : read_messages(revisions)) {
      subjects.push_back(std::move(message));
    }
  }
  return subjects;
}

std::vector<Subject> read_messages(std::span<const std::string> revisions) {
  std::vector<Subject> subjects;
  const std::string said = ask(with(
      {"log", "-z", "--no-show-signature", "--no-notes", "--format=%H%n%B"},
      revisions));
  for (const std::string_view message : text::split(said, '\0')) {
    const std::size_t end = message.find('\n');
    if (end != std::string_view::npos &&
        text::is_object_id(message.substr(0, end))) {
      subjects.push_back({.commit = std::string(message.substr(0, end)),
                          .message = std::string(message.substr(end + 1))});
    }
  }
  return subjects;
}

namespace {

// "<mode> <id> <stage>\t<path>" and "<mode> blob <id>\t<path>".
std::vector<Subject> parse_listing(std::string_view listing,
                                   std::size_t id_field) {
  std::vector<Subject> subjects;
  for (const std::string_view entry : text::split(listing, '\0')) {
    const std::size_t tab = entry.find('\t');
    const Fields fields = text::split(entry.substr(0, tab), ' ');
    if (tab == std::string_view::npos || fields.size() != 3) {
      throw unreadable();
    }
    if (is_file(fields[0])) {
      subjects.push_back({.path = std::string(entry.substr(tab + 1)),
                          .blob = std::string(fields[id_field])});
    }
  }
  return subjects;
}

} // namespace

std::vector<Subject> subjects_of_index() {
  base::Command listing =
      git::command({"ls-files", "-z", "--stage", "--full-name", "--", ":/"});
  listing.environment.emplace_back("GIT_LITERAL_PATHSPECS=0");
  const base::Completed said = base::run(listing);
  if (!said.ok()) {
    throw git::failure("list the index", said);
  }
  return parse_listing(said.out, 1);
}

std::vector<Subject> subjects_of_tree(const std::string& tree) {
  return parse_listing(ask({"ls-tree", "-r", "-z", "--full-tree", tree}), 2);
}

} // namespace handoff::guard
