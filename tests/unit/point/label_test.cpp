// SPDX-License-Identifier: MIT
// Labels of pointers.
#include "point/match/label.hpp"

#include <catch2/catch.hpp>

using handoff::point::function_name;

TEST_CASE("a function's name is read from the line git finds") {
  struct Row {
    std::string_view line, name;
  };
  static constexpr Row rows[] = {
      {"static int parse_header(const char *text)", "parse_header"},
      {"std::string Parser::take(std::size_t n) {", "Parser::take"},
      {"template <typename T> T largest<T>(T a)", "largest"},
      {"export const run = async (options: Options) => {", "run"},
      {"export async function run(options) {", "run"},
      {"func (r *Repo) Open(path string) error {", "Open"},
      {"    def close(self):", "close"},
      {"class Window(Base):", "Window"},
      {"pub fn new<T>(x: T) -> Self {", "new"},
      {"impl Window {", "Window"},
      {"interface Options {", "Options"},
      {"## The window `protocol`", "The window protocol"},
      {"import { run } from \"./run.js\";", ""},
      {"#", ""},
      {"", ""},
      {"}", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(function_name(row.line) == row.name);
  }
}
