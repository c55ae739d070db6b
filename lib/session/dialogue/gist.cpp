// SPDX-License-Identifier: MIT
// The sentences that say most of what came of a request.
#include "session/dialogue/gist.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/statements.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_length = 300;      // bytes of one gist
constexpr std::size_t k_max_turn_length = 360; // bytes
constexpr std::size_t k_min_length = 20;       // bytes of a sentence

// What an agent says before it acts, or instead of saying something.
bool only_announces(std::string_view lower) {
  constexpr auto k_beginnings = std::to_array<std::string_view>(
      {"let me ",        "now let me", "i'll ",        "i will ",
       "now i",          "first, ",    "let's ",       "good",
       "great",          "perfect",    "you're right", "done",
       "excellent",      "sure",       "ok",           "looking at",
       "now the",        "here's",     "here is",      "i'm going to",
       "all tests pass", "i need to ", "i should ",    "try running"});
  return std::ranges::any_of(k_beginnings, [&](std::string_view beginning) {
    return lower.starts_with(beginning);
  });
}

template <std::size_t n>
bool holds_any(std::string_view lower,
               const std::array<std::string_view, n>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return lower.find(word) != lower.npos;
  });
}

bool names_cause(std::string_view lower) {
  constexpr auto k_causes = std::to_array<std::string_view>(
      {"because",     "root cause", "the issue is", "the issue was",
       "the problem", "the reason", "the cause",    "the bug",
       "caused by",   "turns out",  "due to",       "weil",
       "ursache",     "parce que",  "cause ",       "porque",
       "causa",       "потому",     "причина",      "因为",
       "原因",        "问题",       "ため",         "なので",
       "원인",        "때문"});
  return holds_any(lower, k_causes);
}

bool names_remedy(std::string_view lower) {
  constexpr auto k_remedies = std::to_array<std::string_view>({"the fix",
                                                               "fixed",
                                                               "instead",
                                                               "now uses",
                                                               "no longer",
                                                               "replaced",
                                                               "removed",
                                                               "changed",
                                                               "switched",
                                                               "recommend",
                                                               "behoben",
                                                               "corrigé",
                                                               "corregido",
                                                               "исправ",
                                                               "修复",
                                                               "修正",
                                                               "수정"});
  return holds_any(lower, k_remedies);
}

bool names_limit(std::string_view lower) {
  constexpr auto k_limits = std::to_array<std::string_view>({"can't ",
                                                             "cannot",
                                                             "doesn't",
                                                             "does not",
                                                             "isn't",
                                                             "won't",
                                                             "only ",
                                                             "must ",
                                                             "never",
                                                             "limitation",
                                                             "downside",
                                                             "unless",
                                                             "not yet",
                                                             "still "});
  return holds_any(lower, k_limits);
}

// Each kind of word counts once, so that a long sentence is not worth more.
int value_of(std::string_view sentence) {
  if (sentence.size() < k_min_length || sentence.starts_with("|")) {
    return -1;
  }
  const std::string lower = lower_text(sentence);
  int value = names_cause(lower) ? 4 : 0;
  value += names_remedy(lower) ? 3 : 0;
  value += names_limit(lower) ? 2 : 0;
  // "The fix is simple." says nothing yet.
  constexpr std::size_t k_telling = 40; // bytes
  const bool has_code = sentence.find('`') != sentence.npos;
  value = has_code || sentence.size() >= k_telling ? value : 0;
  value += has_code ? 1 : 0;
  value -= only_announces(lower) ? 4 : 0;
  value -= is_question(sentence) ? 2 : 0;
  value -= sentence.ends_with(':') ? 3 : 0;
  return value;
}

// "Yes", "No": the whole answer to many questions.
bool gives_verdict(std::string_view sentence) {
  constexpr auto k_verdicts = std::to_array<std::string_view>(
      {"yes",  "no",     "yep",  "nope", "ja",  "nein",  "oui",
       "non",  "sí",     "si",   "não",  "sim", "да",    "нет",
       "はい", "いいえ", "是的", "不是", "네",  "아니요"});
  const std::string lower = lower_text(sentence);
  return std::ranges::any_of(k_verdicts, [&](std::string_view verdict) {
    constexpr std::string_view k_ends = ",.!:;-";
    return lower.starts_with(verdict) &&
           (lower.size() == verdict.size() ||
            k_ends.find(lower[verdict.size()]) != k_ends.npos ||
            static_cast<unsigned char>(lower[verdict.size()]) >= 0x80);
  });
}

