// SPDX-License-Identifier: MIT
// English text as words and their stems.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer; // <libstemmer.h>

namespace handoff::skills {

// The words of a text, one after the other: runs of ASCII letters and digits,
// other bytes of UTF-8 counted as letters. As they are in it, case kept.
class WordScanner {
public:
  explicit WordScanner(std::string_view text) : text_(text) {}
  [[nodiscard]] std::optional<std::string_view> next();

private:
  std::string_view text_;
};

// All of them.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

// Words that say nothing about what a text is about, in lower case.
[[nodiscard]] bool is_stop_word(std::string_view lower);

// Snowball's English stemmer over lower-cased words. It is loaded when it is
// first needed; on a machine without libstemmer words are their own stems.
class Stemmer {
public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // The view is good until the next call.
  [[nodiscard]] std::string_view stem(std::string_view word);

private:
  sb_stemmer* handle_; // null without the library
  std::string lower_;
};

} // namespace handoff::skills
