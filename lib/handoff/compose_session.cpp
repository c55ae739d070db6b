// SPDX-License-Identifier: MIT
// What the conversation knows: its digest, each item in its part.
#include "handoff/compose_parts.hpp"

#include <algorithm>

namespace handoff {
namespace {

using session::DigestItem;
using session::DigestKind;
using session::Proof;

struct Place {
  Part part;
  std::string_view lead; // words in front
  Weight weight;
};

// Nothing for what other sources say better: files are in the diff.
std::optional<Place> place_of(const DigestItem& item) {
  const bool is_open = item.label != "completed" && item.label != "done";
  switch (item.kind) {
  case DigestKind::failure:
    return Place{Part::state, "Still failing:", Weight::required};
  case DigestKind::check:
    return Place{Part::state, "", Weight::high};
  case DigestKind::decision: {
    // What a person decided outlives the budget; an agent decides all day.
    const bool is_settled =
        !item.rejected.empty() && item.weight == session::DigestWeight::high;
    return Place{Part::know, "", is_settled ? Weight::required : Weight::high};
  }
  case DigestKind::constraint:
    return Place{Part::know, "", Weight::high};
  case DigestKind::todo:
    return Place{is_open ? Part::next_steps : Part::state,
                 "",
                 is_open ? Weight::high : Weight::low};
  case DigestKind::pending:
    return Place{Part::next_steps, "", Weight::normal};
  case DigestKind::open:
    return Place{Part::know, "Said to be open: ", Weight::high};
  case DigestKind::number:
    return Place{Part::know, "Measured: ", Weight::normal};
  case DigestKind::plan:
    return Place{Part::know, "Plan: ", Weight::normal};
  case DigestKind::request:
    return Place{Part::know, "Asked: ", Weight::normal};
  case DigestKind::last_message:
    return Place{Part::state, "The session's last words: ", Weight::low};
  case DigestKind::link:
    return Place{Part::pointers, "Named in the session: ", Weight::high};
  case DigestKind::summary:
    return Place{Part::know, "", Weight::low};
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

// "`npm test` exit 0 (verified: at 9d01b7e, clean)"
DraftEntry entry_of(const DigestItem& item, const Place& place) {
  std::vector<DraftPiece> lead = {plain(std::string(place.lead))};
  if (item.kind == DigestKind::failure) {
    lead = {strong(std::string(place.lead)), plain(" ")};
  }
  DraftEntry entry = {.pieces = std::move(lead),
                      .weight = weight_of(item, place.weight),
                      .source = Source::session};
  if (!item.code.empty()) {
    entry.pieces.push_back(code(item.code));
  }
  const std::string space = item.code.empty() ? "" : " ";
  if (!item.label.empty()) {
    entry.pieces.insert(entry.pieces.end(), {plain(space), plain(item.label)});
  }
  if (!item.text.empty()) {
    entry.pieces.insert(
        entry.pieces.end(),
        {plain(item.label.empty() ? space : ": "), said(item.text)});
  }
  for (const std::string& rejected : item.rejected) {
    entry.pieces.insert(
        entry.pieces.end(),
        {plain(" "), emphasis("Rejected:"), plain(" "), plain(rejected)});
  }
  if (item.proof != Proof::none) {
    const bool is_verified = item.proof == Proof::verified;
    entry.pieces.insert(entry.pieces.end(),
                        {plain(is_verified ? " (verified" : " (UNVERIFIED"),
                         plain(item.evidence.empty() ? "" : ": "),
                         plain(item.evidence),
                         plain(")")});
  }
  return entry;
}

} // namespace

void compose_session(const Gathered& gathered, Draft& draft) {
  for (const DigestItem& item : gathered.sessions.digest.items) {
    if (const auto place = place_of(item)) {
      draft.parts[place->part].push_back(entry_of(item, *place));
    }
  }
}

bool has_recorded_steps(const Gathered& gathered) {
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
