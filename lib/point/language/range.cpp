// SPDX-License-Identifier: MIT
// Which commits a filter without a handoff works on.
#include "point/language/range.hpp"

#include "git/branch/base_choice.hpp"
#include "git/git.hpp"

namespace handoff::point {
namespace {

// Nothing to measure against: as many commits as `git handoff` shows.
constexpr const char* k_recent = "~10";

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string commit_of(const std::string& name) {
  const base::Completed said = git::run({"rev-parse",
                                         "--verify",
                                         "--quiet",
                                         "--end-of-options",
                                         name + "^{commit}"});
  return said.ok() ? first_line(said.out) : "";
}

std::string known_commit(const std::string& name) {
  std::string id = commit_of(name);
  if (id.empty()) {
    throw Error("unknown revision '" + name + "'");
  }
  return id;
}

} // namespace

Range find_range(const git::Repository& repository,
                 const std::string& base,
                 const std::string& head) {
  Range range;
  range.head = head.empty() ? repository.head : known_commit(head);
  if (range.head.empty()) {
    return range;
  }
  git::Standing standing = git::find_standing(repository, {});
  standing.head = range.head;
  const auto choice = git::choose_base(repository, {.base = base}, standing);
  if (choice) {
    range.base =
        first_line(git::run({"merge-base", choice->rev, range.head}).out);
  }
  const bool is_own = !choice || (base.empty() && range.base == range.head);
  if (is_own) {
    range.base = commit_of(range.head + k_recent);
  }
  return range;
}

} // namespace handoff::point
