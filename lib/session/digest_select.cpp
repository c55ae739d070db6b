// SPDX-License-Identifier: MIT
// Which items of a digest a purpose asks for.
#include "session/digest.hpp"
#include "session/words.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace handoff::session {
namespace {

using WordSet = std::set<std::string, std::less<>>;

// "caches", "caching" and "cached" are one word.
std::string stem(std::string word) {
  for (const std::string_view ending :
       {"ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e", "y"}) {
    if (word.size() > ending.size() + 3 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  }
  return word;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

WordSet words_of(std::string_view text) {
  constexpr std::size_t k_shortest = 2;
  WordSet words;
  std::string word;
  for (const char c : lower_ascii(text) + " ") {
    if (is_word_byte(c)) {
      word += c;
    } else if (word.size() >= k_shortest) {
      words.insert(stem(std::move(word)));
      word.clear();
    } else {
      word.clear();
    }
  }
  return words;
}

std::string all_text(const DigestItem& item) {
  std::string text = item.text + " " + item.code + " " + item.label;
  for (const std::string& rejected : item.rejected) {
    text += " " + rejected;
  }
  return text;
}

// What each word of the purpose is worth: the rarer among the items, the
// more.
std::map<std::string, double, std::less<>>
word_values(const WordSet& purpose, const std::vector<WordSet>& items) {
  std::map<std::string, double, std::less<>> values;
  for (const std::string& word : purpose) {
    const auto holders = std::ranges::count_if(
        items, [&](const WordSet& words) { return words.contains(word); });
    if (holders > 0) {
      values[word] = std::log(1.0 + static_cast<double>(items.size()) /
                                        static_cast<double>(holders));
    }
  }
  return values;
}

double weight_value(DigestWeight weight) {
  return weight == DigestWeight::high     ? 1.0
         : weight == DigestWeight::normal ? 0.5
                                          : 0.0;
}

struct Score {
  double value = 0;
  bool is_named = false; // the purpose shares a word with the item
};

std::vector<Score> scores(const Digest& digest, std::string_view purpose) {
  std::vector<WordSet> words;
  for (const DigestItem& item : digest.items) {
    words.push_back(words_of(all_text(item)));
  }
  const auto values = word_values(words_of(purpose), words);
  std::vector<Score> result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Score score{.value = weight_value(digest.items[i].weight)};
    for (const auto& [word, value] : values) {
      const bool holds = words[i].contains(word);
      score.value += holds ? value : 0.0;
      score.is_named = score.is_named || holds;
    }
    // Of two that fit equally the later one.
    score.value +=
        0.2 * static_cast<double>(i) / static_cast<double>(words.size());
    result.push_back(score);
  }
  return result;
}

// With what stands around it in a document.
std::size_t cost_of(const DigestItem& item) {
  return 4 + text::estimate_tokens(all_text(item), text::Tokenizer::o200k);
}

} // namespace

std::vector<DigestItem> select_items(const Digest& digest,
                                     std::string_view purpose,
                                     std::size_t tokens) {
  const std::vector<Score> score = scores(digest, purpose);
  std::vector<std::size_t> order(score.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return score[a].value > score[b].value;
  });
  // What a purpose does not name gets a third at most.
  std::size_t unnamed =
      std::ranges::any_of(score, &Score::is_named) ? tokens / 3 : tokens;
  std::vector<std::size_t> chosen;
  for (const std::size_t i : order) {
    const std::size_t cost = cost_of(digest.items[i]);
    const std::size_t room =
        score[i].is_named ? tokens : std::min(tokens, unnamed);
    if (cost <= room) {
      tokens -= cost;
      unnamed -= score[i].is_named ? 0 : cost;
      chosen.push_back(i);
    }
  }
  std::ranges::sort(chosen);
  std::vector<DigestItem> items;
  for (const std::size_t i : chosen) {
    items.push_back(digest.items[i]);
  }
  return items;
}

} // namespace handoff::session
