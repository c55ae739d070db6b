// SPDX-License-Identifier: MIT
// Finds the sentences of a conversation that a successor needs word by word.
#include "session/dialogue/statements.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/fences.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
using text::begins_with_any;

namespace {

constexpr std::size_t k_max_length = 600; // bytes of a statement
constexpr std::size_t k_min_length = 8;

constexpr auto k_program_subjects =
    std::to_array<std::string_view>({"it ", "this ", "that ", "they ", "the "});

// A question in form, an order in meaning.
constexpr auto k_orders = std::to_array<std::string_view>(
    {"can you ", "could you ", "would you ", "will you ", "please "});

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// `first`, and `then` somewhere behind it.
bool holds_both(const Marked& said, Marker first, Marker then) {
  if (!said.holds(first) || !said.holds(then)) {
    return false;
  }
  const auto start = first_marker(said.hits, first);
  return std::ranges::any_of(said.hits, [&](const MarkerHit& hit) {
    return hit.marker == then && hit.at > start->at;
  });
}

// "we take X over Y", "not X but Y".
bool weighs(const Marked& said, Speaker speaker) {
  return holds_both(said, Marker::taking, Marker::taken_over) ||
         (speaker == Speaker::human && find_contrast(said.lower));
}

// Says how a program behaves, and nobody's choice: "it prints 3 instead of 4".
bool describes_behaviour(const Marked& said) {
  return said.holds(Marker::fault) && !said.holds(Marker::first_person) &&
         !said.holds(Marker::wish);
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

bool directs(const Marked& said) {
  const std::string_view lower = said.lower;
  return said.holds(Marker::directive) &&
         std::ranges::any_of(said.hits, [&](const MarkerHit& hit) {
           const bool is_free = lower.substr(hit.at, hit.size) == "instead";
           return hit.marker == Marker::directive &&
                  (is_free || is_imperative(lower, hit));
         });
}

// "don't touch it", not "I don't recall it".
bool forbids_or_requires(const Marked& said) {
  const std::string_view lower = said.lower;
  return said.holds(Marker::constraint) &&
         std::ranges::any_of(said.hits, [&](const MarkerHit& hit) {
           const std::string_view word = lower.substr(hit.at, hit.size);
           const bool needs_place = word == "don't" || word == "do not" ||
                                    word == "leave" || word == "avoid" ||
                                    word == "lass";
           return hit.marker == Marker::constraint &&
                  (!needs_place || is_imperative(lower, hit));
         });
}

bool agent_decides(const Marked& said, bool compares, bool decides) {
  const bool is_own = said.holds(Marker::first_person);
  const bool is_of_program = begins_with_any(said.lower, k_program_subjects);
  const bool is_strong = said.holds(Marker::strong_decision) ||
                         said.lower.starts_with("decision") ||
                         !is_ascii(said.lower);
  return (decides && (is_own || (is_strong && !is_of_program))) ||
         (is_own && (compares || said.holds(Marker::ruling_out)));
}

bool decides(const Marked& said, Speaker speaker) {
  if (describes_behaviour(said)) {
    return false;
  }
  if (weighs(said, speaker)) {
    return true;
  }
  const bool compares =
      said.holds(Marker::over) || said.holds(Marker::over_before);
  const bool decides =
      said.holds(Marker::decision) || said.lower.starts_with("decision");
  if (speaker == Speaker::agent) {
    return agent_decides(said, compares, decides);
  }
  return decides || compares || said.holds(Marker::rejection) ||
         said.holds(Marker::rejection_after) || directs(said);
}

bool constrains(const Marked& said, Speaker speaker) {
  return said.holds(Marker::agent_constraint) ||
         holds_both(said, Marker::restriction, Marker::permission) ||
         (speaker == Speaker::human ? forbids_or_requires(said)
                                    : said.lower.starts_with("never "));
}

// "acme/board#42", "board#42".
bool holds_reference(std::string_view lower) {
  for (std::size_t at = lower.find('#'); at != std::string_view::npos;
       at = lower.find('#', at + 1)) {
    const char before = at > 0 ? lower[at - 1] : ' ';
    const bool has_name = text::is_lower(before) || text::is_digit(before);
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

// What may end a sentence, by its first byte.
constexpr std::array<bool, 256> k_may_end = [] {
  std::array<bool, 256> may_end = {};
  for (const std::string_view mark : {".", "!", "?", "。", "！", "？"}) {
    may_end.at(static_cast<unsigned char>(mark[0])) = true;
  }
  return may_end;
}();

// Whether the mark at `at`, with a blank behind it, ends a sentence: a new one
// begins after it; "e.g. x" and "v1.2 y" end none.
bool ends_sentence(std::string_view line, std::size_t at) {
  const char next = line[at + 2];
  const bool begins = text::is_upper(next) || next == '`' || next == '"' ||
                      next == '*' || next == '(' ||
                      static_cast<unsigned char>(next) >= 0x80;
  const bool is_short_word = at < 2 || line[at - 1] == '.' ||
                             line[at - 2] == '.' || line[at - 2] == ' ';
  return begins && !is_short_word;
}

// The end of the first sentence.
std::size_t sentence_end(std::string_view line) {
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
    if (!k_may_end[static_cast<unsigned char>(line[i])]) {
      continue;
    }
    if (static_cast<unsigned char>(line[i]) >= 0x80) {
      if (const std::size_t end = wide_end(line, i); end != 0) {
        return end;
      }
    } else if (line[i + 1] == ' ' && ends_sentence(line, i)) {
      return i + 1;
    }
  }
  return line.size();
}

std::optional<StatementKind>
kind_of(std::string_view sentence, Speaker speaker, Marked& said) {
  if (sentence.size() < k_min_length) {
    return std::nullopt;
  }
  said.read(cut_utf8(sentence, 2 * k_max_length));
  const bool asks =
      is_question(sentence) &&
      !(speaker == Speaker::human && begins_with_any(said.lower, k_orders));
  if (!asks && decides(said, speaker)) {
    return StatementKind::decision;
  }
  if (!asks && constrains(said, speaker)) {
    return StatementKind::constraint;
  }
  if (links(said.lower, speaker)) {
    return StatementKind::link;
  }
  if (asks) {
    return std::nullopt;
  }
  if (speaker == Speaker::human ? holds_measurement(said.lower)
                                : holds_quantity(said.lower)) {
    return StatementKind::number;
  }
  return said.holds(Marker::unfinished) ? std::optional(StatementKind::open)
                                        : std::nullopt;
}

} // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> result;
  text::FenceTracker fences(text::NestedFences::fences);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_mark(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (fences.take(line) != text::FencePart::none) {
      continue;
    }
    while (!line.empty()) {
      const std::size_t stop = sentence_end(line);
      result.push_back(line.substr(0, stop));
      line = trimmed(line.substr(stop));
    }
  }
  return result;
}

std::optional<StatementKind> statement_kind(std::string_view sentence,
                                            Speaker speaker) {
  Marked said;
  return kind_of(sentence, speaker, said);
}

std::vector<Statement> find_statements(std::string_view text, Speaker speaker) {
  std::vector<Statement> found;
  Marked said;
  for (const std::string_view sentence : sentences(text)) {
    if (const auto kind = kind_of(sentence, speaker, said)) {
      found.push_back({.kind = *kind,
                       .text = std::string(cut_utf8(sentence, k_max_length)),
                       .speaker = speaker});
    }
  }
  return found;
}

} // namespace handoff::session
