// SPDX-License-Identifier: MIT
// English text as words and their stems.
#include "skills/words.hpp"

#include "base/shared_library.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <libstemmer.h>
#include <optional>

namespace handoff::skills {
namespace {

// Sorted. Function words, the phrases in which people ask for something, and
// those in which a description says when to use a skill.
constexpr auto k_stop_words = std::to_array<std::string_view>({
    "a",         "about",     "above",     "after",      "again",
    "all",       "already",   "also",      "am",         "an",
    "and",       "another",   "any",       "anything",   "are",
    "around",    "as",        "ask",       "asked",      "asking",
    "asks",      "at",        "back",      "be",         "because",
    "been",      "before",    "being",     "below",      "between",
    "both",      "but",       "by",        "can",        "could",
    "d",         "day",       "did",       "do",         "does",
    "doesn",     "doing",     "don",       "done",       "down",
    "during",    "e",         "each",      "eg",         "either",
    "else",      "etc",       "every",     "everything", "few",
    "five",      "for",       "four",      "from",       "further",
    "g",         "get",       "gets",      "getting",    "give",
    "given",     "go",        "goes",      "going",      "gone",
    "got",       "had",       "has",       "have",       "having",
    "he",        "help",      "helps",     "her",        "here",
    "hers",      "him",       "his",       "how",        "i",
    "ie",        "if",        "in",        "include",    "includes",
    "including", "into",      "is",        "isn",        "it",
    "its",       "itself",    "just",      "keep",       "let",
    "lets",      "like",      "ll",        "m",          "make",
    "makes",     "making",    "many",      "may",        "me",
    "mention",   "mentioned", "mentions",  "might",      "more",
    "most",      "much",      "must",      "my",         "need",
    "needed",    "needs",     "no",        "nor",        "not",
    "nothing",   "now",       "of",        "off",        "on",
    "once",      "one",       "only",      "or",         "other",
    "our",       "ours",      "out",       "over",       "own",
    "per",       "please",    "put",       "re",         "really",
    "requested", "requests",  "s",         "same",       "set",
    "shall",     "she",       "should",    "since",      "so",
    "some",      "somebody",  "someone",   "something",  "still",
    "such",      "t",         "take",      "takes",      "than",
    "that",      "the",       "their",     "them",       "then",
    "there",     "these",     "they",      "thing",      "things",
    "this",      "those",     "three",     "through",    "to",
    "today",     "tomorrow",  "too",       "trigger",    "triggers",
    "try",       "two",       "under",     "until",      "up",
    "upon",      "us",        "use",       "used",       "user",
    "users",     "uses",      "using",     "various",    "ve",
    "very",      "via",       "want",      "wanted",     "wants",
    "was",       "way",       "we",        "week",       "well",
    "were",      "what",      "when",      "whenever",   "where",
    "which",     "while",     "who",       "whom",       "whose",
    "why",       "will",      "wish",      "with",       "within",
    "without",   "would",     "yesterday", "yet",        "you",
    "your",      "yours",
});

constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> is_of_word = {};
  for (std::size_t byte = 0; byte < is_of_word.size(); ++byte) {
    const char c = static_cast<char>(byte);
    is_of_word[byte] = text::is_letter(c) || text::is_digit(c) || byte >= 0x80;
  }
  return is_of_word;
}
constexpr auto k_word_bytes = make_word_bytes();

// The functions of libstemmer that we call, typed by their real declarations.
struct Snowball {
  decltype(&sb_stemmer_new) create;
  decltype(&sb_stemmer_delete) destroy;
  decltype(&sb_stemmer_stem) stem;
  decltype(&sb_stemmer_length) length;
};

std::optional<Snowball> load_snowball() {
  base::SharedLibrary library("libstemmer.so.0d");
  Snowball table{};
  library.find(table.create, "sb_stemmer_new");
  library.find(table.destroy, "sb_stemmer_delete");
  library.find(table.stem, "sb_stemmer_stem");
  library.find(table.length, "sb_stemmer_length");
  return library.is_complete() ? std::optional(table) : std::nullopt;
}

// Null where the library is missing.
const Snowball* snowball() {
  static const std::optional<Snowball> table = load_snowball();
  return table ? &*table : nullptr;
}

bool is_of_word(char c) {
  return k_word_bytes[static_cast<unsigned char>(c)];
}

} // namespace

std::optional<std::string_view> WordScanner::next() {
  std::size_t start = 0;
  while (start < text_.size() && !is_of_word(text_[start])) {
    ++start;
  }
  std::size_t end = start;
  while (end < text_.size() && is_of_word(text_[end])) {
    ++end;
  }
  const std::string_view word = text_.substr(start, end - start);
  text_.remove_prefix(end);
  return word.empty() ? std::nullopt : std::optional(word);
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  WordScanner reader(text);
  while (const auto word = reader.next()) {
    words.push_back(*word);
  }
  return words;
}

bool is_stop_word(std::string_view lower) {
  return std::ranges::binary_search(k_stop_words, lower);
}

Stemmer::Stemmer()
    : handle_(snowball() == nullptr ? nullptr
                                    : snowball()->create("english", "UTF_8")) {}

Stemmer::~Stemmer() {
  if (handle_ != nullptr) {
    snowball()->destroy(handle_);
  }
}

std::string_view Stemmer::stem(std::string_view word) {
  lower_ = text::to_lower(word);
  // Its interface is C: bytes are unsigned, lengths are int. A word longer
  // than this is not English.
  constexpr std::size_t k_max_length = 64;
  if (handle_ == nullptr || lower_.size() > k_max_length) {
    return lower_;
  }
  const auto* bytes = reinterpret_cast<const sb_symbol*>(lower_.data());
  const sb_symbol* stemmed =
      snowball()->stem(handle_, bytes, static_cast<int>(lower_.size()));
  const int size = snowball()->length(handle_);
  return stemmed == nullptr
             ? std::string_view(lower_)
             : std::string_view(reinterpret_cast<const char*>(stemmed),
                                static_cast<std::size_t>(size));
}

} // namespace handoff::skills
