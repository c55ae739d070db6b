// SPDX-License-Identifier: MIT
// A person's short answer, read together with the question it answers.
#include "session/dialogue/answers.hpp"

#include "session/dialogue/markers.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_remark_length = 400; // bytes

bool is_word_character(char c) {
  return text::is_alnum(c) || text::is_multibyte(c);
}

struct Picked {
  std::vector<std::size_t> options; // indices
  std::size_t end = 0;              // of what names them
};

// Reads the labels at the front of an answer.
class LabelReader {
public:
  LabelReader(std::string_view words, const std::vector<Option>& options)
      : lower_(lower_text(words)), options_(options) {}

  std::optional<Picked> read() {
    skip_lead();
    Picked picked;
    for (;;) {
      const std::size_t before = at_;
      const auto option = one();
      if (!option) {
        at_ = picked.options.empty() ? before : picked.end;
        break;
      }
      if (std::ranges::find(picked.options, *option) == picked.options.end()) {
        picked.options.push_back(*option);
      }
      picked.end = at_;
      if (!skip_join()) {
        break;
      }
    }
    if (picked.options.empty() || !may_end(picked.end)) {
      return std::nullopt;
    }
    std::ranges::sort(picked.options);
    return picked;
  }

private:
  [[nodiscard]] std::string_view rest() const {
    return std::string_view(lower_).substr(std::min(at_, lower_.size()));
  }

  // "let's go with option", "I'd take"
  void skip_lead() {
    constexpr auto k_leads = std::to_array<std::string_view>({"let's go with",
                                                              "i'd go with",
                                                              "i'll go with",
                                                              "we go with",
                                                              "go with",
                                                              "going with",
                                                              "let's do",
                                                              "let's use",
                                                              "let's take",
                                                              "i prefer",
                                                              "i'd take",
                                                              "i choose",
                                                              "take",
                                                              "do",
                                                              "use",
                                                              "yes,",
                                                              "ok,",
                                                              "okay,",
                                                              "then",
                                                              "please",
                                                              "option",
                                                              "options",
                                                              "number",
                                                              "approach",
                                                              "#",
                                                              "ich nehme",
                                                              "nimm",
                                                              "nehmen wir",
                                                              "je prends",
                                                              "prends",
                                                              "elijo",
                                                              "la opción",
                                                              "opción",
                                                              "opção",
                                                              "a opção",
                                                              "давай",
                                                              "вариант",
                                                              "选",
                                                              "用",
                                                              "方案",
                                                              "選択肢",
                                                              "案",
                                                              "옵션"});
    for (bool goes_on = true; goes_on;) {
      goes_on = false;
      at_ =
          std::min(lower_.find_first_not_of(" \t\n*`\"'(", at_), lower_.size());
      for (const std::string_view lead : k_leads) {
        const bool fits = rest().starts_with(lead) &&
                          (rest().size() == lead.size() ||
                           !is_word_character(rest()[lead.size()]) ||
                           !is_word_character(lead.back()) ||
                           static_cast<unsigned char>(lead.back()) >= 0x80);
        if (fits && rest().size() > lead.size()) {
          at_ += lead.size();
          goes_on = true;
          break;
        }
      }
    }
  }

  std::optional<std::size_t> one() {
    constexpr std::array<std::string_view, 2> k_nouns = {"option ", "#"};
    for (const std::string_view noun : k_nouns) {
      at_ += rest().starts_with(noun) ? noun.size() : 0;
    }
    for (std::size_t i = options_.size(); i > 0; --i) {
      const std::string label = lower_text(options_[i - 1].label);
      const bool ends =
          rest().size() <= label.size() ||
          !is_word_character(rest()[label.size()]) ||
          static_cast<unsigned char>(rest()[label.size()]) >= 0x80;
      if (rest().starts_with(label) && ends) {
        at_ += label.size();
        return i - 1;
      }
    }
    return ordinal();
  }

