// SPDX-License-Identifier: MIT
// The archive's file format, whole, damaged and hostile.
#include "archive/compressed.hpp"
#include "archive/file.hpp"
#include "archive/format.hpp"
#include "archive/sealed.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::archive;

namespace {

Draft sample(const std::string& text) {
  return {{.agent = "claude",
           .id = "1c38adc0-1111",
           .turns = {{.number = 3,
                      .entries = {{Part::asked, text}, {Part::ran, "make"}}},
                     {.number = 9, .entries = {{Part::changed, "a.c"}}}}},
          {.agent = "codex",
           .id = "019a",
           .turns = {{.number = 1, .entries = {{Part::said, ""}}}}}};
}

std::string kept(const Draft& draft, std::size_t max = k_max_file_bytes) {
  redact::Redactor redactor(redact::Rules::built_in());
  return file_bytes(draft, redactor, max);
}

void check_same(const View& one, const View& other) {
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].agent == other[i].agent);
    CHECK(one[i].id == other[i].id);
    REQUIRE(one[i].turns.size() == other[i].turns.size());
    for (std::size_t j = 0; j < one[i].turns.size(); ++j) {
      const auto& left = one[i].turns[j];
      const auto& right = other[i].turns[j];
      CHECK(left.number == right.number);
      REQUIRE(left.entries.size() == right.entries.size());
      for (std::size_t k = 0; k < left.entries.size(); ++k) {
        CHECK(left.entries[k].part == right.entries[k].part);
        CHECK(left.entries[k].text == right.entries[k].text);
      }
    }
  }
}

} // namespace

TEST_CASE("an archive is read as it was written, whatever its texts say") {
  for (const char* text : {"names may be empty",
                           "two\nlines\n",
                           "turn 4\nasked 3\nabc\n",
                           "session x y\n",
                           "\n\n",
                           "日本語"}) {
    CAPTURE(text);
    const Draft expected = sample(text);
    const auto again = read_file_bytes(kept(expected));
    REQUIRE(again);
    check_same(again->archive, view_of(expected));
  }
}

TEST_CASE("no secret and no escape reaches the file") {
  const std::string token =
      "ghp_" + std::string("0aB1cD2eF3gH4iJ5kL6m") + "N7oP8qR9sT0uVw4x";
  const auto again =
      read_file_bytes(kept(sample("the token \x1b[31m" + token + " works")));
  REQUIRE(again);
  const std::string text(
      again->archive.front().turns.front().entries.front().text);
  CHECK(text.find(token) == std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("[REDACTED:github-pat#1]") != std::string::npos);
}

TEST_CASE("damaged bytes lose what follows the damage, at worst all") {
  const std::string bytes = kept(sample("names"));
  CHECK_FALSE(read_file_bytes(""));
  CHECK_FALSE(read_file_bytes("no archive"));
  CHECK_FALSE(read_file_bytes(bytes.substr(0, bytes.size() / 2)));
  CHECK_FALSE(read_file_bytes(compressed("another format\n")));
  const auto cut = parse("handoff-archive 1\nsession claude x\nturn 1\n"
                         "asked 5\nhello\nsaid 500\nshort\n");
  REQUIRE(cut);
  REQUIRE(cut->size() == 1);
  CHECK(cut->front().turns.front().entries.size() == 1);
}

TEST_CASE("entries of a later version are skipped") {
  const auto read = parse("handoff-archive 1\nsession claude x\nturn 1\n"
                          "thought 3\nabc\nasked 2\nhi\n");
  REQUIRE(read);
  REQUIRE(read->front().turns.front().entries.size() == 1);
  CHECK(read->front().turns.front().entries.front().text == "hi");
}

TEST_CASE("lines that no archive has end it") {
  for (const char* line : {"asked 1\nx\n",
                           "turn 1\n",
                           "turn x\n",
                           "asked\n",
                           "asked -1\n",
                           "session x\n"}) {
    CAPTURE(line);
    CHECK(parse("handoff-archive 1\n" + std::string(line))->empty());
  }
}

TEST_CASE("a small file that claims to be a long text is refused") {
  CHECK_FALSE(expanded(compressed(std::string(1 << 20, 'x')), 1 << 16));
  CHECK(expanded(compressed(std::string(1 << 16, 'x')), 1 << 16));
}

TEST_CASE("of what does not fit the older turns go") {
  Draft draft = {{.agent = "claude", .id = "x"}};
  unsigned seed = 7;
  for (std::uint32_t turn = 1; turn <= 64; ++turn) {
    std::string text;
    for (int i = 0; i < 400; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += "w" + std::to_string(seed >> 16U) + " ";
    }
    draft.front().turns.push_back({turn, {{Part::said, text}}});
  }
  const std::string bytes = kept(draft, 40'000);
  CHECK(bytes.size() <= 40'000);
  const auto again = read_file_bytes(bytes);
  REQUIRE(again);
  CHECK(again->archive.front().turns.back().number == 64);
  CHECK(again->archive.front().turns.front().number > 1);
}
