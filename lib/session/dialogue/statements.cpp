// SPDX-License-Identifier: MIT
// Finds the sentences of a conversation that a successor needs word by word.
#include "session/dialogue/statements.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

using Hits = std::vector<MarkerHit>;

constexpr std::size_t k_longest = 600; // bytes of a statement
constexpr std::size_t k_shortest = 8;

constexpr auto k_open = std::to_array<std::string_view>({"not done",
                                                         "todo",
                                                         "next step",
                                                         "next steps",
                                                         "still fails",
                                                         "still fail",
                                                         "not yet",
                                                         "follow-up",
                                                         "follow up",
                                                         "left to do",
                                                         "unresolved",
                                                         "blocked",
                                                         "still broken",
                                                         "open question"});

// An agent explains rules all the time; these words it uses for real ones.
constexpr auto k_agent_constraints =
    std::to_array<std::string_view>({"must not",
                                     "must never",
                                     "should never",
                                     "may never",
                                     "except",
                                     "exception",
                                     "exempt",
                                     "unless",
                                     "not allowed",
                                     "apart from",
                                     "everything but",
                                     "all but",
                                     "off limits",
                                     "off-limits",
                                     "can't use",
                                     "cannot use",
                                     "must stay",
                                     "must remain",
                                     "may only"});

// Whoever says so of themselves decides; a program has no such words.
constexpr auto k_first_person = std::to_array<std::string_view>(
    {"i",     "i'll",  "i've",  "i'd",      "i'm",   "we",     "we'll",
     "we've", "we're", "let's", "ich",      "wir",   "je",     "nous",
     "я",     "мы",    "vamos", "usaremos", "hemos", "optamos"});

constexpr auto k_program_subjects =
    std::to_array<std::string_view>({"it ", "this ", "that ", "they ", "the "});

// They say that somebody has decided, whoever it was.
constexpr auto k_strong = std::to_array<std::string_view>({"decided",
                                                           "decision",
                                                           "chose",
                                                           "opted for",
                                                           "opt for",
                                                           "settled on",
                                                           "agreed",
                                                           "went with",
                                                           "going with",
                                                           "changed my mind",
                                                           "ruled out",
                                                           "entschieden",
                                                           "entscheidung"});

// A question in form, an order in meaning.
constexpr auto k_orders = std::to_array<std::string_view>(
    {"can you ", "could you ", "would you ", "will you ", "please "});

template <std::size_t n>
bool holds_any(std::string_view lower,
               const std::array<std::string_view, n>& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return holds_phrase(lower, phrase);
  });
}

template <std::size_t n>
bool begins_with_any(std::string_view lower,
                     const std::array<std::string_view, n>& beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
    return lower.starts_with(beginning);
  });
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// `first`, and `then` somewhere behind it.
bool holds_both(std::string_view lower,
                std::string_view first,
                std::string_view then) {
  const std::size_t at = lower.find(first);
  return at != std::string_view::npos && holds_phrase(lower, first) &&
         holds_phrase(lower.substr(at + first.size()), then);
}

// "we take X over Y", "not X but Y".
bool weighs(std::string_view lower, Speaker speaker) {
  constexpr auto k_takes = std::to_array<std::string_view>(
      {"take", "took", "pick", "prefer", "preferred", "chosen"});
  return std::ranges::any_of(k_takes,
                             [&](std::string_view word) {
                               return holds_both(lower, word, "over");
                             }) ||
         (speaker == Speaker::human && find_contrast(lower));
}

// Says how a program behaves, and nobody's choice: "it prints 3 instead of 4".
bool describes_behaviour(std::string_view lower, const Hits& hits) {
  return holds_marker(hits, Marker::fault) &&
         !holds_any(lower, k_first_person) && !holds_phrase(lower, "should") &&
         !holds_phrase(lower, "please") && !holds_phrase(lower, "decided") &&
         !holds_phrase(lower, "decision");
}

