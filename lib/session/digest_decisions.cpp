// SPDX-License-Identifier: MIT
// What was decided, with what was not; the last word counts.
#include "session/choice.hpp"
#include "session/digest_parts.hpp"
#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <unordered_map>

namespace handoff::session {
namespace {

constexpr std::size_t k_longest_plan = 2'000; // bytes
constexpr std::size_t k_most_withdrawn = 2;   // shown with one decision

// A decision with the words to compare it by.
struct Decided {
  DigestItem item;
  Choice choice;
  std::string question;
  std::size_t withdrawn = 0; // decisions that this one took back
};

Decided from_answer(const Session& session, const Decision& decision) {
  Decided decided{.item = {.kind = DigestKind::decision,
                           .text = decision.chosen,
                           .label = decision.question,
                           .rejected = decision.rejected,
                           .source = source_of(session, decision.when, "you"),
                           .at = decision.when.at,
                           .weight = DigestWeight::high},
                  .choice = {.chosen = lower_ascii(decision.chosen)},
                  .question = decision.question};
  if (decision.origin == DecisionOrigin::plan) {
    decided.item.label =
        decision.chosen.empty() ? "plan refused" : "plan accepted";
    decided.item.text = std::string(
        cut_utf8(decided.item.text.empty() && !decision.rejected.empty()
                     ? decision.rejected.front()
                     : decided.item.text,
                 k_longest_plan));
    decided.item.rejected.clear();
    decided.choice = {};
  }
  if (decision.origin == DecisionOrigin::rejection && decision.chosen.empty()) {
    decided.item.weight = DigestWeight::low; // refused without a word
  }
  return decided;
}

Decided from_statement(const Session& session, const Statement& statement) {
  const bool is_human = statement.speaker == Speaker::human;
  Decided decided{
      .item = {.kind = DigestKind::decision,
               .text = statement.text,
               .source = source_of(
                   session, statement.when, is_human ? "you" : "the agent"),
               .at = statement.when.at,
               .weight = is_human ? DigestWeight::high : DigestWeight::normal},
      .choice = read_choice(statement.text)};
  if (!decided.choice.rejected.empty()) {
    decided.item.rejected.push_back(decided.choice.rejected);
  }
  return decided;
}

// Whether `later` takes `earlier` back: it answers the same question, or
// rejects what that chose.
bool takes_back(const Decided& later, const Decided& earlier) {
  if (!later.question.empty() && later.question == earlier.question &&
      later.item.label != "plan accepted") {
    return later.item.text != earlier.item.text;
  }
  return !earlier.choice.chosen.empty() &&
         (is_same_choice(later.choice.rejected, earlier.choice.chosen) ||
          std::ranges::any_of(later.item.rejected,
                              [&](const std::string& rejected) {
                                return is_same_choice(lower_ascii(rejected),
                                                      earlier.choice.chosen);
                              }));
}

// Newest first: each takes back what came before it.
std::vector<Decided> last_words(std::vector<Decided> all) {
  constexpr std::size_t k_compared = 2'000; // newest; bounds the work
  std::vector<Decided> kept;
  for (std::size_t i = all.size(); i > 0; --i) {
    Decided& one = all[i - 1];
    const std::size_t compared = std::min(kept.size(), k_compared);
    const auto end = kept.begin() + static_cast<std::ptrdiff_t>(compared);
    const auto later = std::find_if(kept.begin(), end, [&](const Decided& by) {
      return takes_back(by, one);
    });
    if (later == end) {
      kept.push_back(std::move(one));
      continue;
    }
    if (later->withdrawn++ < k_most_withdrawn) {
      later->item.rejected.push_back("withdrawn: " + one.item.text);
    }
  }
  std::ranges::reverse(kept);
  return kept;
}

// Said again: the last time counts.
void drop_repeated(Items& items, std::size_t first) {
  std::unordered_map<std::string, std::size_t> last;
  for (std::size_t i = first; i < items.size(); ++i) {
    last[key_of(items[i].text)] = i;
  }
  std::size_t at = first;
  for (std::size_t i = first; i < items.size(); ++i) {
    if (last[key_of(items[i].text)] == i) {
      if (at != i) {
        items[at] = std::move(items[i]);
      }
      ++at;
    }
  }
  items.resize(at);
}

DigestKind kind_of(StatementKind kind) {
  switch (kind) {
  case StatementKind::constraint:
    return DigestKind::constraint;
  case StatementKind::number:
    return DigestKind::number;
  case StatementKind::link:
    return DigestKind::link;
  case StatementKind::open:
  case StatementKind::decision:
    break;
  }
  return DigestKind::open;
}

} // namespace

std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : lower_ascii(text)) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                         static_cast<unsigned char>(c) >= 0x80;
    if (is_word) {
      key += c;
    }
  }
  return key;
}

void add_decisions(Sessions sessions, Items& items) {
  std::vector<Decided> all;
  for (const Session& session : sessions) {
    for (const Decision& decision : session.decisions) {
      all.push_back(from_answer(session, decision));
    }
    for (const Statement& statement : session.statements) {
      if (statement.kind == StatementKind::decision) {
        all.push_back(from_statement(session, statement));
      }
    }
  }
  std::ranges::stable_sort(
      all, {}, [](const Decided& decided) { return decided.item.at; });
  const std::size_t first = items.size();
  for (Decided& decided : last_words(std::move(all))) {
    items.push_back(std::move(decided.item));
  }
  drop_repeated(items, first);
}

void add_statements(Sessions sessions, Items& items) {
  const std::size_t first = items.size();
  for (const Session& session : sessions) {
    for (const Statement& statement : session.statements) {
      if (statement.kind == StatementKind::decision) {
        continue;
      }
      const bool is_human = statement.speaker == Speaker::human;
      const bool is_claim =
          !is_human && statement.kind == StatementKind::number;
      items.push_back(
          {.kind = kind_of(statement.kind),
           .text = statement.text,
           .proof = is_claim ? Proof::unverified : Proof::none,
           .source = source_of(
               session, statement.when, is_human ? "you" : "the agent"),
           .at = statement.when.at,
           .weight = is_human ? DigestWeight::high : DigestWeight::normal});
    }
  }
  drop_repeated(items, first);
}

} // namespace handoff::session
