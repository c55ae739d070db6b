// SPDX-License-Identifier: MIT
// From what was gathered to a draft: which fact stands in which part.
#include "handoff/compose.hpp"

#include "handoff/compose_parts.hpp"
#include "handoff/evidence.hpp"
#include "handoff/note_entries.hpp"
#include "handoff/settle.hpp"
#include "point/language/quoted.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::string_view k_answer = "answer to ";

// Of an answer to an answer, what the first of them was about.
std::string first_purpose(std::string purpose) {
  while (purpose.starts_with(k_answer)) {
    const std::size_t comma = purpose.find(", ");
    if (comma == purpose.npos) {
      break;
    }
    purpose.erase(0, comma + 2);
  }
  return purpose;
}

std::string purpose(const Gathered& gathered) {
  if (!gathered.purpose.empty()) {
    return gathered.purpose;
  }
  if (gathered.parent) {
    return std::string(k_answer) + gathered.parent->id + ", " +
           first_purpose(gathered.parent->purpose);
  }
  if (!gathered.notes.title.empty()) {
    return gathered.notes.title;
  }
  const std::string& branch = gathered.scope.branch;
  return (gathered.kind == Kind::review ? "review " : "continue ") +
         (branch.empty() ? gathered.scope.short_id(gathered.scope.head)
                         : branch);
}

// Where the work begins. Among the newest commits of a default branch that is
// where the session began: what is older is somebody else's.
std::string base_of(const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  if (!is_history_of_others(gathered)) {
    return scope.base;
  }
  if (scope.commits.empty()) {
    return scope.head;
  }
  const std::vector<std::string>& parents = scope.commits.front().parents;
  return parents.empty() ? std::string() : parents.front();
}

store::BasicHeader<std::string> compose_header(const Gathered& gathered,
                                               const std::string& purpose) {
  const git::Scope& scope = gathered.scope;
  return {
      .facts = {.id = gathered.id,
                .kind = gathered.kind,
                .base = base_of(gathered),
                .head = scope.head,
                .snapshot = gathered.snapshot ? gathered.snapshot->commit : "",
                .id_digits = scope.id_digits,
                .parent = gathered.parent ? gathered.parent->id : "",
                .automatic = gathered.automatic,
                .created = gathered.created,
                .expires = gathered.expires},
      .purpose = purpose,
      .repository = gathered.repository,
      .branch = scope.branch,
      .base_name = base_name(scope)};
}

// The purpose, unless the goal says nothing else: then the branch, so that the
// same sentence is not read twice.
std::string title(const Gathered& gathered, const Draft& draft) {
  constexpr std::string_view k_review = "review ";
  if (draft.kind == Kind::review && draft.purpose.starts_with(k_review)) {
    return draft.purpose.substr(k_review.size()); // the heading says it
  }
  const std::vector<DraftEntry>& goal = draft.parts.at(Part::goal);
  const bool is_purpose_alone = goal.front().source != Source::author;
  const std::string& branch = gathered.scope.branch;
  return !is_purpose_alone ? draft.purpose
         : branch.empty()  ? gathered.repository
                           : branch;
}

} // namespace

namespace {

bool names(const std::vector<DraftEntry>& entries, const std::string& name) {
  return std::ranges::any_of(entries, [&](const DraftEntry& entry) {
    return std::ranges::any_of(entry.pieces, [&](const DraftPiece& piece) {
      return piece.text.find(name) != std::string::npos;
    });
  });
}

// The author's first, then what is installed and not among them. That none
// fits is said only if the author names none.
void compose_skills(const Gathered& gathered, Draft& draft) {
  std::vector<DraftEntry>& skills = draft.parts[Part::skills];
  add_notes(gathered, {Section::skills}, skills);
  const std::vector<DraftEntry> of_author = skills;
  for (const DraftEntry& entry : gathered.skills) {
    const bool is_sentence = entry.pieces.front().kind == PieceKind::text;
    const bool is_known = is_sentence
                              ? !of_author.empty()
                              : names(of_author, entry.pieces.front().text);
    if (!is_known) {
      skills.push_back(entry);
    }
  }
}

// A review has a section of its own for what was run.
void move_evidence(Draft& draft) {
  std::vector<DraftEntry>& state = draft.parts[Part::state];
  const auto moved = std::stable_partition(
      state.begin(), state.end(), [](const DraftEntry& entry) {
        const bool is_run =
            std::ranges::any_of(entry.pieces, [](const DraftPiece& piece) {
              return piece.kind == PieceKind::code;
            });
        return entry.source != Source::session || !is_run;
      });
  std::move(
      moved, state.end(), std::back_inserter(draft.parts[Part::verification]));
  state.erase(moved, state.end());
}

// An author who was there has said what mattered in a conversation. Beside the
// notes its statements weigh little; what was run, and what is still to do,
// keeps its weight.
void lighten_talk(Draft& draft) {
  for (const Part part : {Part::know, Part::pointers}) {
    for (DraftEntry& entry : draft.parts[part]) {
      if (entry.source == Source::session) {
        entry.weight = Weight::low;
      }
    }
  }
}

} // namespace

