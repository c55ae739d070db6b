// SPDX-License-Identifier: MIT
// What a successor must know of the sessions that worked on a branch.
#include "session/digest.hpp"

#include "base/clock.hpp"
#include "git/git.hpp"
#include "session/digest_parts.hpp"
#include "session/paths.hpp"
#include "session/session_json.hpp"
#include "session/short_id.hpp"
#include "session/summary_sections.hpp"
#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace handoff::session {
namespace {

constexpr std::size_t k_longest_message = 4'000; // bytes
constexpr std::size_t k_longest_request = 1'500;

// With a mark where something is left out.
std::string shortened(std::string_view text, std::size_t most) {
  return text.size() <= most ? std::string(text)
                             : std::string(cut_utf8(text, most)) + "\n[...]";
}

std::string name_of(const Session& session) {
  return std::string(session.agent->title) + " " +
         std::string(short_id(session.id));
}

void add_requests(Sessions sessions, Items& items) {
  for (const Session& session : sessions) {
    for (const Request& request : session.requests) {
      const bool is_edge = &request == &session.requests.front() ||
                           &request == &session.requests.back();
      items.push_back(
          {.kind = DigestKind::request,
           .text = shortened(request.text, k_longest_request),
           .source = source_of(session, request.when, "you"),
           .at = request.when.at,
           .weight = is_edge ? DigestWeight::high : DigestWeight::normal});
    }
  }
}

// The list of the newest session that has one: lists do not add up.
void add_todos(Sessions sessions, Items& items) {
  const Session* newest = nullptr;
  for (const Session& session : sessions) {
    if (!session.todos.empty()) {
      newest = &session;
    }
  }
  if (newest == nullptr) {
    return;
  }
  for (const Todo& todo : newest->todos) {
    const bool is_done = todo.state == TodoState::completed ||
                         todo.state == TodoState::cancelled;
    items.push_back(
        {.kind = DigestKind::todo,
         .text = todo.text,
         .label = std::string(todo_state_name(todo.state)),
         .proof = todo.state == TodoState::completed ? Proof::unverified
                                                     : Proof::none,
         .source = name_of(*newest),
         .at = newest->ended,
         .weight = is_done ? DigestWeight::low : DigestWeight::high});
  }
}

void add_plan(Sessions sessions, Items& items) {
  for (std::size_t i = sessions.size(); i > 0; --i) {
    const Session& session = sessions[i - 1];
    if (!session.plan.empty()) {
      items.push_back({.kind = DigestKind::plan,
                       .text = shortened(session.plan, k_longest_message),
                       .source = name_of(session),
                       .at = session.ended});
      return;
    }
  }
}

void add_files(Sessions sessions, const DigestContext& context, Items& items) {
  const std::size_t first = items.size();
  for (const Session& session : sessions) {
    for (const FileTouch& file : session.files) {
      if (file.use == FileUse::read ||
          (!context.root.empty() && !is_inside(file.path, context.root))) {
        continue;
      }
      std::string path(relative_path(file.path, context.root));
      const auto known = std::find_if(
          items.begin() + static_cast<std::ptrdiff_t>(first),
          items.end(),
          [&](const DigestItem& item) { return item.code == path; });
      const bool in_branch = std::ranges::find(context.branch_files, path) !=
                             context.branch_files.end();
      DigestItem item{.kind = DigestKind::file,
                      .code = std::move(path),
                      .label = std::string(file_use_name(file.use)),
                      .evidence = in_branch ? "in the branch's diff"
                                            : "not in the branch's diff",
                      .source = source_of(session, file.when),
                      .at = file.when.at,
                      .weight = DigestWeight::low};
      if (known == items.end()) {
        items.push_back(std::move(item));
      } else {
        *known = std::move(item);
      }
    }
  }
}

// The parts of a summary that the transcript does not say better.
bool is_worth(std::string_view heading) {
  static constexpr std::array k_skipped = {"user messages",
                                           "primary request",
                                           "files and code",
                                           "important files",
                                           "history",
                                           "checkpoint title"};
  const std::string lower = lower_ascii(heading);
  return std::ranges::none_of(k_skipped, [&](std::string_view skipped) {
    return lower.find(skipped) != std::string::npos;
  });
}

bool is_to_do(std::string_view heading) {
  const std::string lower = lower_ascii(heading);
  return lower.starts_with("pending task") || lower.ends_with("next step") ||
         lower.ends_with("next steps");
}

// "   - document the format", "2. test it"
std::string_view without_bullet(std::string_view line) {
  line = trimmed(line);
  const std::size_t mark = line.find_first_not_of("0123456789-*+.) ");
  const bool has_mark = mark != std::string_view::npos && mark > 0 &&
                        line[mark - 1] == ' ' && mark <= 4;
  return has_mark ? line.substr(mark) : line;
}

// The lists of a summary that say what is to be done, an item for each.
void add_pending(const Session& session,
                 const SummarySection& section,
                 Items& items) {
  constexpr std::size_t k_most = 8;
  const Compaction& last = session.compactions.back();
  std::size_t count = 0;
  for (const std::string_view line : git::split(section.text, '\n')) {
    const std::string_view text = without_bullet(line);
    if (text.empty() || ++count > k_most) {
      continue;
    }
    items.push_back({.kind = DigestKind::pending,
                     .text = shortened(std::string(text), k_longest_message),
                     .proof = Proof::unverified,
                     .source = source_of(session, last.when, "the agent"),
                     .at = last.when.at,
                     .weight = DigestWeight::high});
  }
}

void add_summaries(Sessions sessions, Items& items) {
  for (const Session& session : sessions) {
    if (session.compactions.empty()) {
      continue;
    }
    const Compaction& last = session.compactions.back();
    for (SummarySection& section : summary_sections(last.summary)) {
      if (session.todos.empty() && is_to_do(section.heading)) {
        add_pending(session, section, items);
      } else if (is_worth(section.heading) && !section.text.empty()) {
        items.push_back({.kind = DigestKind::summary,
                         .text = shortened(section.text, k_longest_message),
                         .label = std::move(section.heading),
                         .proof = Proof::unverified,
                         .source = source_of(session, last.when, "the agent"),
                         .at = last.when.at,
                         .weight = DigestWeight::low});
      }
    }
  }
}

void add_last_message(Sessions sessions, Items& items) {
  for (std::size_t i = sessions.size(); i > 0; --i) {
    const Session& session = sessions[i - 1];
    if (!session.last_message.empty()) {
      items.push_back(
          {.kind = DigestKind::last_message,
           .text = shortened(session.last_message, k_longest_message),
           .proof = Proof::unverified,
           .source = source_of(session, session.last_message_when, "the agent"),
           .at = session.last_message_when.at,
           .weight = DigestWeight::high});
      return;
    }
  }
}

// A request of one sentence that stands among the decisions or constraints
// needs no second place.
void drop_repeated_requests(Items& items) {
  std::set<std::string> said;
  for (const DigestItem& item : items) {
    if (item.kind != DigestKind::request) {
      said.insert(key_of(item.text));
    }
  }
  std::erase_if(items, [&](const DigestItem& item) {
    return item.kind == DigestKind::request && said.contains(key_of(item.text));
  });
}

std::string_view proof_words(Proof proof) {
  return proof == Proof::verified     ? " (verified)"
         : proof == Proof::unverified ? " (UNVERIFIED)"
                                      : "";
}

std::string item_line(const DigestItem& item) {
  std::string line = "- ";
  if (!item.label.empty()) {
    line += "[" + item.label + "] ";
  }
  if (!item.code.empty()) {
    line += item.code + (item.text.empty() ? "" : ": ");
  }
  line += item.text;
  for (const std::string& rejected : item.rejected) {
    line += "; rejected: " + rejected;
  }
  line += proof_words(item.proof);
  if (!item.evidence.empty()) {
    line += " {" + item.evidence + "}";
  }
  std::string indented;
  for (const char c : line) {
    indented += c;
    indented += c == '\n' ? "  " : "";
  }
  return indented + "\n";
}

} // namespace

