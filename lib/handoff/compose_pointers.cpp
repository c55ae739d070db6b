// SPDX-License-Identifier: MIT
// Where to look: changed files, documents, issues, the web.
#include "forge/permalink.hpp"
#include "handoff/compose.hpp"
#include "handoff/compose_parts.hpp"
#include "handoff/relevance.hpp"
#include "point/label.hpp"
#include "point/pointer.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t k_most_files = 12;
constexpr std::size_t k_most_issues = 8;

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

constexpr std::size_t k_most_hunks = 3;
constexpr std::size_t k_most_functions = 3;

// The largest hunks, in the file's order.
std::vector<git::Hunk> main_hunks(std::vector<git::Hunk> hunks) {
  std::ranges::stable_sort(
      hunks, [](const auto& a, const auto& b) { return a.count > b.count; });
  hunks.resize(std::min(hunks.size(), k_most_hunks));
  std::ranges::sort(hunks, {}, &git::Hunk::first);
  return hunks;
}

// git's hunk header shows a line of code; the name in it is enough. A line
// that names nothing stands as it is, unless it is a statement, one word, or
// cut short (git shows 80 bytes).
std::string function_words(std::string_view line) {
  if (line.ends_with(';') || line.ends_with(':')) {
    return {};
  }
  if (std::string name = point::function_name(line); !name.empty()) {
    return name;
  }
  const std::string_view words =
      line.substr(0, line.find_last_not_of(" \t{") + 1);
  const bool is_whole =
      std::ranges::count(words, '(') == std::ranges::count(words, ')') &&
      std::ranges::count(words, '"') % 2 == 0 &&
      std::ranges::count(words, '\'') % 2 == 0;
  return is_whole && words.find(' ') != words.npos &&
                 words.find('=') == words.npos
             ? std::string(words)
             : std::string();
}

// Where in the file, with the functions that git's hunk headers name.
point::Pointer file_pointer(const git::FileChange& file,
                            const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  const bool is_gone = file.kind == git::ChangeKind::deleted;
  point::Pointer result = {
      .rev = scope.short_id(is_gone ? scope.base : scope.head),
      .path = file.path};
  const auto found = gathered.hunks.find(file.path);
  const bool is_whole =
      found == gathered.hunks.end() || file.kind == git::ChangeKind::added;
  if (is_gone || is_whole) {
    return result;
  }
  std::vector<std::string> functions;
  for (const git::Hunk& hunk : main_hunks(found->second)) {
    const std::size_t first = std::max<std::size_t>(hunk.first, 1);
    const std::size_t last = first + std::max<std::size_t>(hunk.count, 1) - 1;
    result.lines.push_back({first, last});
    const std::string function = function_words(hunk.function);
    const bool is_known =
        function.empty() ||
        std::ranges::find(functions, function) != functions.end();
    if (!is_known && functions.size() < k_most_functions) {
      functions.push_back(function);
      result.label += (result.label.empty() ? "" : ", ") + function;
    }
  }
  return result;
}

DraftEntry file_entry(const git::FileChange& file, const Gathered& gathered) {
  DraftEntry entry = {
      .pieces = {pointer(point::render(file_pointer(file, gathered))),
                 own(" (" + change_words(file))},
      .weight = Weight::low};
  if (!file.old_path.empty()) {
    entry.pieces.insert(entry.pieces.end(),
                        {own(" from "), path_name(file.old_path)});
  }
  entry.pieces.push_back(own(")"));
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
             own(counted(scope.files.size() - files.size(), "more file") +
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
      .pieces = {pointer(point::render(place)), own(" " + document.role)}};
  if (!title.empty()) {
    entry.pieces.insert(entry.pieces.end(),
                        {own(" \""), plain(title), own("\"")});
  }
  entry.pieces.push_back(own(is_committed ? " (" + change_words(*file) + ")"
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
  if (issue.reference.action == forge::Action::fixes) {
    return issue.commit.empty() ? ", to be fixed"
                                : ", fixed by " + scope.short_id(issue.commit);
  }
  if (issue.is_named_by_branch) {
    return ", named by the branch";
  }
  return issue.commit.empty() ? ", named in the notes"
                              : ", named by " + scope.short_id(issue.commit);
}

// An issue that a commit only mentions tells less than what it fixes, what
// the branch is named after, and what the author wrote.
bool is_central(const IssueArtifact& issue) {
  return issue.reference.action == forge::Action::fixes ||
         issue.is_named_by_branch || issue.commit.empty();
}

void add_issues(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  std::vector<IssueArtifact> issues = gathered.artifacts.issues;
  std::stable_partition(issues.begin(), issues.end(), is_central);
  const std::size_t all = issues.size();
  issues.resize(std::min(all, k_most_issues));
  for (const IssueArtifact& issue : issues) {
    DraftEntry entry = {.pieces = {plain(issue.reference.name()),
                                   own(issue_words(issue, gathered.scope))},
                        .weight =
                            is_central(issue) ? Weight::normal : Weight::low};
    const std::string url = issue_address(gathered, issue.reference);
    if (!url.empty()) {
      entry.pieces.insert(entry.pieces.end(), {own(": "), pointer(url)});
    }
    entries.push_back(std::move(entry));
  }
  if (issues.size() < all) {
    entries.push_back({.pieces = {own(std::to_string(all - issues.size()) +
                                      " more that commits only mention")},
                       .weight = Weight::low});
  }
}

void add_web(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  const git::Scope& scope = gathered.scope;
  const bool has_page = gathered.remote && !scope.base.empty() &&
                        gathered.published == Published::yes &&
                        scope.base != scope.head;
  if (!has_page) {
    return;
  }
  if (const auto url = forge::compare_url(*gathered.remote,
                                          scope.short_id(scope.base),
                                          scope.short_id(scope.head))) {
    entries.push_back({.pieces = {own("On the web: "), pointer(*url)}});
  }
}

} // namespace

std::vector<const git::FileChange*>
files_that_matter(const git::Scope& scope, std::string_view purpose) {
  const Relevance relevance(purpose);
  std::vector<std::pair<std::size_t, const git::FileChange*>> files;
  for (const git::FileChange& file : scope.files) {
    files.emplace_back(relevance.of(file.path), &file);
  }
  std::ranges::stable_sort(files, [](const auto& a, const auto& b) {
    const auto lines = [](const git::FileChange* file) {
      return file->added + file->deleted;
    };
    return a.first != b.first ? a.first > b.first
                              : lines(a.second) > lines(b.second);
  });
  files.resize(std::min(files.size(), k_most_files));
  std::vector<const git::FileChange*> result;
  for (const auto& [score, file] : files) {
    result.push_back(file);
  }
  return result;
}

void compose_pointers(const Gathered& gathered, Draft& draft) {
  std::vector<DraftEntry>& pointers = draft.parts[Part::pointers];
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::pointers) {
      pointers.push_back({.pieces = {markdown(without_marker(note.text))},
                          .weight = Weight::high,
                          .source = Source::notes});
    }
  }
  add_issues(gathered, pointers);
  add_documents(gathered, pointers);
  add_files(gathered,
            draft.title,
            gathered.kind == Kind::review ? draft.parts[Part::files]
                                          : pointers);
  add_web(gathered, pointers);
}

} // namespace handoff
