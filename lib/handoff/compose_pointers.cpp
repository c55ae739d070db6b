// SPDX-License-Identifier: MIT
// Where to look: changed files, documents, issues, the web.
#include "forge/permalink.hpp"
#include "handoff/changed_place.hpp"
#include "handoff/compose.hpp"
#include "handoff/compose_parts.hpp"
#include "handoff/file_role.hpp"
#include "handoff/note_entries.hpp"
#include "handoff/relevance.hpp"
#include "point/language/pointer.hpp"

#include <algorithm>
#include <tuple>

namespace handoff {
namespace {

constexpr std::size_t k_max_files = 8;
constexpr std::size_t k_max_issues = 8;

std::string churn(const git::FileChange& file) {
  if (file.is_submodule) {
    return "submodule";
  }
  if (file.is_binary) {
    return "binary or huge"; // git counts no lines in either
  }
  return "+" + std::to_string(file.added) + " -" + std::to_string(file.deleted);
}

std::string change_words(const git::FileChange& file) {
  switch (file.kind) {
  case git::ChangeKind::added:
    return "new, " + churn(file);
  case git::ChangeKind::deleted:
    return "deleted";
  case git::ChangeKind::renamed:
    return "renamed, " + churn(file);
  case git::ChangeKind::type_changed:
    return "type changed";
  case git::ChangeKind::modified:
    break;
  }
  return churn(file);
}

// Where in the file, with the functions that were added, changed or removed.
point::Pointer file_pointer(const git::FileChange& file,
                            const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  const auto hunks = gathered.hunks.find(file.path);
  if (file.kind == git::ChangeKind::deleted) {
    return {.rev = scope.short_id(scope.base), .path = file.path};
  }
  const std::string rev = scope.short_id(scope.head);
  if (hunks == gathered.hunks.end()) {
    return {.rev = rev, .path = file.path};
  }
  return file.kind == git::ChangeKind::added
             ? new_file(rev, file.path, hunks->second)
             : changed_place(rev, file.path, hunks->second);
}

DraftEntry file_entry(const git::FileChange& file, const Gathered& gathered) {
  DraftEntry entry = {
      .pieces = {pointer(point::render(file_pointer(file, gathered))),
                 plain(" (" + change_words(file))},
      .weight = Weight::normal};
  if (!file.old_path.empty()) {
    entry.pieces.insert(entry.pieces.end(),
                        {plain(" from "), path_name(file.old_path)});
  }
  entry.pieces.push_back(plain(")"));
  return entry;
}

// A document that is told with its title says there how it changed. A review
// has a list of files of its own.
bool is_listed_document(const Gathered& gathered, const git::FileChange& file) {
  return gathered.kind != Kind::review &&
         gathered.titles.find(file.path) != gathered.titles.end();
}

void add_files(const Gathered& gathered,
               std::string_view purpose,
               std::vector<DraftEntry>& entries) {
  const git::Scope& scope = gathered.scope;
  const auto files = files_that_matter(scope, purpose);
  for (const git::FileChange* file : files) {
    if (!is_listed_document(gathered, *file)) {
      entries.push_back(file_entry(*file, gathered));
    }
  }
  if (files.size() < scope.files.size()) {
    const std::string head = scope.short_id(scope.head);
    entries.push_back(
        {.pieces = {
             plain(counted(scope.files.size() - files.size(), "more file") +
                   ": "),
             pointer(scope.base.empty()
                         ? "git ls-tree -r --name-only " + head
                         : "git diff --stat " + scope.short_id(scope.base) +
                               "..." + head)}});
  }
}

// Where in a document, what it is, and how the branch changed it.
DraftEntry document_entry(const Gathered& gathered,
                          const DocumentArtifact& document,
                          const std::string& title) {
  const auto& files = gathered.scope.files;
  const auto file =
      std::ranges::find(files, document.path, &git::FileChange::path);
  const bool is_committed = file != files.end();
  const point::Pointer place =
      is_committed
          ? file_pointer(*file, gathered)
          : point::Pointer{.rev = gathered.scope.short_id(gathered.scope.head),
                           .path = document.path};
  DraftEntry entry = {
      .pieces = {pointer(point::render(place)), plain(" " + document.role)}};
  if (!title.empty()) {
    entry.pieces.insert(entry.pieces.end(),
                        {plain(" \""), plain(title), plain("\"")});
  }
  entry.pieces.push_back(plain(is_committed ? " (" + change_words(*file) + ")"
                               : document.is_changed ? ", changed here"
                                                     : ", named in the notes"));
  return entry;
}

void add_documents(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  for (const DocumentArtifact& document : gathered.artifacts.documents) {
    const auto title = gathered.titles.find(document.path);
    if (title != gathered.titles.end()) { // else no pointer resolves
      entries.push_back(document_entry(gathered, document, title->second));
    }
  }
}

std::string issue_address(const Gathered& gathered,
                          const forge::Reference& reference) {
  if (!reference.url.empty()) {
    return reference.url;
  }
  const bool is_number = reference.key.find('-') == std::string::npos;
  if (!is_number) {
    std::string url = gathered.tracker_url;
    const std::size_t at = url.find("%s");
    return at == std::string::npos ? url : url.replace(at, 2, reference.key);
  }
  if (!gathered.remote) {
    return {};
  }
  forge::Remote remote = *gathered.remote;
  if (!reference.repository.empty()) {
    const std::size_t slash = reference.repository.rfind('/');
    remote.owner = reference.repository.substr(0, slash);
    remote.name = reference.repository.substr(slash + 1);
  }
  return forge::issue_url(remote, reference.key).value_or("");
}

std::string issue_words(const IssueArtifact& issue, const git::Scope& scope) {
  const bool is_fixed =
      issue.reference.action == forge::Action::fixes && !issue.commit.empty();
  if (is_fixed) {
    return ", fixed by " + scope.short_id(issue.commit);
  }
  return issue.is_named_by_branch
             ? ", named by the branch"
             : ", named by " + scope.short_id(issue.commit);
}

// An issue that a commit only mentions tells less than what it fixes and what
// the branch is named after.
bool is_central(const IssueArtifact& issue) {
  return issue.reference.action == forge::Action::fixes ||
         issue.is_named_by_branch;
}

void add_issues(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  std::vector<IssueArtifact> issues = gathered.artifacts.issues;
  // What the author names is in the author's words, and in which repository a
  // bare number is meant there cannot be known.
  std::erase_if(issues, [](const IssueArtifact& issue) {
    return issue.commit.empty() && !issue.is_named_by_branch;
  });
  std::stable_partition(issues.begin(), issues.end(), is_central);
  const std::size_t all = issues.size();
  issues.resize(std::min(all, k_max_issues));
  for (const IssueArtifact& issue : issues) {
    DraftEntry entry = {.pieces = {plain(issue.reference.name()),
                                   plain(issue_words(issue, gathered.scope))},
                        .weight =
                            is_central(issue) ? Weight::normal : Weight::low};
    const std::string url = issue_address(gathered, issue.reference);
    if (!url.empty()) {
      entry.pieces.insert(entry.pieces.end(), {plain(": "), pointer(url)});
    }
    entries.push_back(std::move(entry));
  }
  if (issues.size() < all) {
    entries.push_back({.pieces = {plain(std::to_string(all - issues.size()) +
                                        " more that commits only mention")},
                       .weight = Weight::low});
  }
}

void add_web(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  const git::Scope& scope = gathered.scope;
  const bool has_page = gathered.remote && !scope.base.empty() &&
                        !is_history_of_others(gathered) &&
                        gathered.published == Published::yes &&
                        scope.base != scope.head;
  if (!has_page) {
    return;
  }
  if (const auto url = forge::compare_url(*gathered.remote,
                                          scope.short_id(scope.base),
                                          scope.short_id(scope.head))) {
    entries.push_back({.pieces = {plain("On the web: "), pointer(*url)}});
  }
}

} // namespace

std::vector<const git::FileChange*>
files_that_matter(const git::Scope& scope, std::string_view purpose) {
  struct Ranked {
    const git::FileChange* file;
    FileRole role;
    std::size_t relevance;
  };
  const Relevance relevance(purpose);
  std::vector<Ranked> files;
  for (const git::FileChange& file : scope.files) {
    const FileRole role = file_role(file.path);
    if (role != FileRole::generated) {
      files.push_back({&file, role, relevance.of(file.path)});
    }
  }
  std::ranges::stable_sort(files, [](const Ranked& a, const Ranked& b) {
    const auto lines = [](const Ranked& one) {
      return one.file->added + one.file->deleted;
    };
    return std::tuple(a.role, b.relevance, lines(b)) <
           std::tuple(b.role, a.relevance, lines(a));
  });
  files.resize(std::min(files.size(), k_max_files));
  std::vector<const git::FileChange*> result;
  for (const Ranked& ranked : files) {
    result.push_back(ranked.file);
  }
  return result;
}

void compose_pointers(const Gathered& gathered, Draft& draft) {
  std::vector<DraftEntry>& pointers = draft.parts[Part::pointers];
  add_notes(gathered, {Section::pointers}, pointers);
  add_issues(gathered, pointers);
  add_documents(gathered, pointers);
  add_files(gathered,
            draft.purpose,
            gathered.kind == Kind::review ? draft.parts[Part::files]
                                          : pointers);
  add_web(gathered, pointers);
}

} // namespace handoff
