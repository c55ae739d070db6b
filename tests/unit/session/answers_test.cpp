// SPDX-License-Identifier: MIT
// Short answers to questions with options.
#include "session/dialogue/answers.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

constexpr std::string_view k_letters =
    "Two ways:\n\n**A.** A heap\n   - fast\n**B.** A sorted list\n"
    "**C.** A tree\n\nWhich one do you want?";
constexpr std::string_view k_numbers =
    "I can:\n1. Rename the file\n2. Move the file\n3. Delete the file\n"
    "4. Leave the file\n\nWhich of these?";
constexpr std::string_view k_nouns =
    "**Option 1: A token (quick)**\n1. Open settings\n2. Make one\n\n"
    "**Option 2: An app**\n1. Register it\n\nWhich way do you want to go?";

std::string shown(std::string_view words, std::string_view message) {
  std::string text;
  for (const Decision& decision : read_answers(words, read_question(message))) {
    text += decision.chosen;
    for (const std::string& rejected : decision.rejected) {
      text += " | " + rejected;
    }
    text += decision.remark.empty() ? "" : " (" + decision.remark + ")";
    text += "\n";
  }
  return text;
}

} // namespace

TEST_CASE("a short answer has the words of the option that it names") {
  struct Row {
    std::string_view words, message, decision;
  };
  static constexpr Row rows[] = {
      {"A.", k_letters, "A heap | A sorted list | A tree\n"},
      {"b", k_letters, "A sorted list | A heap | A tree\n"},
      {"Let's go with B, but keep it small",
       k_letters,
       "A sorted list | A heap | A tree (but keep it small)\n"},
      {"option C please",
       k_letters,
       "A tree | A heap | A sorted list (please)"
       "\n"},
      {"1",
       k_numbers,
       "Rename the file | Move the file | Delete the file | "
       "Leave the file\n"},
      {"1 and 3",
       k_numbers,
       "Rename the file; Delete the file | Move the file "
       "| Leave the file\n"},
      {"all four",
       k_numbers,
       "Rename the file; Move the file; Delete the "
       "file; Leave the file\n"},
      {"the second one",
       k_numbers,
       "Move the file | Rename the file | Delete "
       "the file | Leave the file\n"},
      {"2", k_nouns, "An app | A token (quick)\n"},
      {"An app, I think", k_nouns, ""},
      {"die zweite", k_letters, "A sorted list | A heap | A tree\n"},
      {"二つ目", k_letters, "A sorted list | A heap | A tree\n"},
      {"全部", k_letters, "A heap; A sorted list; A tree\n"},
      // No answers.
      {"A test would be good first", k_letters, ""},
      {"1 more thing: rename it", k_numbers, ""},
      {"Why is a heap faster?", k_letters, ""},
      {"", k_letters, ""},
      {"A.", "I did it. All tests pass.", ""},
      {"yes", "Shall I delete the old table as well?", "yes\n"},
      {"no, keep it", "Shall I delete the old table?", "no (keep it)\n"},
      {"はい", "古いテーブルを削除しますか？", "yes\n"},
      {"да", "Удалить старую таблицу?", "yes\n"},
      {"yesterday it worked", "Shall I delete the old table?", ""},
      {"1. a heap\n2. no",
       "1. Which structure do you want?\n2. Shall I log it?\n\nTell me.",
       "a heap\nno\n"},
  };
  for (const Row& row : rows) {
    INFO(row.words);
    CHECK(shown(row.words, row.message) == row.decision);
  }
}

TEST_CASE("a list is one of options only where something asks") {
  CHECK(read_question("I did:\n1. Rename it\n2. Move it").options.empty());
  CHECK(read_question(k_numbers).options.size() == 4);
  CHECK(read_question(k_letters).text == "Which one do you want?");
  CHECK(read_question("Fine.").text.empty());
  CHECK(read_question("```\nA. x\nB. y\n```\nOk?").options.empty());
  CHECK(read_question("````\n```\nA. x\nB. y\n```\n````\nOk?").options.empty());
  CHECK(read_question("~~~\nA. x\nB. y\n~~~\nOk?").options.empty());
}

TEST_CASE("an answer that comes later must name what it chooses") {
  struct Row {
    std::string_view words, message;
    std::string_view chosen; // empty: it is no answer
  };
  static constexpr Row rows[] = {
      {"let's go with B", k_letters, "A sorted list"},
      {"option 2 then", k_nouns, "An app"},
      {"Rename the file", k_numbers, "Rename the file"},
      {"1", k_numbers, ""},
      {"yes", k_letters, ""},
      {"all three", k_letters, ""},
      {"what is a heap?", k_letters, ""},
  };
  for (const Row& row : rows) {
    INFO(row.words);
    const auto found = read_late_answers(row.words, read_question(row.message));
    CHECK(found.size() == (row.chosen.empty() ? 0U : 1U));
    if (!found.empty()) {
      CHECK(found[0].chosen.find(row.chosen) != std::string::npos);
    }
  }
}
