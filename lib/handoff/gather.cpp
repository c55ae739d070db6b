// SPDX-License-Identifier: MIT
// The gather stage: the only one that reads the world.
#include "handoff/gather.hpp"

#include "base/clock.hpp"
#include "git/branch/patch_ids.hpp"
#include "git/direct/unique_id.hpp"
#include "git/git.hpp"
#include "git/objects/objects.hpp"
#include "handoff/answers.hpp"
#include "handoff/compose.hpp"
#include "handoff/earlier_handoffs.hpp"
#include "handoff/gather_changes.hpp"
#include "handoff/issue_texts.hpp"
#include "handoff/suggested_skills.hpp"
#include "point/point.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "session/digest/summarizer.hpp"
#include "text/markdown.hpp"

#include <algorithm>
#include <filesystem>
#include <future>
#include <utility>

namespace handoff {
namespace {

constexpr std::size_t k_max_documents = 20;
constexpr std::size_t k_max_title_bytes = 1 << 20;

// The folder that holds ".git", for all work trees of a repository; else the
// work tree, or the git directory itself.
std::string folder_name(const git::Repository& repository) {
  const std::filesystem::path common = repository.common_dir;
  std::filesystem::path top = common;
  if (common.filename() == ".git") {
    top = common.parent_path();
  } else if (!repository.worktree.empty()) {
    top = repository.worktree;
  }
  const std::string name = top.filename().string();
  return name.ends_with(".git") && name.size() > 4
             ? name.substr(0, name.size() - 4)
             : name;
}

std::string first_heading(std::string_view markdown) {
  for (const text::Block& block : text::parse_blocks(markdown)) {
    if (block.kind == text::BlockKind::heading) {
      return block.title;
    }
  }
  return {};
}

// Titles of the documents that are really there at HEAD.
std::map<std::string, std::string>
document_titles(const git::Repository& repository, const Gathered& gathered) {
  std::map<std::string, std::string> titles;
  const auto& documents = gathered.artifacts.documents;
  if (documents.empty() || gathered.scope.head.empty()) {
    return titles;
  }
  const auto objects = git::open_objects(repository, git::Expected::few);
  for (const DocumentArtifact& document : documents) {
    if (titles.size() == k_max_documents) {
      break;
    }
    const std::string name = gathered.scope.head + ":" + document.path;
    const auto header = objects->header(name);
    if (!header || header->kind != git::ObjectKind::blob) {
      continue;
    }
    std::string title;
    if (header->size <= k_max_title_bytes) {
      const auto object = objects->read(name);
      title = object ? first_heading(object->bytes) : "";
    }
    titles.emplace(document.path, std::move(title));
  }
  return titles;
}

// Whether some remote-tracking ref contains `head`.
Published published(const git::Repository& repository,
                    const std::string& head) {
  if (head.empty() || repository.config.subsections("remote").empty()) {
    return Published::no;
  }
  const base::Completed missing =
      git::run({"rev-list", "-1", head, "--not", "--remotes"});
  return missing.ok() && missing.out.empty() ? Published::yes : Published::no;
}

// The handoff that is being answered: who reads the answer wrote it. Other
// handoffs of the branch are no place to point to, since `drop` and time take
// them, and a reader would have to find the decision there first.
std::vector<point::SourceDocument>
read_parent(const git::Repository& repository, const Gathered& gathered) {
  if (!gathered.parent) {
    return {};
  }
  std::vector<point::SourceDocument> documents = read_earlier_handoffs(
      repository, gathered.scope.branch, gathered.parent->id);
  std::erase_if(documents, [&](const point::SourceDocument& document) {
    return document.pointer.name != gathered.parent->id;
  });
  return documents;
}

// The notes with pointers in place of what the repository says.
std::string pointed(const std::string& notes,
                    const git::Repository& repository,
                    Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  if (notes.empty() || scope.head.empty()) {
    return notes;
  }
  std::vector<point::SourceDocument> documents =
      read_parent(repository, gathered);
  IssueTexts issues =
      read_issue_texts(repository, scope.base, scope.head, notes);
  for (const std::string& issue : issues.not_compared) {
    gathered.warnings.push_back("not compared with " + issue);
  }
  std::ranges::move(issues.documents, std::back_inserter(documents));
  const redact::Redactor redactor(rules::for_repository(repository));
  return point::point(
             notes,
             repository,
             {.base = scope.base,
              .head = scope.head,
              .snapshot = gathered.snapshot ? gathered.snapshot->commit : "",
              .id_digits = scope.id_digits,
              .documents = std::move(documents),
              .holds_secret =
                  [&](std::string_view passage) {
                    return redactor.finds_any(passage);
                  }})
      .text;
}

// The verdict answers the only question where no answer is marked.
void read_answers(const git::Repository& repository,
                  const Request& request,
                  Gathered& gathered) {
  const std::size_t asked =
      request.parent ? request.parent->questions.size() : 0;
  Answers answers = extract_answers(request.notes, asked);
  gathered.verdict = request.verdict;
  if (asked == 1 && answers.by_number.empty() && !request.verdict.empty()) {
    answers.by_number[1] = std::exchange(gathered.verdict, "");
  }
  gathered.answers = std::move(answers.by_number);
  gathered.notes = parse_notes(pointed(answers.rest, repository, gathered));
}

// Of a default branch's newest commits only those count that were made since
// the first of the sessions began.
void leave_out_history_of_others(Gathered& gathered) {
  std::int64_t began = 0; // seconds
  for (const session::Session& session : gathered.sessions.sessions) {
    const std::int64_t started = session.started / 1000;
    began = began == 0 ? started : std::min(began, started);
  }
  git::Scope& scope = gathered.scope;
  std::erase_if(scope.commits, [&](const git::Commit& commit) {
    return began == 0 || commit.committed < began;
  });
  scope.commit_count = scope.commits.size();
  scope.files.clear();
}

skills::Query skills_query(const Request& request, const git::Scope& scope) {
  skills::Query query = {.purpose = request.purpose, .notes = request.notes};
  for (const git::FileChange& file : scope.files) {
    query.changed_paths.push_back(file.path);
  }
  for (const git::UncommittedFile& file : scope.uncommitted) {
    query.changed_paths.push_back(file.path);
  }
  return query;
}

// What the user's program makes of the digest stands behind the author's
// notes. Without it nothing is missing.
Request with_summary(Request request,
                     const git::Config& config,
                     const redact::Rules& rules,
                     session::BranchSessions& sessions) {
  constexpr int k_max_wait_seconds = 60;
  const std::string program = config.get(config::k_summarizer).value_or("");
  if (program.empty() || request.summaries == Summaries::no ||
      sessions.digest.items.empty()) {
    return request;
  }
  const session::Summary summary =
      session::summarize(program,
                         redact::Redactor(rules)
                             .redact(session::to_markdown(sessions.digest))
                             .text.str(),
                         k_max_wait_seconds);
  if (!summary.problem.empty()) {
    sessions.warnings.push_back("handoff.summarizer: " + summary.problem);
  }
  request.notes += (request.notes.empty() ? "" : "\n\n") + summary.notes;
  return request;
}

// The scope, and while git looks at the work tree what the history tells.
git::Scope read_scope(const git::Repository& repository,
                      const Request& request,
                      Gathered& gathered) {
  return git::read_scope(
      repository, request.scope, [&](const git::Scope& so_far) {
        gathered.remote = forge::main_remote(repository.config, so_far.branch);
        gathered.repository = gathered.remote ? gathered.remote->full_name()
                                              : folder_name(repository);
        gathered.tracker_url =
            repository.config.get(config::k_tracker).value_or("");
        if (gathered.remote) {
          gathered.published = published(repository, so_far.head);
        }
        gathered.hunks = read_branch_hunks(so_far, request.purpose);
      });
}

// A branch whose patches git would have to think about for long has none.
std::future<store::Anchors> start_anchors(const git::Repository& repository,
                                          const git::Scope& scope) {
  const redact::Rules& rules = rules::for_repository(repository);
  return std::async(std::launch::async, [&] {
    constexpr std::size_t k_max_commits = 50;
    constexpr std::int64_t k_max_lines = 20'000;
    std::int64_t lines = 0;
    for (const git::FileChange& file : scope.files) {
      lines += file.added + file.deleted;
    }
    store::Anchors anchors;
    if (scope.commit_count > k_max_commits || lines > k_max_lines) {
      return anchors;
    }
    std::vector<std::string> ids;
    for (const git::Commit& commit : scope.commits) {
      ids.push_back(commit.id);
    }
    auto patches = git::patch_ids(ids);
    redact::Redactor redactor(rules);
    for (const git::Commit& commit : scope.commits) {
      anchors.commits.push_back({commit.id,
                                 std::move(patches[commit.id]),
                                 redactor.filter(commit.subject).str()});
    }
    if (!scope.base.empty() && anchors.commits.size() > 1) {
      anchors.patch_id = git::patch_id(scope.base, scope.head);
    }
    return anchors;
  });
}

} // namespace

Gathered gather(const git::Repository& repository, const Request& asked) {
  Gathered gathered;
  gathered.kind = asked.kind;
  gathered.purpose = asked.purpose;
  gathered.automatic = asked.automatic;
  gathered.created = base::now();
  gathered.expires =
      asked.lifetime == 0 ? 0 : gathered.created + asked.lifetime;
  gathered.questions = asked.questions;
  gathered.parent = asked.parent;
  gathered.carried = asked.carried;
  gathered.scope = read_scope(repository, asked, gathered);
  const git::Scope& scope = gathered.scope;
  auto snapshot = start_snapshot(repository, scope, asked.snapshots);
  auto anchors = start_anchors(repository, scope);
  gathered.sessions = session::gather_sessions(
      repository, scope, {.selector = asked.session}, gathered.created);
  if (is_history_of_others(gathered)) {
    snapshot.wait(); // both read the scope
    anchors.wait();
    leave_out_history_of_others(gathered);
  }
  const Request request = with_summary(asked,
                                       repository.config,
                                       rules::for_repository(repository),
                                       gathered.sessions);
  gathered.artifacts =
      find_artifacts(scope,
                     request.notes,
                     gathered.tracker_url.empty() ? forge::Tracker::none
                                                  : forge::Tracker::configured);
  gathered.titles = document_titles(repository, gathered);
  gathered.skills = suggested_skills(repository, skills_query(request, scope));
  KeptWork kept = snapshot.get();
  gathered.uncommitted_hunks = std::move(kept.hunks);
  gathered.snapshot = std::move(kept.snapshot);
  gathered.scope.id_digits = std::max(scope.id_digits, kept.id_digits);
  read_answers(repository, request, gathered);
  gathered.anchors = anchors.get();
  return gathered;
}

} // namespace handoff
