// SPDX-License-Identifier: MIT
// Cutting long notes into parts.
#include "point/match/windows.hpp"

#include <catch2/catch.hpp>

#include <string>

using handoff::point::NoteLines;
using handoff::point::Windows;

namespace {

std::vector<std::string_view> windows(const NoteLines& notes,
                                      std::size_t size) {
  const Windows all(notes);
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  do {
    const std::size_t end = all.end(start, size);
    parts.push_back(notes.text().substr(start, end - start));
    start = end;
  } while (start < notes.text().size());
  return parts;
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += part;
  }
  return all;
}

} // namespace

TEST_CASE("notes that are not much longer than a part are one") {
  for (const std::string_view text : {"", "one line\n", "a\n\nb\n\nc\n\nd\n"}) {
    CHECK(windows(NoteLines(text), 10) == std::vector{text});
  }
}

TEST_CASE("parts begin where a passage most likely does") {
  struct Row {
    const char* what;
    std::string first, rest;
  };
  const std::string filler = "some line of text\nand another one\n";
  const Row rows[] = {
      {"at a heading",
       filler + "last\n\n",
       "# Head\n\na\nb\n" + filler + filler},
      {"at a paragraph", filler + "last\n\n", "next\na\nb\n" + filler + filler},
      {"not in a fence",
       filler,
       "text\n```\nfenced\n\n# no head\n```\n" + filler + filler},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const std::string text = row.first + row.rest;
    const NoteLines notes(text);
    const auto parts = windows(notes, 60);
    CHECK(joined(parts) == text);
    CHECK(parts.front() == row.first);
  }
}

TEST_CASE("a fence is cut only when it is longer than a part") {
  const std::string line = "a line in a fence\n";
  std::string text = "```\n";
  for (int i = 0; i < 20; ++i) {
    text += line;
  }
  text += "```\n";
  const auto parts = windows(NoteLines(text), 100);
  CHECK(joined(parts) == text);
  CHECK(parts.size() >= 3);
  for (const std::string_view part : parts) {
    CHECK(part.size() <= 150);
    CHECK(part.ends_with('\n'));
  }
}

TEST_CASE("a line longer than a part stays whole") {
  const std::string text =
      std::string(500, 'x') + "\nnext\n" + std::string(500, 'y') + "\nend";
  const auto parts = windows(NoteLines(text), 100);
  CHECK(joined(parts) == text);
  CHECK(parts.front().size() == 501);
}

TEST_CASE("notes are cut where a passage is least likely to be") {
  const std::string text = "one\n\n# two\nthree\n\nfour\nfive\n";
  const Windows windows{NoteLines(text)};
  struct Row {
    const char* what;
    std::size_t from, to, cut;
  };
  const Row rows[] = {
      {"before a heading", 0, 30, text.find("# two")},
      {"before a paragraph", 6, 30, text.find("four")},
      {"before the last of equal lines", 11, 17, 17},
      {"not before the first line", 0, 3, 3},
      {"where no line begins, at the end", 6, 10, 10},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(windows.cut(row.from, row.to) == row.cut);
  }
}
