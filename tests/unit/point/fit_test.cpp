// SPDX-License-Identifier: MIT
// Finding the recipe of a pasted passage.
#include "point/language/apply.hpp"
#include "point/language/fold.hpp"
#include "point/match/fit.hpp"
#include "point/match/notes.hpp"

#include <catch2/catch.hpp>

using namespace handoff::point;

namespace {

// Pairs each pasted line with the source's line at the same place; the core
// is what folds to the same, as the matcher finds it.
std::vector<LinePair> pairs(const std::vector<std::string_view>& pasted,
                            const std::vector<std::string_view>& source) {
  std::vector<LinePair> all;
  Folder folder;
  for (std::size_t i = 0; i < pasted.size(); ++i) {
    LinePair pair{pasted[i], 0, source[i], 8 + i};
    for (const std::size_t start : core_starts(pasted[i])) {
      if (folder.fold(pasted[i].substr(start)).hash ==
          folder.fold(source[i]).hash) {
        pair.core = start;
        break;
      }
    }
    all.push_back(pair);
  }
  return all;
}

} // namespace

TEST_CASE("a recipe is found for every way of pasting") {
  struct Row {
    std::string pasted, source, recipe;
  };
  const Row rows[] = {
      {"if (a) {\n  b();\n\n}", "if (a) {\n  b();\n\n}", "raw"},
      {"> if (a) {\n>   b();\n>\n> }", "if (a) {\n  b();\n\n}", ">"},
      {"> if (a)\n> \n> b()", "if (a)\n\nb()", "> blanks"},
      {"> if (a)\n\n> b()", "if (a)\n\nb()", "> noblanks"},
      {"> > if (a)\n> > b()", "if (a)\nb()", "raw in\"> > \""},
      {"    if (a)\n\n      b()", "if (a)\n\n  b()", "raw in\"    \""},
      {"if (a)\n  b()", "    if (a)\n      b()", "ded4 raw"},
      {"> if (a)\n>   b()", "    if (a)\n      b()", "ded4 >"},
      {"if (a)\n      b()", "    if (a)\n      b()", "raw first\"\" fded4"},
      {"- if (a)\n  b()", "if (a)\nb()", "raw in\"  \" first\"- \""},
      {"     8\tif (a)\n     9\t\n    10\t  b()",
       "if (a)\n\n  b()",
       "cat-n raw"},
      {"     8\xe2\x86\x92if (a)\n     9\xe2\x86\x92  b()",
       "if (a)\n  b()",
       "n6\"\xe2\x86\x92\" raw"},
      {"8:if (a)\n9:  b()\n10:  c()", "if (a)\n  b()\n  c()", "n0\":\" raw"},
      {"src/a.cc:58:if (a)\nsrc/a.cc:59:  b()",
       "if (a)\n  b()",
       "n0\":\" off50 raw in\"src/a.cc:\""},
      {"- 8: if (a)\n  9:   b()\n  10:   c()",
       "if (a)\n  b()\n  c()",
       "n0\": \" raw in\"  \" first\"- \""},
      {"-      8\tif (a)\n       9\t  b()\n      10\t  c()",
       "if (a)\n  b()\n  c()",
       "n7\"\\t\" raw in\" \" first\"-\""},
      {"3. 8: if (a)\n   9:   b()",
       "if (a)\n  b()",
       "n2\": \" raw in\"  \" first\"3.\""},
      {"+if (a)\n+  b()", "if (a)\n  b()", "raw in\"+\""},
      {"if (a)\n  b()", "if (a) \n  b()\t", "rtrim raw"},
      {"        if (a)\n            b()", "\tif (a)\n\t    b()", "tab8 raw"},
      {"    if (a)\tx\n        b()", "\tif (a)\tx\n\t\tb()", "leadtab4 raw"},
      {"say \xe2\x80\x9cit\xe2\x80\x99s\xe2\x80\x9d",
       "say \"it's\"",
       "smart raw"},
      {"> it\xe2\x80\x99s a \"b\" 'c' \"d\"",
       "it's a \"b\" 'c' \"d\"",
       "type t0\"\xe2\x80\x99\" >"},
  };
  for (const Row& row : rows) {
    INFO(row.recipe);
    const auto all = pairs(lines_of(row.pasted), lines_of(row.source));
    const Fit found = fit(all);
    CHECK(found.count == all.size());
    CHECK(render(found.recipe, {.fence = "```", .prefix = ""}) == row.recipe);
    const Passage passage{nullptr, {{8, lines_of(row.source)}}};
    CHECK(apply(found.recipe, passage) == row.pasted);
  }
}

TEST_CASE("a fit ends where the way of pasting changes") {
  const std::string pasted = "> if (a)\n> b()\nc()";
  const std::string source = "if (a)\nb()\nc()";
  CHECK(fit(pairs(lines_of(pasted), lines_of(source))).count == 2);
}