  std::optional<std::size_t> ordinal() {
    const std::vector<MarkerHit> hits = find_markers(rest().substr(0, 60));
    constexpr std::array k_ordinals = {
        Marker::first, Marker::second, Marker::third, Marker::fourth};
    for (std::size_t i = 0; i <= k_ordinals.size(); ++i) {
      const bool is_last = i == k_ordinals.size();
      const std::size_t option = is_last ? options_.size() - 1 : i;
      const auto hit =
          first_marker(hits, is_last ? Marker::last : k_ordinals.at(i));
      if (hit && hit->at == 0 && option < options_.size()) {
        at_ += hit->size;
        constexpr std::array<std::string_view, 2> k_after = {" one", " option"};
        for (const std::string_view word : k_after) {
          at_ += rest().starts_with(word) ? word.size() : 0;
        }
        return option;
      }
    }
    return std::nullopt;
  }

  bool skip_join() {
    constexpr auto k_joins = std::to_array<std::string_view>({", and ",
                                                              " and ",
                                                              ", ",
                                                              ",",
                                                              " & ",
                                                              " + ",
                                                              "+",
                                                              "/",
                                                              " und ",
                                                              " et ",
                                                              " y ",
                                                              " e ",
                                                              " и ",
                                                              "和",
                                                              "と",
                                                              "、",
                                                              "，",
                                                              "하고 ",
                                                              " "});
    for (const std::string_view join : k_joins) {
      const std::size_t before = at_;
      if (!rest().starts_with(join)) {
        continue;
      }
      at_ += join.size();
      const std::size_t start = at_;
      const bool names = one().has_value() && may_end(at_);
      at_ = names ? start : before;
      if (names) {
        return true;
      }
    }
    return false;
  }

  // "A test would be good" chooses nothing; "A please" does.
  [[nodiscard]] bool may_end(std::size_t at) const {
    const std::string_view behind =
        std::string_view(lower_).substr(std::min(at, lower_.size()));
    if (behind.empty() || behind[0] != ' ') {
      return true;
    }
    constexpr auto k_next = std::to_array<std::string_view>(
        {"please", "but",    "and",   "with", "then",  "is",      "looks",
         "sounds", "-",      "(",     "for",  "since", "because", "as",
         "seems",  "thanks", "bitte", "aber", "mais",  "pero",    "por favor",
         "mas",    "но",     "+",     "&",    "with"});
    const std::string_view word = trimmed(behind);
    return std::ranges::any_of(k_next, [&](std::string_view next) {
      return word.starts_with(next) && (word.size() == next.size() ||
                                        !is_word_character(word[next.size()]) ||
                                        !is_word_character(next.back()));
    });
  }

  std::string lower_;
  const std::vector<Option>& options_;
  std::size_t at_ = 0;
};

std::string remark_of(std::string_view words, std::size_t from) {
  std::string_view rest = words.substr(std::min(from, words.size()));
  const std::size_t first = rest.find_first_not_of(" .,;:)!*-\n\t\"'`");
  rest = first == rest.npos ? std::string_view() : rest.substr(first);
  for (const std::string_view mark : {"。", "，", "、"}) {
    rest = rest.starts_with(mark) ? rest.substr(mark.size()) : rest;
  }
  constexpr std::size_t k_min_length = 4; // bytes: "ok" is no remark
  return rest.size() < k_min_length
             ? std::string()
             : std::string(cut_utf8(trimmed(rest), k_max_remark_length));
}

Decision chosen_of(const AskedQuestion& asked,
                   const std::vector<std::size_t>& options,
                   std::string remark) {
  Decision decision{.origin = DecisionOrigin::reply,
                    .question = asked.text,
                    .remark = std::move(remark)};
  for (std::size_t i = 0; i < asked.options.size(); ++i) {
    if (std::ranges::find(options, i) == options.end()) {
      decision.rejected.push_back(asked.options[i].text);
    } else {
      decision.chosen += decision.chosen.empty() ? "" : "; ";
      decision.chosen += asked.options[i].text;
    }
  }
  return decision;
}

// The letters and digits of a text.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : lower_text(text)) {
    if (is_word_character(c)) {
      letters += c;
    }
  }
  return letters;
}

