// SPDX-License-Identifier: MIT
// Which branch a branch left: found as a person would look for it.
#include "git/branch/base_choice.hpp"

#include "git/branch/base_candidates.hpp"
#include "git/git.hpp"
#include "text/nearest.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace handoff::git {
namespace {

base::Command commit_question(const std::string& rev) {
  return command({"rev-parse",
                  "--verify",
                  "--quiet",
                  "--end-of-options",
                  rev + "^{commit}"});
}

base::Command upstream_question(const std::string& branch) {
  return command({"rev-parse", "--symbolic-full-name", branch + "@{upstream}"});
}

std::string first_line(const base::Completed& completed) {
  return completed.ok() ? completed.out.substr(0, completed.out.find('\n'))
                        : "";
}

// People leave the remote's name out: "master" for "origin/master".
std::string_view
nearest_on_a_remote(std::string_view name,
                    std::span<const std::string_view> branches) {
  std::vector<std::string_view> ends;
  for (const std::string_view branch : branches) {
    ends.push_back(branch.substr(branch.find('/') + 1));
  }
  const std::string_view near = text::nearest(name, ends);
  const auto found = std::find(ends.begin(), ends.end(), near);
  return near.empty()
             ? near
             : branches[static_cast<std::size_t>(found - ends.begin())];
}

Error unknown(const std::string& what, const std::string& name) {
  const std::vector<std::string> known = branch_names();
  const std::vector<std::string_view> views(known.begin(), known.end());
  std::string_view near = text::nearest(name, views);
  if (near.empty()) {
    near = nearest_on_a_remote(name, views);
  }
  return Error("unknown " + what + " '" + name + "'",
               near.empty() ? "'git branch --all' lists the branches there are"
                            : "did you mean '" + std::string(near) + "'?");
}

Standing find_branch(const std::string& branch) {
  const std::array<std::string, 3> refs = {
      "refs/heads/" + branch, "refs/remotes/" + branch, ""};
  const std::array<base::Command, 4> questions = {commit_question(refs[0]),
                                                  commit_question(refs[1]),
                                                  commit_question(branch),
                                                  upstream_question(branch)};
  const std::vector<base::Completed> said = base::run_all(questions);
  Standing standing = {.branch = branch, .is_head = false};
  for (std::size_t i = 0; i < refs.size() && standing.head.empty(); ++i) {
    standing.head = first_line(said[i]);
    standing.ref = refs[i];
  }
  if (standing.head.empty()) {
    throw unknown("branch", branch);
  }
  standing.upstream = first_line(said[3]);
  return standing;
}

std::optional<BaseChoice> base_option(const std::string& base) {
  if (base.empty()) {
    return std::nullopt;
  }
  const std::string id = first_line(base::run(commit_question(base)));
  if (id.empty()) {
    throw unknown("base", base);
  }
  return BaseChoice{.name = base, .rev = id, .origin = BaseOrigin::option};
}

// A base set for all of the user's repositories need not be in this one.
std::optional<BaseChoice> configured_base(const Repository& repository,
                                          const Standing& standing) {
  const auto entry = repository.config.entry(config::k_base);
  if (!entry || entry->value.empty() || entry->value == standing.branch) {
    return std::nullopt;
  }
  const std::string id = first_line(base::run(commit_question(entry->value)));
  if (!id.empty()) {
    return BaseChoice{
        .name = entry->value, .rev = id, .origin = BaseOrigin::config};
  }
  if (entry->scope == ConfigScope::global ||
      entry->scope == ConfigScope::system) {
    return std::nullopt;
  }
  throw unknown("base in handoff.base:", entry->value);
}

std::optional<BaseChoice> usual_base(const Repository& repository,
                                     const Standing& standing) {
  const UsualBases bases(repository, standing);
  const auto upstream = [&standing](BaseOrigin origin) {
    return BaseChoice{.name = short_name(standing.upstream),
                      .rev = standing.upstream,
                      .origin = origin};
  };
  if (bases.is_upstream_another()) {
    return upstream(BaseOrigin::upstream);
  }
  if (!bases.is_default_branch()) {
    if (const Ref* ref = bases.remote_head()) {
      return BaseChoice{.name = short_name(ref->target),
                        .rev = ref->id,
                        .origin = BaseOrigin::remote_head};
    }
    if (const Ref* ref = bases.first_usual_name()) {
      return BaseChoice{.name = short_name(ref->name),
                        .rev = ref->id,
                        .origin = BaseOrigin::common_name};
    }
  }
  if (standing.upstream.empty()) {
    return std::nullopt;
  }
  return upstream(BaseOrigin::own_upstream);
}

} // namespace

Standing find_standing(const Repository& repository,
                       const ScopeOptions& options) {
  const bool is_head = options.branch.empty() || options.branch == "HEAD" ||
                       options.branch == "@" ||
                       options.branch == repository.branch();
  if (!is_head) {
    return find_branch(options.branch);
  }
  Operation operation = read_operation(repository);
  Standing standing = {.branch = repository.branch(),
                       .ref = repository.head_ref,
                       .head = repository.head,
                       .upstream = repository.upstream,
                       .operation = std::move(operation)};
  const std::string& rebased = standing.operation.branch;
  if (standing.branch.empty() && !rebased.empty()) {
    standing.branch = rebased;
    standing.ref = "refs/heads/" + standing.branch;
    standing.upstream =
        first_line(base::run(upstream_question(standing.branch)));
  }
  return standing;
}

std::optional<BaseChoice> choose_base(const Repository& repository,
                                      const ScopeOptions& options,
                                      const Standing& standing) {
  if (standing.head.empty()) {
    return std::nullopt;
  }
  if (auto base = base_option(options.base)) {
    return base;
  }
  if (auto base = configured_base(repository, standing)) {
    return base;
  }
  return usual_base(repository, standing);
}

std::vector<std::string> branch_names() {
  const std::string listing = output(
      {"for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes"});
  std::vector<std::string> names;
  for (const std::string_view ref : text::split(listing, '\n')) {
    names.push_back(short_name(ref));
  }
  return names;
}

} // namespace handoff::git
