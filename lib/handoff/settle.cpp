// SPDX-License-Identifier: MIT
// Takes out of a draft what is said twice.
#include "handoff/settle.hpp"

#include "handoff/relevance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace handoff {
namespace {

constexpr std::size_t k_min_words = 3; // fewer may be anybody's
// Of an entry's words, those that another one must have to say the same.
constexpr double k_repeated = 0.8;
// The same of a step, beside all that the author wrote: who lists what is to
// be done has put the failure or the question behind it in other words.
constexpr double k_covered = 0.6;
constexpr std::size_t k_min_spans = 2;
// Entries with one word that are compared, so that a word in all of them does
// not cost the square of their number.
constexpr std::size_t k_max_compared = 64;

std::string text_of(const DraftEntry& entry) {
  std::string text;
  for (const DraftPiece& piece : entry.pieces) {
    text += piece.kind == PieceKind::turn ? "" : piece.text;
  }
  return text;
}

bool is_evidence(const DraftEntry& entry) {
  return std::ranges::any_of(entry.pieces, [](const DraftPiece& piece) {
    return piece.kind == PieceKind::code;
  });
}

bool is_address_byte(char c) {
  return c > ' ' && c < 0x7f &&
         std::string_view("<>\"'`|\\^{}()[]").find(c) == std::string_view::npos;
}

// Web addresses in `text`, without what ends a sentence.
std::vector<std::string> addresses(std::string_view text) {
  std::vector<std::string> found;
  std::size_t end = 0;
  for (std::size_t at = text.find("://"); at != std::string_view::npos;
       at = text.find("://", end)) { // one address in another is not its own
    const bool is_web = at >= 4 && text.substr(0, at).ends_with("http");
    const bool is_secure = at >= 5 && text.substr(0, at).ends_with("https");
    end = at + 3;
    while (end < text.size() && is_address_byte(text[end])) {
      ++end;
    }
    while (end > at + 3 && std::string_view(".,;:!?/").find(text[end - 1]) !=
                               std::string_view::npos) {
      --end;
    }
    if (is_web || is_secure) {
      found.emplace_back(text.substr(at, end - at));
    }
  }
  return found;
}

// What stands between single backticks.
std::vector<std::string> code_spans(std::string_view text) {
  std::vector<std::string> spans;
  std::size_t open = text.find('`');
  while (open != std::string_view::npos) {
    const std::size_t close = text.find('`', open + 1);
    if (close == std::string_view::npos) {
      break;
    }
    if (close > open + 1) {
      spans.emplace_back(text.substr(open + 1, close - open - 1));
    }
    open = text.find('`', close + 1);
  }
  return spans;
}

// What has been said so far, in the document's order.
class EarlierEntries {
public:
  void add(const std::string& text) {
    for (std::string& address : addresses(text)) {
      addresses_.insert(std::move(address));
    }
    for (std::string& span : code_spans(text)) {
      spans_.insert(std::move(span));
    }
    words_.push_back(Relevance::words_of(text));
    for (const std::string& word : words_.back()) {
      entries_with_[word].push_back(words_.size() - 1);
    }
    texts_.insert(text);
  }

  [[nodiscard]] bool holds_address_of(const std::string& text) const {
    const std::vector<std::string> all = addresses(text);
    return !all.empty() && std::ranges::all_of(all, [&](const auto& address) {
      return addresses_.contains(address);
    });
  }

  // Whether one entry has nearly all of the words of `text`. It then has one
  // of the rarest of them, so only entries with those are compared.
  [[nodiscard]] bool holds_words_of(const std::string& text) const {
    const std::set<std::string> words = Relevance::words_of(text);
    if (words.size() < k_min_words) {
      return false;
    }
    std::vector<std::span<const std::size_t>> places;
    for (const std::string& word : words) {
      const auto found = entries_with_.find(word);
      places.push_back(found == entries_with_.end()
                           ? std::span<const std::size_t>()
                           : std::span<const std::size_t>(found->second));
    }
    std::ranges::sort(places, {}, [](const auto& list) { return list.size(); });
    const auto wanted = static_cast<std::size_t>(
        std::ceil(k_repeated * static_cast<double>(words.size())));
    places.resize(words.size() - wanted + 1);
    return std::ranges::any_of(places, [&](const auto& list) {
      const auto newest = list.last(std::min(list.size(), k_max_compared));
      return std::ranges::any_of(newest, [&](std::size_t entry) {
        return has_words(words_[entry], words, wanted);
      });
    });
  }

  // Whether all code in `text` was shown before, and there is some: what is
  // said of it then is hardly new.
  [[nodiscard]] bool holds_code_of(const std::string& text) const {
    const std::vector<std::string> spans = code_spans(text);
    return spans.size() >= k_min_spans &&
           std::ranges::all_of(
               spans, [&](const auto& span) { return spans_.contains(span); });
  }

  void add_authors(const std::string& text) {
    authors_words_.merge(Relevance::words_of(text));
    add(text);
  }

  // Whether the author's words, wherever they stand, have most of those of
  // `text`.
  [[nodiscard]] bool is_authors(const std::string& text) const {
    const std::set<std::string> words = Relevance::words_of(text);
    const auto wanted = static_cast<std::size_t>(
        std::ceil(k_covered * static_cast<double>(words.size())));
    return words.size() >= k_min_words &&
           has_words(authors_words_, words, wanted);
  }

  [[nodiscard]] bool holds(const std::string& text) const {
    return texts_.contains(text);
  }

private:
  [[nodiscard]] static bool has_words(const std::set<std::string>& said,
                                      const std::set<std::string>& words,
                                      std::size_t wanted) {
    const auto shared = std::ranges::count_if(
        words, [&](const auto& word) { return said.contains(word); });
    return static_cast<std::size_t>(shared) >= wanted;
  }

  std::set<std::string> authors_words_; // of all that the author wrote
  std::set<std::string> addresses_;
  std::set<std::string> texts_;
  std::set<std::string> spans_;
  std::vector<std::set<std::string>> words_; // of each entry
  std::map<std::string, std::vector<std::size_t>> entries_with_; // a word
};

// Whether `entry`, which is ours, says nothing new.
bool is_repetition(const DraftEntry& entry,
                   Part part,
                   bool has_authors_steps,
                   const EarlierEntries& said) {
  const std::string text = text_of(entry);
  if (entry.weight == Weight::fixed || part == Part::goal) {
    return false;
  }
  if (said.holds(text)) {
    return true;
  }
  if (part == Part::pointers && said.holds_address_of(text)) {
    return true;
  }
  if (entry.source == Source::session && part == Part::next_steps &&
      has_authors_steps && said.is_authors(text)) {
    return true;
  }
  return entry.source == Source::session && !is_evidence(entry) &&
         (said.holds_words_of(text) ||
          (part == Part::know && said.holds_code_of(text)));
}

} // namespace

void leave_out_repetitions(Draft& draft) {
  EarlierEntries said;
  bool has_authors_steps = false;
  for (const auto& [part, entries] : draft.parts) {
    for (const DraftEntry& entry : entries) {
      if (entry.source == Source::author) {
        said.add_authors(text_of(entry));
        has_authors_steps = has_authors_steps || part == Part::next_steps;
      }
    }
  }
  for (const Part part : k_parts) {
    std::erase_if(draft.parts[part], [&](const DraftEntry& entry) {
      if (entry.source == Source::author) {
        return false;
      }
      if (is_repetition(entry, part, has_authors_steps, said)) {
        return true;
      }
      said.add(text_of(entry));
      return false;
    });
  }
}

} // namespace handoff
