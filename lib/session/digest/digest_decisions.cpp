// SPDX-License-Identifier: MIT
// What was decided, with what was not; the last word counts.
#include "session/dialogue/choice.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/gist.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/words.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/digest/withdrawals.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_withdrawn = 2; // shown with one decision

// A decision with the words to compare it by.
struct Decided {
  DigestItem item;
  Choice choice;
  std::string question;
  std::vector<std::string> rejected; // whole; the item holds what names them
  std::size_t withdrawn = 0;         // decisions that this one took back
};

// "what was chosen (what the person added)"
std::string with_remark(const Decision& decision) {
  if (decision.remark.empty()) {
    return decision.chosen;
  }
  return decision.chosen.empty()
             ? decision.remark
             : decision.chosen + " (" + decision.remark + ")";
}

std::string plan_title(const Decision& decision) {
  const bool was_refused =
      decision.chosen.empty() || !decision.rejected.empty();
  std::string_view title = first_words(was_refused && !decision.rejected.empty()
                                           ? decision.rejected.front()
                                           : decision.chosen);
  while (title.starts_with('#') || title.starts_with(' ')) {
    title.remove_prefix(1);
  }
  // Why it was refused.
  return std::string(title) + (was_refused && !decision.chosen.empty()
                                   ? ": " + decision.chosen
                                   : std::string());
}

// What an option is known by: what is in front of its explanation.
std::string option_name(const std::string& option) {
  constexpr std::size_t k_max_length = 90; // bytes
  constexpr std::size_t k_min_length = 4;
  std::size_t end = option.size();
  for (const std::string_view mark :
       {" \xe2\x80\x94 ", " \xe2\x80\x93 ", " - ", ": ", ". ", "; ", "："}) {
    const std::size_t at = option.find(mark);
    end = at >= k_min_length ? std::min(end, at) : end;
  }
  return shortened(option.substr(0, end), k_max_length);
}

std::vector<std::string> option_names(const std::vector<std::string>& options) {
  std::vector<std::string> names;
  for (const std::string& option : options) {
    names.push_back(option_name(option));
  }
  return names;
}

// What the agent was about to do when a person refused it, in its own words
// where it had some, and why.
void tell_refusal(const Decision& decision, Decided& decided) {
  DigestItem& item = decided.item;
  decided.choice = {};
  decided.question.clear();
  item.label.clear();
  if (item.text.empty()) { // a person said no, and not why
    item.label = "refused";
    item.text = decision.question;
    item.rejected.clear();
    item.weight = DigestWeight::low;
  } else {
    item.rejected = {decision.question};
  }
}

Decided from_answer(const Session& session, const Decision& decision) {
  constexpr std::size_t k_max_question_length = 200; // bytes
  constexpr std::size_t k_max_answer_length = 400;
  Decided decided{
      .item =
          placed({.kind = DigestKind::decision,
                  .text = shortened(with_remark(decision), k_max_answer_length),
                  .label = shortened(decision.question, k_max_question_length),
                  .rejected = option_names(decision.rejected),
                  .weight = DigestWeight::high},
                 session,
                 decision.when,
                 Who::user),
      .choice = {.chosen = decision.chosen},
      .question = decision.question,
      .rejected = decision.rejected};
  if (decision.origin == DecisionOrigin::plan) {
    decided.item.label =
        decision.rejected.empty() ? "plan accepted" : "plan refused";
    decided.item.text = plan_title(decision);
    decided.item.rejected.clear();
    decided.choice = {};
    decided.question = decision.rejected.empty() ? "" : decision.question;
  }
  if (decision.origin == DecisionOrigin::rejection) {
    tell_refusal(decision, decided);
  }
  return decided;
}

Decided from_statement(const Session& session, const Statement& statement) {
  const bool is_human = statement.speaker == Speaker::human;
  Decided decided{.item = placed({.kind = DigestKind::decision,
                                  .text = statement.text,
                                  .weight = is_human ? DigestWeight::high
                                                     : DigestWeight::normal},
                                 session,
                                 statement.when,
                                 is_human ? Who::user : Who::agent),
                  .choice = read_choice(statement.text)};
  if (!decided.choice.rejected.empty()) {
    decided.item.rejected.push_back(decided.choice.rejected);
  }
  return decided;
}

// What was decided, newest first, without what a later decision takes back: it
// answers the same question in another way, or rejects what the earlier chose.
class LastWords {
public:
  void add(Decided one) {
    if (const auto later = taken_back_by(one)) {
      withdraw(*later, one.item.text);
      return;
    }
    const std::size_t place = kept_.size();
    kept_.push_back(std::move(one));
    if (place < k_compared) {
      index(place);
    }
  }

  // Oldest first.
  std::vector<Decided> take() {
    std::ranges::reverse(kept_);
    return std::move(kept_);
  }

private:
  static constexpr std::size_t k_compared = 2'000; // newest; bounds the work