// Whether a word tells somebody what to do: at the beginning of a clause, or
// behind what leads into one. Languages without blanks have no such place.
bool is_imperative(std::string_view lower, const MarkerHit& hit) {
  const std::string_view before = trimmed(lower.substr(0, hit.at));
  constexpr auto k_leads = std::to_array<std::string_view>(
      {",",      ";",      ":",      "-",    "(",     ".",          "!",
       "*",      "please", "and",    "but",  "then",  "so",         "just",
       "also",   "you",    "should", "must", "let's", "better",     "bitte",
       "und",    "aber",   "dann",   "et",   "mais",  "puis",       "y",
       "pero",   "e",      "mas",    "и",    "но",    "пожалуйста", "por favor",
       "always", "ok",     "okay",   "no",   "nein",  "non",        "yes",
       "rather", "to",     "can we", "we"});
  return before.empty() || static_cast<unsigned char>(lower[hit.at]) >= 0xE3 ||
         std::ranges::any_of(k_leads, [&](std::string_view lead) {
           return before.ends_with(lead) &&
                  (before.size() == lead.size() ||
                   before[before.size() - lead.size() - 1] == ' ' ||
                   static_cast<unsigned char>(lead[0]) < '0');
         });
}

bool directs(std::string_view lower, const Hits& hits) {
  return std::ranges::any_of(hits, [&](const MarkerHit& hit) {
    const bool is_free = lower.substr(hit.at, hit.size) == "instead";
    return hit.marker == Marker::directive &&
           (is_free || is_imperative(lower, hit));
  });
}

// "don't touch it", not "I don't recall it".
bool forbids_or_requires(std::string_view lower, const Hits& hits) {
  return std::ranges::any_of(hits, [&](const MarkerHit& hit) {
    const std::string_view word = lower.substr(hit.at, hit.size);
    const bool needs_place = word == "don't" || word == "do not" ||
                             word == "leave" || word == "avoid" ||
                             word == "lass";
    return hit.marker == Marker::constraint &&
           (!needs_place || is_imperative(lower, hit));
  });
}

bool decides(std::string_view lower, const Hits& hits, Speaker speaker) {
  if (describes_behaviour(lower, hits)) {
    return false;
  }
  const bool is_own = holds_any(lower, k_first_person);
  const bool compares = holds_marker(hits, Marker::over) ||
                        holds_marker(hits, Marker::over_before);
  const bool decides =
      holds_marker(hits, Marker::decision) || lower.starts_with("decision");
  if (weighs(lower, speaker)) {
    return true;
  }
  if (speaker == Speaker::human) {
    return decides || compares || directs(lower, hits) ||
           holds_marker(hits, Marker::rejection) ||
           holds_marker(hits, Marker::rejection_after);
  }
  const bool is_of_program = begins_with_any(lower, k_program_subjects);
  const bool is_strong = !is_ascii(lower) || holds_any(lower, k_strong) ||
                         lower.starts_with("decision");
  const bool rejects = is_own && (holds_phrase(lower, "rejected") ||
                                  holds_phrase(lower, "ruled out"));
  return (decides && (is_own || (is_strong && !is_of_program))) ||
         (compares && is_own) || rejects;
}

bool constrains(std::string_view lower, const Hits& hits, Speaker speaker) {
  return holds_both(lower, "only", "may") ||
         (speaker == Speaker::human
              ? forbids_or_requires(lower, hits) ||
                    holds_any(lower, k_agent_constraints)
              : lower.starts_with("never ") ||
                    holds_any(lower, k_agent_constraints));
}

