// SPDX-License-Identifier: MIT
// Finds the sentences of a conversation that a successor needs word by word.
#include "session/statements.hpp"

#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

constexpr std::size_t k_longest = 600; // bytes of a statement
constexpr std::size_t k_shortest = 8;

// Phrases are matched in lower case at word borders.
constexpr auto k_decisions = std::to_array<std::string_view>(
    {"decided",       "decision",      "we'll use",       "we will use",
     "i'll use",      "let's use",     "lets use",        "let us use",
     "let's go with", "lets go with",  "go with",         "going with",
     "went with",     "chose",         "choose",          "opted for",
     "opt for",       "settled on",    "stick with",      "sticking with",
     "instead of",    "rather than",   "in favor of",     "in favour of",
     "switch to",     "switched to",   "switching to",    "rejected",
     "ruled out",     "rule out",      "not going to",    "agreed",
     "use",           "drop the",      "dropped",         "revert to",
     "no longer use", "we don't use",  "do not use",      "don't use",
     "won't use",     "keep using",    "changed my mind", "scrap",
     "switch from",   "switched from", "prefer",          "picked",
     "drop",          "instead"});

constexpr auto k_constraints =
    std::to_array<std::string_view>({"must",
                                     "must not",
                                     "mustn't",
                                     "never",
                                     "except",
                                     "exception",
                                     "exempt",
                                     "only if",
                                     "only when",
                                     "do not",
                                     "don't",
                                     "unless",
                                     "shall",
                                     "forbidden",
                                     "not allowed",
                                     "required",
                                     "always",
                                     "at least",
                                     "at most",
                                     "no more than",
                                     "leave",
                                     "untouched",
                                     "without changing",
                                     "applies to",
                                     "avoid",
                                     "make sure",
                                     "has to"});

// Exceptions and limits, whoever names them.
constexpr auto k_limits = std::to_array<std::string_view>({"apart from",
                                                           "everything but",
                                                           "all but",
                                                           "off limits",
                                                           "off-limits",
                                                           "can't use",
                                                           "cannot use",
                                                           "must stay",
                                                           "must remain",
                                                           "may only"});

constexpr auto k_open = std::to_array<std::string_view>({"not done",
                                                         "todo",
                                                         "remaining",
                                                         "next step",
                                                         "next steps",
                                                         "still fails",
                                                         "still fail",
                                                         "not yet",
                                                         "follow-up",
                                                         "follow up",
                                                         "pending",
                                                         "left to do",
                                                         "unresolved",
                                                         "blocked",
                                                         "still broken",
                                                         "open question"});

// "use" alone says nothing in an agent's running commentary.
constexpr auto k_only_human_decisions = std::to_array<std::string_view>(
    {"use", "choose", "prefer", "drop", "instead"});
// An agent explains rules all the time; these words it uses for real ones.
constexpr auto k_agent_constraints =
    std::to_array<std::string_view>({"must not",
                                     "never",
                                     "except",
                                     "exception",
                                     "exempt",
                                     "unless",
                                     "not allowed"});

template <std::size_t n>
bool holds_any(std::string_view lower,
               const std::array<std::string_view, n>& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return holds_phrase(lower, phrase);
  });
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
         (speaker == Speaker::human && lower.starts_with("not ") &&
          holds_phrase(lower, "but"));
}

bool decides(std::string_view lower, Speaker speaker) {
  return weighs(lower, speaker) ||
         std::ranges::any_of(k_decisions, [&](std::string_view phrase) {
           const bool is_weak =
               std::ranges::find(k_only_human_decisions, phrase) !=
               k_only_human_decisions.end();
           return (speaker == Speaker::human || !is_weak) &&
                  holds_phrase(lower, phrase);
         });
}

bool constrains(std::string_view lower, Speaker speaker) {
  return holds_any(lower, k_limits) || holds_both(lower, "only", "may") ||
         (speaker == Speaker::human ? holds_any(lower, k_constraints)
                                    : holds_any(lower, k_agent_constraints));
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

// The end of the first sentence: behind ". ", "! " or "? " with a new one
// after it; "e.g. x" and "v1.2 y" end none.
std::size_t sentence_end(std::string_view line) {
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
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
  const std::string lower = lower_ascii(sentence.substr(0, 2 * k_longest));
  if (decides(lower, speaker)) {
    return StatementKind::decision;
  }
  if (constrains(lower, speaker)) {
    return StatementKind::constraint;
  }
  if (links(lower, speaker)) {
    return StatementKind::link;
  }
  if (holds_measurement(lower)) {
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
