// SPDX-License-Identifier: MIT
// What a sentence chooses and what it rejects.
#include "session/choice.hpp"

#include "git/git.hpp"
#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace handoff::session {
namespace {

// What ends a phrase.
constexpr auto k_ends = std::to_array<std::string_view>({" because",
                                                         " since ",
                                                         " as ",
                                                         " so ",
                                                         ", ",
                                                         "; ",
                                                         ". ",
                                                         " (",
                                                         ": ",
                                                         " for ",
                                                         " when ",
                                                         " where ",
                                                         " which ",
                                                         " that ",
                                                         " to ",
                                                         " in ",
                                                         " on ",
                                                         " after ",
                                                         " \xe2\x80\x94 ",
                                                         " - ",
                                                         " and ",
                                                         " with ",
                                                         " due ",
                                                         " here",
                                                         " until "});

constexpr auto k_uses = std::to_array<std::string_view>({"decision: ",
                                                         "use ",
                                                         "using ",
                                                         "go with ",
                                                         "going with ",
                                                         "chose ",
                                                         "choose ",
                                                         "switch to ",
                                                         "switched to ",
                                                         "stick with "});

constexpr auto k_rejects = std::to_array<std::string_view>({"rejected ",
                                                            "reject ",
                                                            "ruled out ",
                                                            "rule out ",
                                                            "don't use ",
                                                            "do not use ",
                                                            "not use ",
                                                            "no longer use ",
                                                            "drop ",
                                                            "dropped ",
                                                            "scrap ",
                                                            "won't use "});

constexpr auto k_fillers = std::to_array<std::string_view>(
    {"the ", "a ", "an ", "our ", "using ", "use ", "any ", "`", "\""});

// The phrase at the front of `text`, without articles and quotes.
std::string phrase(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view stop : k_ends) {
    end = std::min(end, text.find(stop));
  }
  std::string words(trimmed(cut_utf8(text.substr(0, end), 80)));
  for (bool is_clean = false; !is_clean;) {
    is_clean = true;
    for (const std::string_view filler : k_fillers) {
      if (words.starts_with(filler)) {
        words.erase(0, filler.size());
        is_clean = false;
      }
    }
  }
  std::erase_if(words, [](char c) {
    return c == '`' || c == '"' || c == '*' || c == '\'';
  });
  while (!words.empty() && (words.back() == '.' || words.back() == '!')) {
    words.pop_back();
  }
  return words;
}

// What is used in `text`: behind the last word that says so.
std::string used(std::string_view text) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view word : k_uses) {
    const std::size_t at = text.rfind(word);
    const bool starts =
        at != std::string_view::npos &&
        (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\'');
    if (starts && (best == std::string_view::npos || at + word.size() > best)) {
      best = at + word.size();
    }
  }
  return best == std::string_view::npos ? phrase(text)
                                        : phrase(text.substr(best));
}

std::optional<Choice> against(std::string_view lower) {
  for (const std::string_view mark : {" instead of ",
                                      " rather than ",
                                      " in favor of ",
                                      " in favour of ",
                                      " over "}) {
    const std::size_t at = lower.find(mark);
    if (at == std::string_view::npos) {
      continue;
    }
    Choice choice{.chosen = used(lower.substr(0, at)),
                  .rejected = phrase(lower.substr(at + mark.size()))};
    if (mark.starts_with(" in fav")) {
      std::swap(choice.chosen, choice.rejected);
    }
    return choice;
  }
  if (lower.starts_with("instead of ")) {
    const std::size_t comma = lower.find(", ");
    return Choice{.chosen = comma == std::string_view::npos
                                ? std::string()
                                : used(lower.substr(comma + 2)),
                  .rejected = phrase(lower.substr(11))};
  }
  const std::size_t from = lower.find("from ");
  const std::size_t to = lower.find(" to ", from);
  if (holds_phrase(lower.substr(0, from), "switch") &&
      to != std::string_view::npos) {
    return Choice{.chosen = phrase(lower.substr(to + 4)),
                  .rejected = phrase(lower.substr(from + 5))};
  }
  return std::nullopt;
}

} // namespace

Choice read_choice(std::string_view sentence) {
  const std::string lower = lower_ascii(trimmed(sentence));
  if (auto choice = against(lower)) {
    return *choice;
  }
  for (const std::string_view mark : k_rejects) {
    const std::size_t at = lower.find(mark);
    if (at != std::string::npos && (at == 0 || lower[at - 1] == ' ')) {
      return {.rejected =
                  phrase(std::string_view(lower).substr(at + mark.size()))};
    }
  }
  for (const std::string_view mark : k_uses) {
    const std::size_t at = lower.find(mark);
    if (at != std::string::npos && (at == 0 || lower[at - 1] == ' ')) {
      return {.chosen =
                  phrase(std::string_view(lower).substr(at + mark.size()))};
    }
  }
  return {};
}

bool is_same_choice(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) {
    return false;
  }
  const auto holds_all = [](std::string_view text, std::string_view words) {
    return std::ranges::all_of(
        git::split(words, ' '),
        [&](std::string_view word) { return holds_phrase(text, word); });
  };
  return holds_all(a, b) || holds_all(b, a);
}

} // namespace handoff::session