std::string
source_of(const Session& session, const Moment& when, std::string_view who) {
  std::string text = who.empty() ? "" : std::string(who) + ", ";
  text += name_of(session);
  if (when.at != 0) {
    const std::string time = base::iso_time(when.at / 1000);
    text += ", " + time.substr(0, 10) + " " + time.substr(11, 5);
  }
  return text;
}

Digest make_digest(std::span<const Session> sessions,
                   const DigestContext& context) {
  std::vector<Session> in_order(sessions.begin(), sessions.end());
  std::ranges::stable_sort(in_order, {}, &Session::ended);
  Digest digest;
  Items& items = digest.items;
  add_requests(in_order, items);
  add_decisions(in_order, items);
  add_failures(in_order, context, items);
  add_checks(in_order, context, items);
  add_todos(in_order, items);
  add_plan(in_order, items);
  add_statements(in_order, items);
  add_files(in_order, context, items);
  add_summaries(in_order, items);
  add_last_message(in_order, items);
  drop_repeated_requests(items);
  std::ranges::stable_sort(items, {}, &DigestItem::kind);
  for (const Session& session : in_order) {
    std::string name = name_of(session);
    if (!session.model.empty()) {
      name += " (" + session.model + ")";
    }
    for (const std::string& unread : session.unread) {
      digest.unread.push_back(name + ": " + unread);
    }
    digest.sessions.push_back(std::move(name));
  }
  return digest;
}

std::string_view digest_kind_name(DigestKind kind) {
  static constexpr std::array k_names = {"Requests",
                                         "Decisions",
                                         "Constraints and exceptions",
                                         "Open failures",
                                         "Checks",
                                         "Todos",
                                         "Still to do after a compaction",
                                         "Plan",
                                         "Numbers",
                                         "Links",
                                         "Called open",
                                         "Files",
                                         "Summary of a compaction",
                                         "Last message"};
  return k_names.at(static_cast<std::size_t>(kind));
}

std::string to_markdown(const Digest& digest) {
  std::string text;
  const DigestItem* before = nullptr;
  for (const DigestItem& item : digest.items) {
    if (before == nullptr || before->kind != item.kind) {
      text += text.empty() ? "## " : "\n## ";
      text += std::string(digest_kind_name(item.kind)) + "\n\n";
    }
    text += item_line(item);
    before = &item;
  }
  for (const std::string& unread : digest.unread) {
    text += "\nNot read: " + unread + "\n";
  }
  return text;
}

} // namespace handoff::session
