// SPDX-License-Identifier: MIT
// What a successor must know of the sessions that worked on a branch.
#include "session/digest/digest.hpp"

#include "base/clock.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/words.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/digest/session_json.hpp"
#include "session/digest/summary_sections.hpp"
#include "session/records/paths.hpp"
#include "session/records/short_id.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_message_length = 4'000; // bytes
constexpr std::size_t k_max_last_length = 600;

// With a mark where something is left out.
std::string cut_message(std::string_view text, std::size_t most) {
  return text.size() <= most ? std::string(text)
                             : std::string(cut_utf8(text, most)) + "\n[...]";
}

std::string name_of(const Session& session) {
  return std::string(session.agent->title) + " " +
         std::string(short_id(session.id));
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
    if (!is_done) {
      continue; // unfinished
    }
    items.push_back(
        placed({.kind = DigestKind::todo,
                .text = todo.text,
                .label = std::string(todo_state_name(todo.state)),
                .proof = todo.state == TodoState::completed ? Proof::unverified
                                                            : Proof::none,
                .weight = DigestWeight::low},
               *newest,
               newest->todos_when,
               Who::agent));
  }
}

// The title and how long it is: its steps are among what is unfinished.
std::string plan_words(std::string_view plan) {
  std::string_view title = first_words(plan);
  while (title.starts_with('#') || title.starts_with(' ')) {
    title.remove_prefix(1);
  }
  const auto lines = std::ranges::count(plan, '\n') + 1;
  return std::string(title) +
         (lines > 1 ? " (" + std::to_string(lines) + " lines)" : "");
}

void add_plan(Sessions sessions, Items& items) {
  for (std::size_t i = sessions.size(); i > 0; --i) {
    const Session& session = sessions[i - 1];
    if (!session.plan.empty()) {
      items.push_back(
          placed({.kind = DigestKind::plan, .text = plan_words(session.plan)},
                 session,
                 session.plan_when,
                 Who::agent));
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
      DigestItem item =
          placed({.kind = DigestKind::file,
                  .code = std::move(path),
                  .label = std::string(file_use_name(file.use)),
                  .evidence = in_branch ? "in the branch's diff"
                                        : "not in the branch's diff",
                  .weight = DigestWeight::low},
                 session,
                 file.when);
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
                                           // Listed item by item.
                                           "pending task",
                                           "next step",
                                           "remaining",
                                           "task state",
                                           "current plan",
                                           "checkpoint title"};
  const std::string lower = text::to_lower(heading);
  return std::ranges::none_of(k_skipped, [&](std::string_view skipped) {
    return lower.find(skipped) != std::string::npos;
  });
}

void add_summaries(Sessions sessions, Items& items) {
  for (const Session& session : sessions) {
    if (session.compactions.empty()) {
      continue;
    }
    const Compaction& last = session.compactions.back();
    for (SummarySection& section : summary_sections(last.summary)) {
      if (is_worth(section.heading) && !section.text.empty()) {
        items.push_back(
            placed({.kind = DigestKind::summary,
                    .text = cut_message(section.text, k_max_message_length),
                    .label = std::move(section.heading),
                    .proof = Proof::unverified,
                    .weight = DigestWeight::low},
                   session,
                   last.when,
                   Who::agent));
      }
    }
  }
}

// Code blocks are in the files, or only showed something.
std::string without_code(std::string_view message) {
  std::string text;
  bool in_code = false;
  for (const std::string_view line : text::split(message, '\n')) {
    const bool is_fence = trimmed(line).starts_with("```");
    if (!in_code && !is_fence) {
      text += std::string(line) + "\n";
    }
    in_code = in_code != is_fence;
  }
  return std::string(trimmed(text));
}

void add_last_message(Sessions sessions, Items& items) {
  for (std::size_t i = sessions.size(); i > 0; --i) {
    const Session& session = sessions[i - 1];
    if (!session.last_message.empty()) {
      items.push_back(
          placed({.kind = DigestKind::last_message,
                  .text = cut_message(without_code(session.last_message),
                                      k_max_last_length),
                  .proof = Proof::unverified,
                  .weight = DigestWeight::high},
                 session,
                 session.last_message_when,
                 Who::agent));
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

// Weight first, then what is newer; the order of what stays is kept.
void bound_kinds(Digest& digest) {
  std::map<DigestKind, std::vector<std::size_t>> by_kind;
  for (std::size_t i = 0; i < digest.items.size(); ++i) {
    by_kind[digest.items[i].kind].push_back(i);
  }
  std::set<std::size_t> gone;
  for (auto& [kind, all] : by_kind) {
    if (all.size() <= k_max_items) {
      continue;
    }
    std::ranges::stable_sort(all, [&](std::size_t a, std::size_t b) {
      const DigestWeight first = digest.items[a].weight;
      const DigestWeight second = digest.items[b].weight;
      return first == second ? a > b : first > second;
    });
    gone.insert(all.begin() + k_max_items, all.end());
    digest.left_out[kind] = all.size() - k_max_items;
  }
  std::size_t at = 0;
  std::erase_if(digest.items,
                [&](const DigestItem&) { return gone.contains(at++); });
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
  line += item.outcome.empty() ? "" : " -> " + item.outcome;
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

DigestItem
placed(DigestItem item, const Session& session, const Moment& when, Who who) {
  item.source = source_of(session,
                          when,
                          who == Who::user    ? "you"
                          : who == Who::agent ? "the agent"
                                              : "");
  item.at = when.at;
  item.who = who;
  item.session = session.id;
  const std::uint32_t turn = turn_of(session, when);
  item.turns = {turn, turn};
  return item;
}

Digest make_digest(std::span<const Session> sessions,
                   const DigestContext& context) {
  std::vector<std::reference_wrapper<const Session>> in_order(sessions.begin(),
                                                              sessions.end());
  std::ranges::stable_sort(
      in_order, {}, [](const Session& session) { return session.ended; });
  Digest digest;
  Items& items = digest.items;
  add_unfinished(in_order, items);
  add_requests(in_order, digest);
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
  bound_kinds(digest);
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
  static constexpr std::array k_names = {"Unfinished",
                                         "Requests",
                                         "Decisions",
                                         "Constraints and exceptions",
                                         "Open failures",
                                         "Failed and given up",
                                         "Recipes",
                                         "Checks",
                                         "Todos",
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
  for (const auto& [kind, count] : digest.left_out) {
    text += "\n" + std::string(digest_kind_name(kind)) + ": " +
            std::to_string(count) + " more, older ones\n";
  }
  for (const std::string& unread : digest.unread) {
    text += "\nNot read: " + unread + "\n";
  }
  return text;
}

} // namespace handoff::session