// The sentences of a message; a verdict that stands alone is one with the next
// sentence, which says what it is about.
std::vector<std::string_view> answers_of(std::string_view message) {
  std::vector<std::string_view> all = sentences(message);
  const bool is_alone =
      all.size() > 1 && all[0].size() < k_min_length && gives_verdict(all[0]);
  if (is_alone) {
    const char* const end = all[1].data() + all[1].size();
    all[1] = {all[0].data(), static_cast<std::size_t>(end - all[0].data())};
    all.erase(all.begin());
  }
  return all;
}

struct GistSentence {
  std::string_view text;
  std::size_t place = 0;
  int value = 0;
};

std::vector<GistSentence> candidates_of(std::span<const Utterance> messages) {
  constexpr std::size_t k_max_last_messages = 24; // the last
  const std::size_t first =
      messages.size() - std::min(messages.size(), k_max_last_messages);
  std::vector<GistSentence> found;
  for (std::size_t i = first; i < messages.size(); ++i) {
    // The answer, and what is said at the end.
    const bool is_edge = i == 0 || i + 1 == messages.size();
    constexpr int k_verdict = 4; // as much as a cause
    const std::vector<std::string_view> all = answers_of(messages[i].text);
    for (const std::string_view& sentence : all) {
      const bool is_verdict =
          is_edge && &sentence == &all.front() && gives_verdict(sentence);
      const int value = value_of(sentence) + (is_verdict ? k_verdict : 0);
      if (value >= 0) {
        found.push_back({sentence, found.size(), value + (is_edge ? 1 : 0)});
      }
    }
  }
  return found;
}

// Sentences and list items, one after the other.
void append(std::string& gist, std::string_view sentence) {
  constexpr std::string_view k_ends = ".!?:;";
  const bool has_end = gist.empty() ||
                       k_ends.find(gist.back()) != k_ends.npos ||
                       static_cast<unsigned char>(gist.back()) >= 0x80;
  gist += gist.empty() ? "" : has_end ? " " : "; ";
  gist += shortened(without_emphasis(sentence), k_max_length);
}

} // namespace

std::string shortened(std::string text, std::size_t most) {
  constexpr std::string_view k_mark = " \xe2\x80\xa6";
  if (text.size() <= most) {
    return text;
  }
  const std::size_t room = most - std::min(most, k_mark.size());
  return std::string(trimmed(cut_utf8(text, room))) + std::string(k_mark);
}

std::string without_emphasis(std::string_view text) {
  std::string words;
  words.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == "**") {
      ++at;
    } else {
      words += text[at];
    }
  }
  return std::string(trimmed(words));
}

std::string gist_of(std::string_view message) {
  const std::vector<std::string_view> all = sentences(message);
  std::size_t best = all.size();
  int most = -1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int value = value_of(all[i]);
    if (value > most) {
      most = value;
      best = i;
    }
  }
  if (best == all.size()) {
    return {};
  }
  std::string gist;
  append(gist, all[best]);
  if (best + 1 < all.size() && gist.size() < k_max_length / 2 &&
      value_of(all[best + 1]) > 0) {
    append(gist, all[best + 1]);
  }
  return shortened(std::move(gist), k_max_length);
}

std::string gist_of_turn(std::span<const Utterance> messages) {
  constexpr std::size_t k_max_sentences = 3;
  constexpr int k_min_value = 3; // of all but the first
  std::vector<GistSentence> all = candidates_of(messages);
  std::ranges::stable_sort(all,
                           [](const GistSentence& a, const GistSentence& b) {
                             return a.value > b.value;
                           });
  std::vector<GistSentence> chosen;
  std::size_t size = 0;
  for (const GistSentence& one : all) {
    const bool is_worth = chosen.empty() || one.value >= k_min_value;
    if (!is_worth || chosen.size() == k_max_sentences) {
      break;
    }
    const std::size_t added = std::min(one.text.size(), k_max_length);
    if (chosen.empty() || size + added <= k_max_turn_length) {
      chosen.push_back(one);
      size += added;
    }
  }
  std::ranges::sort(chosen, {}, &GistSentence::place);
  std::string gist;
  for (const GistSentence& one : chosen) {
    append(gist, one.text);
  }
  return gist;
}

std::string first_sentence(std::string_view message) {
  for (const std::string_view sentence : sentences(message)) {
    if (sentence.size() >= k_min_length) {
      return shortened(without_emphasis(sentence), k_max_length);
    }
  }
  return {};
}

} // namespace handoff::session
