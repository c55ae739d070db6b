// SPDX-License-Identifier: MIT
// Issues, requests and documents that a branch names, and what it does there.
#include "handoff/artifacts.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace handoff {
namespace {

bool is_prose(std::string_view path) {
  static constexpr std::array<std::string_view, 6> k_endings = {
      ".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt"};
  return std::ranges::any_of(k_endings, [&](std::string_view ending) {
    return path.ends_with(ending);
  });
}

constexpr std::pair<std::string_view, std::string_view> k_roles[] = {
    {"adr", "ADR"},
    {"adrs", "ADR"},
    {"decisions", "ADR"},
    {"rfc", "RFC"},
    {"rfcs", "RFC"},
    {"spec", "spec"},
    {"specs", "spec"},
    {"plan", "plan"},
    {"plans", "plan"},
    {"prd", "PRD"},
    {"prds", "PRD"},
    {"design", "design"},
    {"designs", "design"},
    {"proposals", "proposal"},
    {"proposal", "proposal"},
    {"roadmap", "roadmap"},
};

std::string role_of_word(std::string_view word) {
  for (const auto& [name, role] : k_roles) {
    if (word == name) {
      return std::string(role);
    }
  }
  return {};
}

// Paths of documents that `notes` names: words that look like a path.
std::vector<std::string> paths_in(std::string_view notes) {
  std::vector<std::string> paths;
  static constexpr std::string_view k_breaks = " \t\r\n`'\"()<>[]{},;|*";
  std::size_t start = 0;
  while (start < notes.size()) {
    const std::size_t end =
        std::min(notes.find_first_of(k_breaks, start), notes.size());
    std::string_view word = notes.substr(start, end - start);
    word = word.substr(0, word.find(':'));
    while (word.ends_with('.')) {
      word.remove_suffix(1);
    }
    if (!word.empty() && !word.starts_with('/') && is_prose(word) &&
        word.find("..") == std::string_view::npos) {
      paths.emplace_back(word);
    }
    start = end + 1;
  }
  return paths;
}

class ArtifactCollector {
public:
  explicit ArtifactCollector(forge::Tracker tracker) : tracker_(tracker) {}

  void add_branch(std::string_view branch) {
    for (auto& reference : forge::references_in_branch(branch, tracker_)) {
      IssueArtifact issue = {.reference = std::move(reference),
                             .is_named_by_branch = true};
      add(std::move(issue));
    }
  }

  void add_commit(const git::Commit& commit) {
    for (auto& reference : forge::find_references(
             commit.subject + "\n\n" + commit.body, tracker_)) {
      add({.reference = std::move(reference), .commit = commit.id});
    }
  }

  void add_notes(std::string_view notes) {
    for (auto& reference : forge::find_references(notes, tracker_)) {
      add({.reference = std::move(reference)});
    }
    for (const std::string& path : paths_in(notes)) {
      add_document(path, Change::named);
    }
  }

  enum class Change { named, changed };
  void add_document(const std::string& path, Change change) {
    const std::string role = document_role(path);
    if (role.empty()) {
      return;
    }
    const auto [place, is_new] =
        documents_.try_emplace(path, result_.documents.size());
    if (is_new) {
      result_.documents.push_back({path, role, change == Change::changed});
    } else if (change == Change::changed) {
      result_.documents[place->second].is_changed = true;
    }
  }

  Artifacts take() { return std::move(result_); }

private:
  void add(IssueArtifact issue) {
    const auto [place, is_new] =
        issues_.try_emplace(issue.reference.name(), result_.issues.size());
    if (is_new) {
      result_.issues.push_back(std::move(issue));
      return;
    }
    IssueArtifact& known = result_.issues[place->second];
    known.reference.action =
        std::max(known.reference.action, issue.reference.action);
    known.commit = known.commit.empty() ? issue.commit : known.commit;
  }

  forge::Tracker tracker_;
  Artifacts result_;
  // Where in the result each name is.
  std::unordered_map<std::string, std::size_t> issues_;
  std::unordered_map<std::string, std::size_t> documents_;
};

} // namespace

std::string document_role(std::string_view path) {
  if (!is_prose(path)) {
    return {};
  }
  const std::string text = text::to_lower(path);
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/' || text[i] == '-' || text[i] == '.' || text[i] == '_') {
      const bool is_folder = text[i] == '/';
      const bool is_whole_name = start == 0 || text[start - 1] == '/';
      if (is_folder || is_whole_name) {
        if (std::string role =
                role_of_word(std::string_view(text).substr(start, i - start));
            !role.empty()) {
          return role;
        }
      }
      start = i + 1;
    }
  }
  return {};
}

Artifacts find_artifacts(const git::Scope& scope,
                         std::string_view notes,
                         forge::Tracker tracker) {
  ArtifactCollector collector(tracker);
  collector.add_branch(scope.branch);
  for (const git::Commit& commit : scope.commits) {
    collector.add_commit(commit);
  }
  collector.add_notes(notes);
  for (const git::FileChange& file : scope.files) {
    if (file.kind != git::ChangeKind::deleted) {
      collector.add_document(file.path, ArtifactCollector::Change::changed);
    }
  }
  for (const git::UncommittedFile& file : scope.uncommitted) {
    if (file.worktree != 'D') {
      collector.add_document(file.path, ArtifactCollector::Change::changed);
    }
  }
  return collector.take();
}

} // namespace handoff
