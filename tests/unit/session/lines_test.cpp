// SPDX-License-Identifier: MIT
// Reading files of JSON lines.
#include "base/error.hpp"
#include "session/records/json.hpp"
#include "session/records/lines.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <vector>

using namespace handoff::session;
using handoff::test::TemporaryDirectory;

namespace {

std::vector<std::string> all_lines(const std::string& text) {
  const TemporaryDirectory directory;
  std::ofstream(directory / "t") << text;
  LineReader reader(directory / "t");
  std::vector<std::string> lines;
  while (const auto line = reader.next()) {
    lines.emplace_back(*line);
  }
  CHECK(reader.consumed() == text.size());
  return lines;
}

} // namespace

TEST_CASE("lines are given without newlines, a torn last one too") {
  using Lines = std::vector<std::string>;
  CHECK(all_lines("") == Lines{});
  CHECK(all_lines("a") == Lines{"a"});
  CHECK(all_lines("a\n\nbc\n") == Lines{"a", "", "bc"});
  CHECK(all_lines("a\n{\"torn") == Lines{"a", "{\"torn"});
}

TEST_CASE("lines survive the borders of blocks") {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += std::string(static_cast<std::size_t>(i % 701), 'x') +
            std::to_string(i) + "\n";
  }
  const auto lines = all_lines(text);
  REQUIRE(lines.size() == 3000);
  CHECK(lines[2999].ends_with("2999"));
}

TEST_CASE("a line longer than memory allows still parses, its strings cut") {
  const std::string big(24U << 20U, 'a');
  const auto lines = all_lines("{\"k\": \"" + big +
                               "\", \"after\": \"here\"}\n"
                               "{\"next\": 1}\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].size() < 2 * LineReader::k_kept_string);
  JsonParser parser;
  CHECK(parser.parse_copy(lines[0])["after"].text() == "here");
  CHECK(lines[1] == "{\"next\": 1}");
}

TEST_CASE("strings are never cut inside a character or an escape") {
  struct Row {
    std::string_view json, expected;
  };
  static constexpr Row rows[] = {
      {R"("abcdef")", R"("abc")"},
      {R"("ab")", R"("ab")"},
      {R"("a\n\n\n")", R"("a\n")"},
      {R"("ab\u00e4x")", R"("ab\u00e4x")"},
      {R"("ab\ud83d\ude00xyz")", R"("ab\ud83d\ude00x")"},
      {"\"ab\xc3\xa4xyz\"", "\"ab\xc3\xa4\""},
      {R"("ab\\\"c")", R"("ab\\")"},
      {R"({"kkkkk": [1, "vvvvv"]})", R"({"kkk": [1, "vvv"]})"},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    std::string whole;
    StringCutter(3).cut(row.json, whole);
    CHECK(whole == row.expected);
    std::string in_pieces;
    StringCutter cutter(3);
    for (const char c : row.json) {
      cutter.cut({&c, 1}, in_pieces);
    }
    CHECK(in_pieces == row.expected);
  }
}

TEST_CASE("a file that cannot be opened is an error that names it") {
  CHECK_THROWS_WITH(LineReader("/nonexistent/t"),
                    Catch::Contains("'/nonexistent/t'"));
}