  void index(std::size_t place) {
    const Decided& one = kept_[place];
    if (!one.question.empty() && one.item.label != "plan accepted") {
      index_.add_question(place, one.question);
    }
    index_.add_rejected(place, one.choice.rejected);
    for (const std::string& rejected : one.rejected) {
      index_.add_rejected(place, rejected);
    }
  }

  [[nodiscard]] std::optional<std::size_t>
  taken_back_by(const Decided& earlier) const {
    const auto& same = index_.answering(earlier.question);
    const auto other = std::ranges::find_if(same, [&](std::size_t place) {
      return kept_[place].item.text != earlier.item.text;
    });
    std::optional<std::size_t> by =
        other == same.end() ? std::nullopt : std::optional(*other);
    if (!earlier.choice.chosen.empty()) {
      const auto rejects =
          index_.rejecting(earlier.choice.chosen, [&](std::size_t place) {
            return !std::ranges::binary_search(same, place);
          });
      by = by && rejects ? std::min(by, rejects) : by ? by : rejects;
    }
    return by;
  }

  void withdraw(std::size_t later, const std::string& text) {
    Decided& by = kept_[later];
    if (by.withdrawn++ < k_max_withdrawn) {
      constexpr std::size_t k_max_length = 160; // bytes
      by.item.rejected.push_back("withdrawn: " + shortened(text, k_max_length));
      index_.add_rejected(later, text);
    }
  }

  std::vector<Decided> kept_;
  Withdrawals index_;
};

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

// The address in a text, without what closes it in prose and Markdown.
std::string_view address_in(std::string_view text) {
  const std::size_t at = text.find("http");
  return at == text.npos
             ? std::string_view()
             : text.substr(at, text.find_first_of(" )>]\"'#", at) - at);
}

// A page that was named twice; the first time says what it is.
void drop_repeated_links(Items& items, std::size_t first) {
  std::set<std::string> seen;
  const auto begin = items.begin() + static_cast<std::ptrdiff_t>(first);
  items.erase(std::remove_if(begin,
                             items.end(),
                             [&](const DigestItem& item) {
                               const std::string address(address_in(item.text));
                               return item.kind == DigestKind::link &&
                                      !address.empty() &&
                                      !seen.insert(address).second;
                             }),
              items.end());
}

// An agent's word that something is open holds until it speaks again; its
// other words until the person corrects them.
bool still_holds(const Session& session,
                 const Statement& statement,
                 Corrections& corrections) {
  if (statement.speaker == Speaker::human) {
    return true;
  }
  if (statement.kind == StatementKind::open) {
    const bool is_last =
        session.dialogue.empty() ||
        statement.when.record >= session.last_message_when.record;
    return is_last;
  }
  return !corrections.overrule(statement);
}

// An agent names numbers, rules and pages all day.
DigestWeight weight_of(const Statement& statement) {
  return statement.speaker == Speaker::human     ? DigestWeight::high
         : statement.kind == StatementKind::open ? DigestWeight::normal
                                                 : DigestWeight::low;
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
  key.reserve(text.size());
  for (char c : text) {
    c = text::to_lower(c);
    const bool is_word = text::is_lower(c) || text::is_digit(c) ||
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
    Corrections corrections(session);
    for (const Statement& statement : session.statements) {
      const bool counts = statement.kind == StatementKind::decision &&
                          (statement.speaker == Speaker::human ||
                           !corrections.overrule(statement));
      if (counts) {
        all.push_back(from_statement(session, statement));
      }
    }
  }
  std::ranges::stable_sort(
      all, {}, [](const Decided& decided) { return decided.item.at; });
  const std::size_t first = items.size();
  LastWords last_words;
  for (std::size_t i = all.size(); i > 0; --i) {
    last_words.add(std::move(all[i - 1]));
  }
  for (Decided& decided : last_words.take()) {
    items.push_back(std::move(decided.item));
  }
  drop_repeated(items, first);
}

void add_statements(Sessions sessions, Items& items) {
  const std::size_t first = items.size();
  for (const Session& session : sessions) {
    Corrections corrections(session);
    for (const Statement& statement : session.statements) {
      if (statement.kind == StatementKind::decision ||
          !still_holds(session, statement, corrections)) {
        continue;
      }
      const bool is_human = statement.speaker == Speaker::human;
      const bool is_claim =
          !is_human && statement.kind == StatementKind::number;
      items.push_back(
          placed({.kind = kind_of(statement.kind),
                  .text = without_emphasis(statement.text),
                  .proof = is_claim ? Proof::unverified : Proof::none,
                  .weight = weight_of(statement)},
                 session,
                 statement.when,
                 is_human ? Who::user : Who::agent));
    }
  }
  drop_repeated(items, first);
  drop_repeated_links(items, first);
}

} // namespace handoff::session