Draft compose(const Gathered& gathered) {
  Draft draft;
  draft.kind = gathered.kind;
  draft.purpose = purpose(gathered);
  draft.header = compose_header(gathered, draft.purpose);
  compose_notes(gathered, draft);
  draft.title = title(gathered, draft);
  compose_state(gathered, draft);
  compose_pointers(gathered, draft);
  compose_session(gathered, draft);
  compose_carried(gathered, draft);
  if (gathered.kind == Kind::review) {
    move_evidence(draft);
  }
  compose_skills(gathered, draft);
  add_evidence(gathered, draft);
  if (!gathered.notes.notes.empty()) {
    lighten_talk(draft);
  }
  leave_out_repetitions(draft);
  return draft;
}

namespace {

// Every line after the first without up to `columns` leading spaces.
std::string moved_left(std::string_view text, std::size_t columns) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    result += text.substr(at, end + 1 - at);
    at = end + 1;
    for (std::size_t i = 0; i < columns && at < text.size() && text[at] == ' ';
         ++i) {
      ++at;
    }
  }
  return result;
}

} // namespace

namespace {

// "HEAD~2", "@{u}": tomorrow another commit. No name of a ref has such bytes.
bool is_relative(std::string_view revision) {
  return revision == "HEAD" || revision == "@" ||
         revision.find_first_of("~^:") != std::string_view::npos ||
         revision.find("@{") != std::string_view::npos;
}

} // namespace

std::string base_name(const git::Scope& scope) {
  const bool says_more = !scope.base.empty() && !scope.base_name.empty() &&
                         !scope.base.starts_with(scope.base_name) &&
                         !is_relative(scope.base_name);
  return says_more ? scope.base_name : std::string();
}

std::string base_words(const git::Scope& scope) {
  const std::string name = base_name(scope);
  return name + (name.empty() ? "" : " ") + scope.short_id(scope.base);
}

DraftPiece path_name(const std::string& path) {
  return code(point::needs_escape(path) ? point::quoted(path) : path);
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

std::string without_marker(const std::string& item) {
  const std::size_t indent = item.find_first_not_of(' ');
  std::size_t at = indent;
  while (at < item.size() && item[at] >= '0' && item[at] <= '9') {
    ++at;
  }
  constexpr std::string_view k_bullets = "-*+";
  const bool is_number =
      at > indent && at < item.size() && (item[at] == '.' || item[at] == ')');
  const bool is_bullet = at == indent && at < item.size() &&
                         k_bullets.find(item[at]) != std::string_view::npos;
  if (!(is_number || is_bullet) || item.compare(at + 1, 1, " ") != 0) {
    return item;
  }
  const std::size_t width =
      std::min(item.find_first_not_of(' ', at + 1), item.size());
  std::string text = item.substr(width);
  if (text.starts_with("[ ] ") || text.starts_with("[x] ")) {
    text.erase(0, text[1] == 'x' ? 0 : 4);
  }
  return moved_left(text, width);
}

namespace {

// Whole words of a subject that is a text; never a part of one, which could
// be a part of a secret.
std::string first_words(const std::string& subject) {
  constexpr std::size_t k_max_subject_bytes = 200;
  if (subject.size() <= k_max_subject_bytes) {
    return subject;
  }
  const std::size_t blank = subject.find_last_of(' ', k_max_subject_bytes);
  return (blank == subject.npos ? "" : subject.substr(0, blank) + " ") + "...";
}

} // namespace

DraftEntry commit_entry(const git::Scope& scope, const git::Commit& commit) {
  if (commit.subject.empty()) {
    return {
        .pieces = {pointer(scope.short_id(commit.id)), plain(" (no message)")}};
  }
  return {.pieces = {pointer(scope.short_id(commit.id)),
                     plain(" \""),
                     plain(first_words(commit.subject)),
                     plain("\"")}};
}

} // namespace handoff
