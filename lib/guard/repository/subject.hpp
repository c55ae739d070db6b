// SPDX-License-Identifier: MIT
// What is to be judged, found with git: staged, in commits, everywhere.
#pragma once

#include "base/error.hpp"
#include "base/process.hpp"
#include "git/repository.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// One file version, or the message of a commit or tag.
struct Subject {
  std::string path;    // as git has it; empty for a commit message
  std::string blob;    // object id; empty for a message
  std::string commit;  // where it comes in; empty for what is only staged
  std::string message; // of a commit, or a tag
  std::string tag;     // the name of the tag that `message` is of
};

// One path of `git diff --raw -z`.
struct RawChange {
  std::string path;
  std::string blob;   // the new one
  std::string commit; // of a commit's diff, else empty
};

// The files that come in or change, of the output of `git diff --raw -z
// --no-abbrev --no-renames` or, with lines of commit ids between, of `git
// diff-tree --stdin -z --raw [-c]`. Deleted files and submodules are left
// out; of a symbolic link the content is its text. Throws Error for what is no
// such output.
[[nodiscard]] std::vector<RawChange> parse_raw(std::string_view output);

// The command that lists what would be committed, as `parse_raw` reads it,
// against `parent` (empty: HEAD).
[[nodiscard]] base::Command staged_command(const std::string& parent = {});

// What differs from every one of `parents` in the same way: a merge answers
// only for what none of them had.
[[nodiscard]] std::vector<RawChange>
in_all(std::vector<std::vector<RawChange>> parents);

// Files that the commits of `git rev-list <arguments>` bring in, and their
// messages; merges against all their parents; what tags and names among the
// arguments bring in beside. Throws Error in git's words
// when the range cannot be walked, and when `shallow` boundaries cut it.
enum class Messages { leave, read };
[[nodiscard]] std::vector<Subject>
subjects_of_commits(std::vector<std::string> revisions, Messages messages);

// Every file of the index; of a tree (or what has one: HEAD).
[[nodiscard]] std::vector<Subject> subjects_of_index();
[[nodiscard]] std::vector<Subject> subjects_of_tree(const std::string& tree);

// The messages of the commits that `revisions` name.
[[nodiscard]] std::vector<Subject>
read_messages(std::span<const std::string> revisions);

// What is said of a range that a shallow clone cuts off.
[[nodiscard]] Error cut_history();

// Subjects as they become known: some at a time, none at the end.
using NextSubjects = std::function<std::vector<Subject>()>;

// Every file version that any ref of `repository` reaches, each once, under
// the first path it is met with; then every message.
// Git is at work while what it has found is judged. Throws Error when the
// history is not whole.
[[nodiscard]] NextSubjects history_of(const git::Repository& repository);

} // namespace handoff::guard
