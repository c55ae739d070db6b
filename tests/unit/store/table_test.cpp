// SPDX-License-Identifier: MIT
// The list of stored handoffs.
#include "store/stored_list.hpp"
#include "text/table.hpp"
#include "text/visible.hpp"

#include <catch2/catch.hpp>

using namespace handoff::store;
using namespace handoff::text;
using handoff::text::display_width;

namespace {

constexpr Column k_columns[] = {
    {.title = "ID"},
    {.title = "NAME", .least = 4, .order_of_leaving = 1},
    {.title = "N", .align = Align::right, .order_of_leaving = 2},
};
const std::vector<std::vector<std::string>> k_rows = {
    {"aaaa", "a long name", "1"},
    {"b", "短い名前", "1000"},
};

} // namespace

TEST_CASE("columns are as wide as their widest cell, numbers right-aligned") {
  CHECK(format_table(k_columns, k_rows, std::nullopt) ==
        "ID    NAME            N\n"
        "aaaa  a long name     1\n"
        "b     短い名前     1000\n");
}

TEST_CASE("what is too wide is cut, then columns leave, the first stays") {
  CHECK(format_table(k_columns, k_rows, 18) == "ID    NAME       N\n"
                                               "aaaa  a lon…     1\n"
                                               "b     短い…   1000\n");
  CHECK(format_table(k_columns, k_rows, 14) == "ID    NAME\n"
                                               "aaaa  a long …\n"
                                               "b     短い名前\n");
  CHECK(format_table(k_columns, k_rows, 1) == "ID\naaaa\nb\n");
}

TEST_CASE("an empty column is left out, no rows are a line of titles") {
  const std::vector<std::vector<std::string>> rows = {{"a", "", "1"}};
  CHECK(format_table(k_columns, rows, std::nullopt) == "ID  N\na   1\n");
}

namespace {

ListedHandoff listed() {
  ListedHandoff one;
  one.handoff.front = {.id = "4kq7-2mzd",
                       .kind = Kind::continuation,
                       .purpose = "A purpose\tthat is\nlong \x1b[31m enough",
                       .repository = "acme/board",
                       .branch = "topic/with-a-long-name",
                       .created = 100};
  one.handoff.path = "/tmp/a\nb.md";
  one.handoff.document = "some words";
  one.drift = "rewritten";
  return one;
}

} // namespace

TEST_CASE("a list fits a terminal of any width and breaks no line") {
  for (std::size_t width = 9; width < 140; ++width) {
    for (const Repositories which : {Repositories::one, Repositories::all}) {
      const std::string text = list_for_people({listed()}, which, width);
      std::size_t lines = 0;
      for (std::string_view rest = text; !rest.empty(); ++lines) {
        const std::size_t end = rest.find('\n');
        CHECK(display_width(rest.substr(0, end)) <= width);
        rest.remove_prefix(end + 1);
      }
      CHECK(lines == 2);
      CHECK(text.find('\x1b') == std::string::npos);
      CHECK_THAT(text, Catch::Contains("4kq7-2mzd"));
    }
  }
}

TEST_CASE("twenty columns show the id and the purpose") {
  CHECK(list_for_people({listed()}, Repositories::one, 20) ==
        "ID         PURPOSE\n4kq7-2mzd  A purpos…\n");
}

TEST_CASE("the form for programs has eleven fields, whatever is in them") {
  const std::string line = list_for_programs({listed()}, LineEnd::newline);
  CHECK(line == "4kq7-2mzd\tpresent\tcontinue\t100\t0\t2\trewritten\t"
                "acme/board\ttopic/with-a-long-name\t"
                "A purpose that is long \xe2\x90\x9b[31m enough\t"
                "\"/tmp/a\\nb.md\"\n");
  const std::string record = list_for_programs({listed()}, LineEnd::nul);
  CHECK(record.ends_with(std::string("\t/tmp/a\nb.md") + '\0'));
  CHECK(list_for_programs({{}}, LineEnd::newline) ==
        "-\tpresent\t-\t0\t0\t-\t-\t-\t-\t-\t\n");
}
