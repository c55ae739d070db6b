// SPDX-License-Identifier: MIT
// What the conversation knows: its digest, each item in its part.
#include "handoff/compose_parts.hpp"

#include <algorithm>
#include <initializer_list>

namespace handoff {
namespace {

using session::DigestItem;
using session::DigestKind;
using session::Proof;

struct PartPlace {
  Part part;
  std::string_view lead; // words in front
  Weight weight;
};

// In front of what is not finished, by how that is known.
std::string_view lead_of(session::Origin origin) {
  using enum session::Origin;
  switch (origin) {
  case goal:
    return "Goal: ";
  case plan:
    return "Of the plan: ";
  case question:
    return "Not answered: ";
  case request:
    return "Last asked: ";
  case failure:
    return "Fails: ";
  default:
    return "";
  }
}

// Nothing for what other sources say better: files are in the diff.
std::optional<PartPlace> place_of(const DigestItem& item) {
  switch (item.kind) {
  case DigestKind::unfinished:
    return PartPlace{Part::next_steps, lead_of(item.origin), Weight::high};
  case DigestKind::failure:
    return PartPlace{Part::state,
                     item.proof == Proof::verified ? "Still failing:"
                                                   : "Failed when last run:",
                     Weight::required};
  case DigestKind::attempt:
    return PartPlace{Part::know, "Failed and given up: ", Weight::low};
  case DigestKind::recipe:
    return PartPlace{Part::know, "", Weight::normal};
  case DigestKind::check:
    return PartPlace{Part::state, "", Weight::high};
  case DigestKind::decision: {
    // What a person decided outlives the budget; an agent decides all day.
    const bool is_settled =
        !item.rejected.empty() && item.weight == session::DigestWeight::high;
    return PartPlace{
        Part::know, "", is_settled ? Weight::required : Weight::high};
  }
  case DigestKind::constraint:
    return PartPlace{Part::know, "", Weight::high};
  case DigestKind::todo:
    return PartPlace{Part::state, "", Weight::low};
  case DigestKind::open:
    return PartPlace{Part::know, "Said to be open: ", Weight::high};
  case DigestKind::number:
    return PartPlace{Part::know, "Measured: ", Weight::normal};
  case DigestKind::plan:
    return PartPlace{Part::know, "Plan: ", Weight::normal};
  case DigestKind::request:
    return PartPlace{Part::know,
                     "Asked: ",
                     item.weight == session::DigestWeight::high
                         ? Weight::high
                         : Weight::normal};
  case DigestKind::last_message:
    return PartPlace{Part::state, "The session's last words: ", Weight::low};
  case DigestKind::link:
    return PartPlace{Part::pointers, "Named in the session: ", Weight::high};
  case DigestKind::summary:
    return PartPlace{Part::know, "", Weight::low};
  case DigestKind::file:
    break;
  }
  return std::nullopt;
}

Weight weight_of(const DigestItem& item, Weight usual) {
  const bool is_lesser =
      item.weight == session::DigestWeight::low && usual != Weight::required;
  return is_lesser ? Weight::low : usual;
}

// One line, unless it holds code, which needs its lines.
DraftPiece said(const std::string& text) {
  return text.find("```") == std::string::npos ? plain(text) : quotation(text);
}

void add(DraftEntry& entry, std::initializer_list<DraftPiece> pieces) {
  entry.pieces.insert(entry.pieces.end(), pieces);
}

// A step that waits needs no word for it, and the words in front of what is
// not finished say that it is a question, or that it was reported.
bool needs_label(const DigestItem& item) {
  return !item.label.empty() && item.label != "pending" &&
         !(item.kind == DigestKind::unfinished &&
           (item.label == "question" || item.label == "reported" ||
            item.origin == session::Origin::question));
}

// "exit 0 at 9d01b7e, clean" behind "test, exit 0": without what was said.
std::string_view unsaid_evidence(const DigestItem& item) {
  std::string_view evidence = item.evidence;
  const std::size_t comma = item.label.find(", ");
  const std::string_view said =
      comma == item.label.npos ? std::string_view()
                               : std::string_view(item.label).substr(comma + 2);
  if (!said.empty() && evidence.starts_with(said)) {
    evidence.remove_prefix(said.size());
    evidence.remove_prefix(
        std::min(evidence.find_first_not_of(" ,"), evidence.size()));
  }
  return evidence;
}

// "`npm test` exit 0"
void add_words(const DigestItem& item, DraftEntry& entry) {
  if (!item.code.empty()) {
    entry.pieces.push_back(code(item.code));
  }
  const std::string space = item.code.empty() ? "" : " ";
  const bool has_label = needs_label(item);
  if (has_label) {
    add(entry, {plain(space), plain(item.label)});
  }
  if (!item.text.empty()) {
    add(entry, {plain(has_label ? ": " : space), said(item.text)});
  }
  if (!item.outcome.empty()) {
    add(entry, {plain(" \xe2\x86\x92 "), plain(item.outcome)});
  }
}

// "u7": the user in turn 7, of the session that was last. What an earlier one
// said has its whole address.
std::optional<DraftPiece> turn_of(const DigestItem& item,
                                  const std::string& last_session) {
  if (item.turns.first == 0 || item.session.empty()) {
    return std::nullopt;
  }
  if (item.session != last_session) {
    return DraftPiece{PieceKind::turn,
                      session::turn_pointer(item.session, item.turns)};
  }
  const char who = item.who == session::Who::user    ? 'u'
                   : item.who == session::Who::agent ? 'a'
                                                     : 't';
  return DraftPiece{PieceKind::turn, who + std::to_string(item.turns.first)};
}

// "`npm test` exit 0 (verified: at 9d01b7e, clean)"
DraftEntry entry_of(const DigestItem& item,
                    const PartPlace& place,
                    const std::string& last_session) {
  std::vector<DraftPiece> lead = {plain(std::string(place.lead))};
  if (item.kind == DigestKind::failure) {
    lead = {strong(std::string(place.lead)), plain(" ")};
  }
  DraftEntry entry = {.pieces = std::move(lead),
                      .weight = weight_of(item, place.weight),
                      .source = Source::session};
  add_words(item, entry);
  for (const std::string& rejected : item.rejected) {
    add(entry,
        {plain(" "), emphasis("Rejected:"), plain(" "), plain(rejected)});
  }
  if (item.proof != Proof::none) {
    const bool is_verified = item.proof == Proof::verified;
    const std::string evidence(unsaid_evidence(item));
    add(entry,
        {plain(is_verified ? " (verified" : " (UNVERIFIED"),
         plain(evidence.empty() ? "" : ": "),
         plain(evidence),
         plain(")")});
  }
  if (auto turn = turn_of(item, last_session)) {
    // A block has no end of a line: there it stands in front.
    const auto block = std::ranges::find(
        entry.pieces, PieceKind::quotation, &DraftPiece::kind);
    entry.pieces.insert(block, std::move(*turn));
  }
  return entry;
}

} // namespace

void compose_session(const Gathered& gathered, Draft& draft) {
  const auto& sessions = gathered.sessions.sessions;
  const std::string last = sessions.empty() ? "" : sessions.back().id;
  for (const DigestItem& item : gathered.sessions.digest.items) {
    if (const auto place = place_of(item)) {
      draft.parts[place->part].push_back(entry_of(item, *place, last));
    }
  }
  // Of a kind with very many the digest keeps the newest and weightiest.
  for (const auto& [kind, count] : gathered.sessions.digest.left_out) {
    if (const auto place = place_of({.kind = kind, .text = {}})) {
      draft.left_out.entries[place->part] += count;
    }
  }
}

bool has_recorded_steps(const Gathered& gathered) {
  if (gathered.carried && !gathered.carried->steps.empty()) {
    return true;
  }
  return std::ranges::any_of(gathered.sessions.digest.items,
                             [](const DigestItem& item) {
                               const auto place = place_of(item);
                               return place && place->part == Part::next_steps;
                             });
}

bool has_recorded_checks(const Gathered& gathered) {
  for (const DigestItem& item : gathered.sessions.digest.items) {
    if (item.kind == DigestKind::check || item.kind == DigestKind::failure) {
      return true;
    }
  }
  return false;
}

} // namespace handoff
