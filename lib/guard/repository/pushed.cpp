// SPDX-License-Identifier: MIT
// What git tells the hooks of a push, as revisions.
#include "base/error.hpp"
#include "git/git.hpp"
#include "guard/repository/repository_guard.hpp"
#include "text/split.hpp"

#include <set>

namespace handoff::guard {
namespace {

bool is_zero(std::string_view id) {
  return id.find_first_not_of('0') == std::string_view::npos;
}

std::vector<std::string_view> fields_of(std::string_view line,
                                        std::size_t count) {
  std::vector<std::string_view> fields = text::split(line, ' ');
  if (fields.size() != count) {
    throw Error("cannot understand '" + std::string(line) +
                    "' from git's push hook",
                "call this from a hook, with its standard input");
  }
  return fields;
}

} // namespace

PushedRefs parse_pre_push(std::string_view lines, std::string_view remote) {
  PushedRefs pushed;
  std::vector<std::string> theirs;
  for (const std::string_view line : text::split(lines, '\n')) {
    const auto fields = fields_of(line, 4);
    if (is_zero(fields[1])) {
      continue; // a deletion
    }
    pushed.revisions.emplace_back(fields[1]);
    // What they have there may not be here; then it excludes nothing.
    const bool is_here =
        !is_zero(fields[3]) &&
        git::run({"cat-file", "-e", std::string(fields[3])}).ok();
    if (is_here) {
      theirs.emplace_back(fields[3]);
    }
  }
  if (pushed.revisions.empty()) {
    return pushed;
  }
  pushed.revisions.emplace_back("--not");
  pushed.revisions.insert(pushed.revisions.end(), theirs.begin(), theirs.end());
  // A URL without a name: whatever any remote has.
  const bool is_name =
      !remote.empty() && remote.find_first_of(":/") == std::string_view::npos;
  pushed.revisions.push_back(is_name ? "--remotes=" + std::string(remote)
                                     : "--remotes");
  return pushed;
}

PushedRefs parse_pre_receive(std::string_view lines) {
  PushedRefs pushed;
  for (const std::string_view line : text::split(lines, '\n')) {
    const auto fields = fields_of(line, 3);
    if (!is_zero(fields[1])) {
      pushed.revisions.emplace_back(fields[1]);
    }
  }
  if (!pushed.revisions.empty()) {
    pushed.revisions.emplace_back("--not");
    pushed.revisions.emplace_back("--all");
  }
  return pushed;
}

} // namespace handoff::guard