// The option whose own words the answer repeats.
std::optional<std::size_t> quoted_option(std::string_view words,
                                         const AskedQuestion& asked) {
  constexpr std::size_t k_min_letters = 12;
  constexpr std::size_t k_compared = 48;
  const std::string said = letters_of(words);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < asked.options.size(); ++i) {
    const std::string option = letters_of(asked.options[i].text);
    const std::string start = option.substr(0, k_compared);
    const bool is_repeated =
        (start.size() >= k_min_letters && said.find(start) != said.npos) ||
        (said.size() >= k_min_letters && said.size() < k_compared &&
         option.find(said) != option.npos);
    if (is_repeated && found) {
      return std::nullopt; // several: a discussion, no choice
    }
    found = is_repeated ? std::optional(i) : found;
  }
  return found;
}

// What begins the answer and is nothing else: "yes", "yes, but ...".
std::optional<std::size_t> leading(std::string_view words, Marker marker) {
  const std::size_t end = std::min({words.find_first_of(".,!;:\n"),
                                    words.find(" but "),
                                    words.find("。"),
                                    words.find("，"),
                                    words.find("、"),
                                    words.size()});
  return is_marker(words.substr(0, end), marker) ? std::optional(end)
                                                 : std::nullopt;
}

std::vector<std::size_t> all_of(const AskedQuestion& asked) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < asked.options.size(); ++i) {
    all.push_back(i);
  }
  return all;
}

// "1. yes\n2. use a lock": each to the question of that number.
std::vector<Decision> numbered_answers(std::string_view words,
                                       const AskedQuestion& asked) {
  std::vector<Decision> decisions;
  for (const std::string_view raw : text::split(words, '\n')) {
    const std::string_view line = trimmed(raw);
    for (const Option& question : asked.options) {
      const std::string lower = lower_text(question.label);
      const bool fits =
          lower_text(line).starts_with(lower) && line.size() > lower.size() &&
          std::string_view(".):- ").find(line[lower.size()]) != line.npos;
      const std::string answer =
          fits ? remark_of(std::string(line) + "   ", lower.size())
               : std::string();
      if (!answer.empty()) {
        decisions.push_back({.origin = DecisionOrigin::reply,
                             .question = question.text,
                             .chosen = std::string(trimmed(answer))});
        break;
      }
    }
  }
  return decisions;
}

} // namespace

std::vector<Decision> read_answers(std::string_view words,
                                   const AskedQuestion& asked) {
  words = trimmed(words);
  if (words.empty() || (asked.text.empty() && asked.options.empty())) {
    return {};
  }
  if (asked.are_questions) {
    return numbered_answers(words, asked);
  }
  if (asked.options.size() > 1) {
    if (const auto end = leading(words, Marker::all)) {
      return {chosen_of(asked, all_of(asked), remark_of(words, *end))};
    }
    if (const auto end = leading(words, Marker::none)) {
      return {chosen_of(asked, {}, remark_of(words, *end))};
    }
    if (const auto picked = LabelReader(words, asked.options).read()) {
      return {chosen_of(asked, picked->options, remark_of(words, picked->end))};
    }
    if (const auto option = quoted_option(words, asked)) {
      return {chosen_of(asked, {*option}, "")};
    }
    return {};
  }
  for (const Marker marker : {Marker::yes, Marker::no}) {
    if (const auto end = leading(words, marker)) {
      return {{.origin = DecisionOrigin::reply,
               .question = asked.text,
               .chosen = marker == Marker::yes ? "yes" : "no",
               .remark = remark_of(words, *end)}};
    }
  }
  return {};
}

std::vector<Decision> read_late_answers(std::string_view words,
                                        const AskedQuestion& asked) {
  if (asked.are_questions || asked.options.size() < 2) {
    return {};
  }
  const std::string lower = lower_text(words);
  const bool has_letters = asked.options.front().label[0] > '9';
  bool is_named = has_letters || quoted_option(words, asked).has_value();
  for (const std::string_view noun : {"option",
                                      "approach",
                                      "variant",
                                      "opción",
                                      "opção",
                                      "вариант",
                                      "方案",
                                      "選択肢"}) {
    is_named = is_named || lower.find(noun) != lower.npos;
  }
  std::vector<Decision> decisions = read_answers(words, asked);
  std::erase_if(decisions, [&](const Decision& decision) {
    return !is_named || decision.chosen.empty() || decision.rejected.empty();
  });
  return decisions;
}

} // namespace handoff::session
