// SPDX-License-Identifier: MIT
// Where we are: the repository's directories, HEAD and format.
#include "git/repository.hpp"

#include "git/git.hpp"
#include "git/own_filters.hpp"
#include "text/object_id.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

using Lines = std::vector<std::string_view>;

// All of one rev-parse in its order; the last may fail (no upstream).
base::Command quick_question() {
  return command({"rev-parse",
                  "--is-bare-repository",
                  "--is-shallow-repository",
                  "--show-object-format",
                  "--path-format=absolute",
                  "--git-dir",
                  "--git-common-dir",
                  "--show-prefix",
                  "--show-toplevel",
                  "HEAD",
                  "--symbolic-full-name",
                  "HEAD",
                  "@{upstream}"});
}

void set_head_ref(Repository& repository, std::string_view name) {
  if (name.starts_with("refs/")) {
    repository.head_ref = name;
  }
}

// True when `lines` are the whole answer: no bare repository, no unborn HEAD,
// no newline in a path.
bool take_quick_answer(Repository& repository, const Lines& lines) {
  if (lines.size() < 9 || lines.size() > 10 || !lines[3].starts_with('/') ||
      !lines[4].starts_with('/') || !lines[6].starts_with('/') ||
      !text::is_object_id(lines[7])) {
    return false;
  }
  repository.is_bare = lines[0] == "true";
  repository.is_shallow = lines[1] == "true";
  repository.object_format = lines[2];
  repository.git_dir = lines[3];
  repository.common_dir = lines[4];
  repository.prefix = lines[5];
  repository.worktree = lines[6];
  repository.head = lines[7];
  set_head_ref(repository, lines[8]);
  // Of an upstream that is gone the question itself is the answer.
  if (lines.size() == 10 && lines[9].starts_with("refs/")) {
    repository.upstream = lines[9];
  }
  return true;
}

// Git's own words, its advice as the hint.
Error refusal(std::string_view error_output) {
  const std::string_view said = complaint(error_output);
  const std::string_view first = said.substr(0, said.find('\n'));
  std::string advice;
  for (const std::string_view line : text::split(
           said.substr(std::min(first.size() + 1, said.size())), '\n')) {
    const std::size_t text = line.find_first_not_of(" \t");
    if (text != std::string_view::npos) {
      advice += (advice.empty() ? "" : " ") + std::string(line.substr(text));
    }
  }
  if (advice.empty() && first.starts_with("not a git repository")) {
    advice = "change into one, or make one with 'git init'";
  }
  return Error(std::string(first), advice);
}

// The answer without its newline, or "" for a question that has none.
std::string answer(const base::Completed& completed) {
  std::string text = completed.ok() ? completed.out : "";
  if (text.ends_with('\n')) {
    text.pop_back();
  }
  return text;
}

// One process a question, for what one answer per line cannot say.
void ask_each(Repository& repository) {
  const std::vector<base::Command> questions = {
      command({"rev-parse", "--path-format=absolute", "--git-dir"}),
      command({"rev-parse", "--path-format=absolute", "--git-common-dir"}),
      command({"rev-parse", "--is-bare-repository"}),
      command({"rev-parse", "--is-shallow-repository"}),
      command({"rev-parse", "--show-object-format"}),
      command({"rev-parse", "--show-prefix"}),
      command({"rev-parse", "--show-toplevel"}),
      command({"rev-parse", "--verify", "-q", "HEAD^{commit}"}),
      command({"symbolic-ref", "-q", "HEAD"}),
      command({"rev-parse", "--symbolic-full-name", "@{upstream}"})};
  const std::vector<base::Completed> said = base::run_all(questions);
  if (!said[0].ok()) {
    throw refusal(said[0].err);
  }
  repository.git_dir = answer(said[0]);
  repository.common_dir = answer(said[1]);
  repository.is_bare = answer(said[2]) == "true";
  repository.is_shallow = answer(said[3]) == "true";
  repository.object_format = answer(said[4]);
  repository.prefix = answer(said[5]);
  repository.worktree = answer(said[6]);
  repository.head = answer(said[7]);
  set_head_ref(repository, answer(said[8]));
  repository.upstream = answer(said[9]);
}

base::Command bases_question() {
  std::vector<std::string> arguments = {
      "for-each-ref",
      "--format=%(objectname)%00%(refname)%00%(symref)",
      "refs/remotes/*/HEAD"};
  for (const char* name : k_usual_names) {
    arguments.push_back(std::string("refs/heads/") + name);
    arguments.push_back(std::string("refs/remotes/*/") + name);
  }
  return command(std::move(arguments));
}

std::vector<Ref> parse_refs(std::string_view listing) {
  std::vector<Ref> refs;
  for (const std::string_view line : text::split(listing, '\n')) {
    const Lines fields = text::split(line, '\0');
    if (fields.size() < 2) {
      continue;
    }
    refs.push_back({.name = std::string(fields[1]),
                    .id = std::string(fields[0]),
                    .target = std::string(fields.size() > 2 ? fields[2] : "")});
  }
  return refs;
}

} // namespace

std::string short_name(std::string_view ref) {
  for (const std::string_view prefix : {"refs/heads/", "refs/remotes/"}) {
    if (ref.starts_with(prefix)) {
      return std::string(ref.substr(prefix.size()));
    }
  }
  return std::string(ref);
}

std::string Repository::branch() const {
  return short_name(head_ref);
}

bool Repository::is_partial() const {
  if (config.get("extensions.partialclone")) {
    return true;
  }
  const std::vector<std::string> remotes = config.subsections("remote");
  return std::any_of(
      remotes.begin(), remotes.end(), [this](const std::string& remote) {
        return config.get_bool("remote." + remote + ".promisor")
            .value_or(false);
      });
}

base::Command Repository::at_top(std::vector<std::string> arguments,
                                 std::string input) const {
  base::Command result =
      command(std::move(arguments), worktree, std::move(input));
  result.environment.push_back("GIT_DIR=" + git_dir);
  result.environment.push_back("GIT_WORK_TREE=" + worktree);
  for (std::string& pair : environment_for_filters(config)) {
    result.environment.push_back(std::move(pair));
  }
  return result;
}

base::Command config_question() {
  return command({"config", "--list", "-z", "--show-scope", "--includes"});
}

Repository discover(Ask ask) {
  return discover_with(ask, {}).repository;
}

Discovery discover_with(Ask ask,
                        std::vector<base::Command> more,
                        const std::function<void()>& meanwhile) {
  const std::size_t others = more.size();
  more.push_back(quick_question());
  more.push_back(config_question());
  if (ask == Ask::place_and_bases) {
    more.push_back(bases_question());
  }
  std::vector<base::Completed> said = base::run_all(more, meanwhile);
  const std::span own = std::span(said).subspan(others);
  if (own[0].out.empty()) {
    throw refusal(own[0].err);
  }
  Discovery found;
  Repository& repository = found.repository;
  if (!take_quick_answer(repository, text::split(own[0].out, '\n'))) {
    ask_each(repository);
  }
  if (!own[1].ok()) {
    throw failure("read git's configuration", own[1]);
  }
  repository.config = Config(own[1].out);
  if (ask == Ask::place_and_bases) {
    repository.usual_bases = parse_refs(own[2].out);
  }
  said.resize(others);
  found.said = std::move(said);
  return found;
}

} // namespace handoff::git
