// SPDX-License-Identifier: MIT
// What the transcripts hold against what the author claims.
#include "handoff/evidence.hpp"

#include "text/ascii.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace handoff {
using text::is_one_of;

namespace {

using session::Check;
using session::DigestItem;
using session::DigestKind;

constexpr std::array<std::string_view, 10> k_test_words = {"test",
                                                           "tests",
                                                           "suite",
                                                           "specs",
                                                           "ci",
                                                           "checks",
                                                           "pytest",
                                                           "vitest",
                                                           "jest",
                                                           "ctest"};
constexpr std::array<std::string_view, 5> k_build_words = {
    "build", "builds", "compiles", "compilation", "typecheck"};
constexpr std::array<std::string_view, 5> k_lint_words = {
    "lint", "linter", "linting", "clippy", "eslint"};
constexpr std::array<std::string_view, 13> k_success_words = {"pass",
                                                              "passes",
                                                              "passed",
                                                              "passing",
                                                              "green",
                                                              "ok",
                                                              "okay",
                                                              "fine",
                                                              "succeeds",
                                                              "succeeded",
                                                              "clean",
                                                              "compiles",
                                                              "builds"};
// Of a sentence with one of these no claim is sure.
constexpr std::array<std::string_view, 25> k_doubts = {
    "not",     "no",      "never",  "cannot", "fail",   "fails", "failed",
    "failing", "failure", "broken", "red",    "should", "must",  "until",
    "before",  "when",    "if",     "once",   "unless", "after", "sure",
    "check",   "verify",  "ensure", "except"};

std::span<const std::string_view> words_for(Check check) {
  switch (check) {
  case Check::test:
    return k_test_words;
  case Check::build:
    return k_build_words;
  case Check::lint:
    return k_lint_words;
  default:
    return {};
  }
}

// "tests pass", not "pass it to the test"
bool is_claim(const std::vector<std::string>& words, Check check) {
  const std::span<const std::string_view> subjects = words_for(check);
  const auto subject =
      std::ranges::find_if(words, [&](const std::string& word) {
        return is_one_of(subjects, word);
      });
  const bool succeeds =
      std::any_of(subject, words.end(), [](const std::string& word) {
        return is_one_of(k_success_words, word);
      });
  return succeeds && std::ranges::none_of(words, [](const std::string& word) {
           return is_one_of(k_doubts, word);
         });
}

std::string text_of(const DraftEntry& entry) {
  std::string text;
  for (const DraftPiece& piece : entry.pieces) {
    text += piece.text + "\n";
  }
  return text;
}

// "failed and not put right", of a check.
std::vector<const DigestItem*> failed_checks(const Gathered& gathered) {
  std::vector<const DigestItem*> failed;
  for (const DigestItem& item : gathered.sessions.digest.items) {
    if (item.kind == DigestKind::failure &&
        session::check_kind(item.code) != Check::none) {
      failed.push_back(&item);
    }
  }
  return failed;
}

} // namespace

bool claims_success(std::string_view text, Check check) {
  std::vector<std::string> words; // of the sentence so far
  std::string word;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    if (text::is_letter(c) || c == '\'') {
      word += text::to_lower(c);
      continue;
    }
    if (word.ends_with("n't")) {
      word = "not";
    }
    if (!word.empty()) {
      words.push_back(std::move(word));
    }
    word.clear();
    const bool ends_sentence =
        std::string_view(".;\n").find(c) != std::string_view::npos &&
        (at + 1 >= text.size() || c != '.' || text[at + 1] == ' ' ||
         text[at + 1] == '\n');
    if (ends_sentence) {
      if (is_claim(words, check)) {
        return true;
      }
      words.clear();
    }
  }
  return false;
}

void add_evidence(const Gathered& gathered, Draft& draft) {
  const std::vector<const DigestItem*> failed = failed_checks(gathered);
  if (failed.empty()) {
    return;
  }
  for (auto& [part, entries] : draft.parts) {
    for (DraftEntry& entry : entries) {
      if (entry.source != Source::author) {
        continue;
      }
      const std::string text = text_of(entry);
      for (const DigestItem* item : failed) {
        if (claims_success(text, session::check_kind(item->code))) {
          entry.pieces.insert(entry.pieces.end(),
                              {strong("Evidence against it:"),
                               plain(" "),
                               code(item->code),
                               plain(" " + item->label)});
        }
      }
    }
  }
}

} // namespace handoff