// "acme/board#42", "board#42".
bool holds_reference(std::string_view lower) {
  for (std::size_t at = lower.find('#'); at != std::string_view::npos;
       at = lower.find('#', at + 1)) {
    const char before = at > 0 ? lower[at - 1] : ' ';
    const bool has_name =
        (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
    const bool has_number =
        at + 1 < lower.size() && lower[at + 1] > '0' && lower[at + 1] <= '9';
    if (has_name && has_number) {
      return true;
    }
  }
  return false;
}

bool links(std::string_view lower, Speaker speaker) {
  if (lower.find("://") == std::string_view::npos) {
    return holds_reference(lower);
  }
  constexpr auto k_trackers =
      std::to_array<std::string_view>({"/issues/",
                                       "/issue/",
                                       "/pull/",
                                       "/merge_requests/",
                                       "/browse/",
                                       "/discussions/",
                                       "bug="});
  return speaker == Speaker::human ||
         std::ranges::any_of(k_trackers, [&](std::string_view part) {
           return lower.find(part) != std::string_view::npos;
         });
}

// The mark of a list item: "- ", "* ", "12. ", "[ ] ", "> ", "## ".
std::string_view without_mark(std::string_view line) {
  line = trimmed(line);
  for (;;) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space > 4) {
      return line;
    }
    const std::string_view mark = line.substr(0, space);
    const bool is_number =
        mark.size() > 1 && (mark.back() == '.' || mark.back() == ')') &&
        mark.find_first_not_of("0123456789.)") == std::string_view::npos;
    const bool is_bullet =
        mark.find_first_not_of("-*+>#\xe2\x80\xa2") == std::string_view::npos;
    constexpr std::string_view k_empty_box = "[ ]";
    const bool is_empty_box = line.starts_with(k_empty_box);
    if (!is_number && !is_bullet && !is_empty_box && mark != "[x]") {
      return line;
    }
    line = trimmed(line.substr(is_empty_box ? k_empty_box.size() : space + 1));
  }
}

// Behind "。", "！" or "？" at `at`; 0 when none is there. No space follows.
std::size_t wide_end(std::string_view line, std::size_t at) {
  for (const std::string_view mark : {"。", "！", "？"}) {
    if (line.substr(at, mark.size()) == mark) {
      return at + mark.size();
    }
  }
  return 0;
}

// The end of the first sentence: behind ". ", "! " or "? " with a new one
// after it; "e.g. x" and "v1.2 y" end none.
std::size_t sentence_end(std::string_view line) {
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
    if (const std::size_t end = wide_end(line, i); end != 0) {
      return end;
    }
    const bool is_mark = line[i] == '.' || line[i] == '!' || line[i] == '?';
    if (!is_mark || line[i + 1] != ' ') {
      continue;
    }
    const char next = line[i + 2];
    const bool begins = (next >= 'A' && next <= 'Z') || next == '`' ||
                        next == '"' || next == '*' || next == '(' ||
                        static_cast<unsigned char>(next) >= 0x80;
    const bool is_short_word =
        i < 2 || line[i - 1] == '.' || line[i - 2] == '.' || line[i - 2] == ' ';
    if (begins && !is_short_word) {
      return i + 1;
    }
  }
  return line.size();
}

} // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> result;
  bool in_code = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_mark(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("```") || line.starts_with("~~~")) {
      in_code = !in_code;
      continue;
    }
    while (!in_code && !line.empty()) {
      const std::size_t stop = sentence_end(line);
      result.push_back(line.substr(0, stop));
      line = trimmed(line.substr(stop));
    }
  }
  return result;
}

std::optional<StatementKind> statement_kind(std::string_view sentence,
                                            Speaker speaker) {
  if (sentence.size() < k_shortest) {
    return std::nullopt;
  }
  const std::string lower = lower_text(cut_utf8(sentence, 2 * k_longest));
  const Hits hits = find_markers(lower);
  const bool asks =
      is_question(sentence) &&
      !(speaker == Speaker::human && begins_with_any(lower, k_orders));
  if (!asks && decides(lower, hits, speaker)) {
    return StatementKind::decision;
  }
  if (!asks && constrains(lower, hits, speaker)) {
    return StatementKind::constraint;
  }
  if (links(lower, speaker)) {
    return StatementKind::link;
  }
  if (asks) {
    return std::nullopt;
  }
  if (speaker == Speaker::human ? holds_measurement(lower)
                                : holds_quantity(lower)) {
    return StatementKind::number;
  }
  if (holds_any(lower, k_open)) {
    return StatementKind::open;
  }
  return std::nullopt;
}

std::vector<Statement> find_statements(std::string_view text, Speaker speaker) {
  std::vector<Statement> found;
  for (const std::string_view sentence : sentences(text)) {
    if (const auto kind = statement_kind(sentence, speaker)) {
      found.push_back({.kind = *kind,
                       .text = std::string(cut_utf8(sentence, k_longest)),
                       .speaker = speaker});
    }
  }
  return found;
}

} // namespace handoff::session
