// SPDX-License-Identifier: MIT
// Quotes in reports.
#include "guard/document/quote.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace handoff::guard;

namespace {

// A rule that takes every S, and what stands below "label:".
std::string redact(std::string_view text) {
  std::string out(text);
  const std::size_t label = out.find("label:\n");
  if (label != std::string::npos) {
    out.replace(label + 7, std::string::npos, "[value]");
  }
  out.erase(std::remove(out.begin(), out.end(), 'S'), out.end());
  return out;
}

std::string shown(std::string_view text, std::string_view line) {
  const std::size_t begin = text.find(line);
  return show_quote(take_quote(text, begin, begin + line.size()), redact);
}

} // namespace

TEST_CASE("a quote is redacted with its neighbours, then cut") {
  const std::string words(3000, 'w');
  const struct {
    std::string text, line, shown;
  } rows[] = {
      {"# Title\nnext\n", "# Title", "# Title"},
      {"label:\n  value\nx\n", "  value", "[value]"},
      {"label:\n" + words + "\nvalue\n", "value", "value"},
      {"a\nb\nnext S", "next S", "next "},
      // Cut at the end of a word, and only after the rules have seen it.
      {"x " + std::string(5000, 'S'), "x " + std::string(5000, 'S'), "x"},
      {std::string(5000, 'y'), std::string(5000, 'y'), ""},
      {std::string(80, 'S') + "z", std::string(80, 'S') + "z", "z"},
      {std::string(70, 'z'),
       std::string(70, 'z'),
       std::string(59, 'z') + "\u2026"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line.substr(0, 20));
    CHECK(shown(row.text, row.line) == row.shown);
  }
}
