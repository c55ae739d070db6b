// SPDX-License-Identifier: MIT
// Which lines are fenced code, and which languages are prose.
#include "text/fences.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::text;

namespace {

// One letter per line: "." none, "o" opening, "i" inside, "c" closing.
std::string parts(std::string_view text, NestedFences nested) {
  FenceTracker fences(nested);
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    result += ".oic"[static_cast<std::size_t>(fences.take(line))];
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return result;
}

} // namespace

TEST_CASE("a fence ends at the same marks, as many at least") {
  struct Row {
    std::string_view text, parts, nested;
  };
  static constexpr Row rows[] = {
      {"a\n```\nb\n```\nc\n", ".oic.", ".oic."},
      {"~~~ts\n```\n~~~\nc\n", "oic.", "oic."},
      {"````\n```\nb\n```\n````\nc\n", "oiiic.", "oiiic."},
      {"```\nb\n`````  \nc\n", "oic.", "oic."},
      {"```\nb\n```` x\nc\n", "oiii", "oiii"},
      {"```md\nb\n```sh\nc\n```\nd\n```\ne\n", "oiiic.oi", "oiiiiic."},
      {"```md\n~~~sh\n~~~\n```\ne\n", "oiic.", "oiic."},
      {"```md\n```sh\n```sh\n```\n```\nx\n```\ne\n",
       "oiic"
       "o"
       "ic.",
       "oiiiiic."},
      {"``\nb\n``\n", "...", "..."},
      {"```code``` b\nc\n", "..", ".."},
      {"~~~a`b\nc\n", "oi", "oi"},
      {"\n\n", "..", ".."},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(parts(row.text, NestedFences::text) == row.parts);
    CHECK(parts(row.text, NestedFences::fences) == row.nested);
  }
}

TEST_CASE("a fence without a programming language may hold prose") {
  for (const std::string_view info :
       {"", " ", "md", "markdown title=x", "text", "plain", "mdx{1}"}) {
    CHECK(may_hold_prose(info));
  }
  for (const std::string_view info : {"ts", "mdown", "textile", "c++ text"}) {
    CHECK_FALSE(may_hold_prose(info));
  }
}
