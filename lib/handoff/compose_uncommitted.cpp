// SPDX-License-Identifier: MIT
// What is not committed: where, and which functions.
#include "handoff/changed_place.hpp"
#include "handoff/compose_parts.hpp"
#include "handoff/file_role.hpp"

#include <algorithm>
#include <set>

namespace handoff {
namespace {

constexpr std::size_t k_max_files = 12;

bool is_untracked(const git::UncommittedFile& file) {
  return file.index == '?' || file.worktree == '?';
}

bool is_new(const git::UncommittedFile& file) {
  return is_untracked(file) || file.index == 'A';
}

bool is_gone(const git::UncommittedFile& file) {
  return file.worktree == 'D' || (file.index == 'D' && file.worktree == '.');
}

// Nothing for what is usual: changed, and not staged.
std::string status_words(const git::UncommittedFile& file) {
  if (file.index == 'U' || file.worktree == 'U') {
    return "conflict";
  }
  if (is_untracked(file)) {
    return "untracked";
  }
  std::string words = is_gone(file)       ? "deleted"
                      : file.index == 'A' ? "new"
                                          : "";
  if (file.index != '.') {
    words += words.empty() ? "" : ", ";
    words += file.worktree == '.' ? "staged" : "partly staged";
  }
  return words;
}

// Paths that the transcripts say were edited, or nothing where there is none.
std::set<std::string> edited_files(const Gathered& gathered) {
  std::set<std::string> paths;
  for (const session::DigestItem& item : gathered.sessions.digest.items) {
    if (item.kind == session::DigestKind::file) {
      paths.insert(item.code);
    }
  }
  return paths;
}

DraftPiece place_of(const git::UncommittedFile& file,
                    const Gathered& gathered) {
  const bool is_kept = gathered.snapshot && !is_gone(file) &&
                       !file.is_submodule && !file.path.ends_with('/');
  if (!is_kept) {
    return path_name(file.path);
  }
  const std::string rev = gathered.scope.short_id(gathered.snapshot->commit);
  const auto found = gathered.uncommitted_hunks.find(file.path);
  if (found == gathered.uncommitted_hunks.end()) {
    return path_name(file.path);
  }
  return pointer(point::render(
      is_new(file) ? new_file(rev, file.path, found->second)
                   : changed_place(rev, file.path, found->second)));
}

DraftEntry file_entry(const git::UncommittedFile& file,
                      const Gathered& gathered,
                      const std::set<std::string>& edited) {
  DraftEntry entry = {
      .pieces = {plain("Uncommitted: "), place_of(file, gathered)},
      .weight = file_role(file.path) == FileRole::production ? Weight::high
                                                             : Weight::normal};
  const std::string words = status_words(file);
  if (!words.empty()) {
    entry.pieces.push_back(plain(" " + words));
  }
  if (!file.old_path.empty()) {
    entry.pieces.insert(entry.pieces.end(),
                        {plain(", renamed from "), path_name(file.old_path)});
  }
  if (!edited.empty() && !edited.contains(file.path)) {
    entry.pieces.push_back(plain(words.empty()
                                     ? " not edited by the session"
                                     : ", not edited by the session"));
  }
  return entry;
}

} // namespace

void compose_uncommitted(const Gathered& gathered,
                         std::vector<DraftEntry>& entries) {
  std::vector<const git::UncommittedFile*> files;
  std::size_t generated = 0;
  for (const git::UncommittedFile& file : gathered.scope.uncommitted) {
    const bool is_generated = file_role(file.path) == FileRole::generated;
    generated += is_generated ? 1 : 0;
    if (!is_generated) {
      files.push_back(&file);
    }
  }
  std::ranges::stable_sort(files, {}, [](const git::UncommittedFile* file) {
    return std::pair(file_role(file->path), is_untracked(*file));
  });
  const std::set<std::string> edited = edited_files(gathered);
  const std::size_t shown = std::min(files.size(), k_max_files);
  for (std::size_t i = 0; i < shown; ++i) {
    entries.push_back(file_entry(*files[i], gathered, edited));
  }
  std::string more;
  if (shown < files.size()) {
    more = counted(files.size() - shown, "more path");
  }
  if (generated > 0) {
    more += more.empty() ? "" : " and ";
    more += counted(generated, "generated or lock file");
  }
  if (!more.empty()) {
    entries.push_back({.pieces = {plain("Uncommitted, too: " + more + ".")},
                       .weight = Weight::normal});
  }
}

} // namespace handoff
