// SPDX-License-Identifier: MIT
// What there is of a path that is to be rescued: in the work tree, the index
// and the history.
#include "handoff/rescue_source.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace handoff {
namespace {

namespace fs = std::filesystem;

// What git would call a path that it does not know: below the top of the
// work tree, whatever links lead there. Throws Error when it is elsewhere.
std::string name_below_top(const git::Repository& repository,
                           const std::string& typed) {
  const fs::path path = fs::path(typed).lexically_normal();
  const fs::path real =
      fs::weakly_canonical(fs::absolute(path).parent_path()) / path.filename();
  const fs::path name =
      real.lexically_relative(fs::canonical(repository.worktree));
  if (name.empty() || *name.begin() == "..") {
    throw Error("'" + typed + "' is outside the work tree");
  }
  return name.string();
}

// The paths that git knows under a name, each once, though a conflict has it
// in several stages.
std::string full_name(const git::Repository& repository,
                      const std::string& typed) {
  const std::string listed = git::output({"--literal-pathspecs",
                                          "ls-files",
                                          "-z",
                                          "--deduplicate",
                                          "--full-name",
                                          "--",
                                          typed});
  const auto names = text::split(listed, '\0');
  if (names.size() > 1 || fs::is_directory(fs::symlink_status(typed))) {
    throw Error("'" + typed + "' is a folder", "name the files in it");
  }
  return names.empty() ? name_below_top(repository, typed)
                       : std::string(names.front());
}

bool is_same(const fs::path& one, const std::string& other) {
  std::error_code missing;
  return !other.empty() && fs::equivalent(one, other, missing) && !missing;
}

// Git's own files are never rescued, by whatever name a file system knows
// them, and those of another repository are that one's affair.
void require_own_path(const git::Repository& repository,
                      const std::string& path,
                      const std::string& typed) {
  const fs::path top = repository.worktree;
  fs::path reached = top;
  for (const fs::path& part : fs::path(path)) {
    if (reached != top && fs::exists(fs::symlink_status(reached / ".git"))) {
      throw Error("'" + typed + "' is in another repository, '" +
                      reached.lexically_relative(top).string() + "'",
                  "go there to rescue it");
    }
    reached /= part;
    const std::string name = text::to_lower(part.string());
    if (name == ".git" || is_same(reached, (top / ".git").string()) ||
        is_same(reached, repository.git_dir) ||
        is_same(reached, repository.common_dir)) {
      throw Error("'" + typed + "' is one of git's own files",
                  "only files of the work tree can be rescued");
    }
  }
}

std::optional<std::string> object(const std::string& name) {
  base::Completed said = git::run({"cat-file", "blob", name});
  return said.ok() ? std::optional(std::move(said.out)) : std::nullopt;
}

// What the index had before the handoff came: HEAD's version, or, when the
// handoff is committed and nothing has changed since, that of the commit
// before, so that `git commit --amend` takes it out.
void find_before(RescueSource& source) {
  const std::optional<std::string> head = object("HEAD:" + source.path);
  if (!head) {
    return;
  }
  if (source.versions != std::vector{*head}) {
    source.before = "HEAD";
    return;
  }
  source.is_committed = true;
  const std::optional<std::string> older = object("HEAD^:" + source.path);
  if (older && older != head) {
    source.before = "HEAD^";
  }
}

// Of the index: the path itself, or in a conflict its ancestor, ours, theirs.
void read_index(RescueSource& source) {
  constexpr std::array k_stages = {":0:", ":1:", ":2:", ":3:"};
  for (const char* stage : k_stages) {
    std::optional<std::string> bytes = object(stage + source.path);
    if (!bytes) {
      continue;
    }
    source.is_in_index = true;
    const bool is_new =
        std::ranges::find(source.versions, *bytes) == source.versions.end();
    if (is_new && !bytes->empty()) { // `git add -N` adds no bytes
      source.versions.push_back(std::move(*bytes));
    }
  }
}

} // namespace

RescueSource find_rescue_source(const git::Repository& repository,
                                const std::string& typed) {
  RescueSource source{.path = full_name(repository, typed)};
  require_own_path(repository, source.path, typed);
  const std::string file = repository.worktree + "/" + source.path;
  if (fs::is_regular_file(fs::symlink_status(file))) {
    source.has_file = true;
    source.versions.push_back(base::read_file(file));
  }
  read_index(source);
  if (!source.has_file && !source.is_in_index) {
    throw Error("'" + typed + "' is neither staged nor in the work tree");
  }
  find_before(source);
  return source;
}

} // namespace handoff
