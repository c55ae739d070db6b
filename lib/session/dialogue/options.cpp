// SPDX-License-Identifier: MIT
// The question that a message of the agent ends with, and its options.
#include "session/dialogue/options.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/statements.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/fences.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace handoff::session {
using text::is_digit;

using text::is_letter;

namespace {

constexpr std::size_t k_max_option_length = 300; // bytes
constexpr std::size_t k_max_question_length = 300;
constexpr std::size_t k_max_gap = 12; // lines of detail below an option

std::string_view without_leading(std::string_view line,
                                 std::string_view marks) {
  const std::size_t first = line.find_first_not_of(marks);
  return first == line.npos ? std::string_view() : line.substr(first);
}

// Emphasis and backticks go; "(recommended)" stays, it is a reason.
std::string plain(std::string_view text) {
  std::string words(cut_utf8(trimmed(text), k_max_option_length));
  std::erase(words, '*');
  std::erase(words, '`');
  return std::string(trimmed(words));
}

// "Option A", "Approach 2", "方案一" stand before the label.
std::string_view without_noun(std::string_view line) {
  constexpr auto k_nouns = std::to_array<std::string_view>({"option ",
                                                            "approach ",
                                                            "choice ",
                                                            "variant ",
                                                            "alternative ",
                                                            "möglichkeit ",
                                                            "variante ",
                                                            "opción ",
                                                            "opção ",
                                                            "вариант ",
                                                            "方案",
                                                            "选项",
                                                            "選択肢",
                                                            "案",
                                                            "옵션 ",
                                                            "방안 "});
  const std::string lower = lower_text(line.substr(0, 40));
  for (const std::string_view noun : k_nouns) {
    if (lower.starts_with(noun)) {
      return without_leading(line.substr(noun.size()), " ");
    }
  }
  return line;
}

struct Labelled {
  Option option;
  bool has_noun = false; // "Option 2", not "2."
};

// "A. text", "**B)** text", "(2) text", "- **Option C: text**", "### 1. text"
std::optional<Labelled> option_of(std::string_view raw) {
  std::string_view line = without_leading(trimmed(raw), "-*+#> \t");
  const std::string_view named = without_noun(line);
  const bool has_noun = named.size() != line.size();
  line = without_leading(named, "*([ ");
  std::size_t end = 0;
  while (end < line.size() && is_digit(line[end]) && end < 2) {
    ++end;
  }
  const bool is_number = end > 0;
  if (end == 0 && !line.empty() && is_letter(line[0])) {
    end = 1;
  }
  if (end == 0 || end >= line.size()) {
    return std::nullopt;
  }
  std::string label(line.substr(0, end));
  std::string_view rest = line.substr(end);
  const bool has_mark = rest[0] == '.' || rest[0] == ')' || rest[0] == ']' ||
                        rest[0] == ':' || rest.starts_with("**") ||
                        rest.starts_with("\xef\xbc\x9a") ||
                        rest.starts_with("\xe3\x80\x81");
  const bool has_dash = has_noun && (rest.starts_with(" -") ||
                                     rest.starts_with(" \xe2\x80\x94") ||
                                     rest.starts_with(" \xe2\x80\x93"));
  // A small letter is a word where no bracket closes behind it.
  const bool is_small = !is_number && label[0] >= 'a' && rest[0] != ')';
  if ((!has_mark && !has_dash) || is_small || label[0] > 'z') {
    return std::nullopt;
  }
  for (char& c : label) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  constexpr std::string_view k_marks = ".):]* -\t";
  rest = without_leading(rest, k_marks);
  for (const std::string_view wide : {"：", "、", "—", "–"}) {
    rest = rest.starts_with(wide) ? trimmed(rest.substr(wide.size())) : rest;
  }
  return rest.empty() ? std::nullopt
                      : std::optional(Labelled{{std::move(label), plain(rest)},
                                               has_noun});
}

std::string next_label(const std::string& label) {
  if (is_digit(label[0])) {
    return std::to_string(std::stoi(label) + 1);
  }
  return {static_cast<char>(label[0] + 1)};
}

// The last list in the message whose labels follow each other from the first.
std::vector<Option> last_options(std::string_view message) {
  std::vector<Option> last;
  std::vector<Option> current;
  std::size_t gap = 0;
  text::FenceTracker fences(text::NestedFences::fences);
  // "Option 1" has numbered steps of its own below it.
  bool only_nouns = false;
  const auto finish = [&] {
    if (current.size() > 1) {
      last = std::move(current);
    }
    current.clear();
  };
  for (const std::string_view line : text::split(message, '\n')) {
    const bool is_code = fences.take(trimmed(line)) != text::FencePart::none;
    const auto labelled = is_code ? std::nullopt : option_of(line);
    if (labelled && labelled->has_noun && !only_nouns) {
      only_nouns = true;
      current.clear();
      last.clear();
    }
    const auto option = labelled && (labelled->has_noun || !only_nouns)
                            ? std::optional(labelled->option)
                            : std::nullopt;
    const bool begins =
        option && (option->label == "A" || option->label == "1");
    const bool follows = option && !current.empty() &&
                         option->label == next_label(current.back().label);
    if (follows) {
      current.push_back(*option);
      gap = 0;
    } else if (begins) {
      finish();
      current.push_back(*option);
      gap = 0;
    } else if (!current.empty() && !only_nouns && ++gap > k_max_gap) {
      finish();
    }
  }
  finish();
  return last;
}

// "Which one?", and what asks without a question mark.
bool asks(std::string_view sentence) {
  constexpr auto k_asks = std::to_array<std::string_view>({"let me know",
                                                           "tell me which",
                                                           "please choose",
                                                           "please pick",
                                                           "please confirm",
                                                           "your call",
                                                           "sag mir",
                                                           "bitte wähle",
                                                           "dis-moi",
                                                           "dime",
                                                           "me avise",
                                                           "请选择",
                                                           "请告诉我",
                                                           "教えてください",
                                                           "選んでください",
                                                           "알려주세요",
                                                           "알려 주세요",
                                                           "выберите"});
  const std::string lower = lower_text(sentence);
  return is_question(sentence) ||
         std::ranges::any_of(k_asks, [&](std::string_view phrase) {
           return lower.find(phrase) != std::string::npos;
         });
}

// The last sentence that asks and is no option itself, and is not an aside at
// the beginning of a long message.
std::string asking_sentence(std::string_view message) {
  constexpr std::size_t k_searched = 1'500; // bytes from the end
  std::string found;
  const std::vector<std::string_view> all = sentences(message);
  for (const std::string_view sentence : all) {
    const auto place =
        static_cast<std::size_t>(sentence.data() - message.data());
    if (asks(sentence) && message.size() - place <= k_searched) {
      found = cut_utf8(sentence, k_max_question_length);
    }
  }
  std::erase(found, '*');
  return found;
}

} // namespace

AskedQuestion read_question(std::string_view message) {
  AskedQuestion question{.text = asking_sentence(message)};
  std::vector<Option> options = last_options(message);
  const auto questions = std::ranges::count_if(
      options, [](const Option& option) { return is_question(option.text); });
  question.are_questions =
      questions > 1 && static_cast<std::size_t>(questions) == options.size();
  const bool has_letters = !options.empty() && is_letter(options[0].label[0]);
  // Letters are for choosing; numbers count anything.
  if (!question.text.empty() || has_letters) {
    question.options = std::move(options);
  }
  return question;
}

} // namespace handoff::session
