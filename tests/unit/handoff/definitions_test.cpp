// SPDX-License-Identifier: MIT
// The definitions that a hunk changes.
#include "handoff/definitions.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("a definition is named, whatever the language") {
  struct Row {
    const char *line, *name;
  };
  static constexpr Row rows[] = {
      {"static int parse_header(const char *s)", "parse_header"},
      {"void Cleaner::LoadDyndeps() {", "Cleaner::LoadDyndeps"},
      {"std::string Reader::take(std::size_t count) const {", "Reader::take"},
      {"[[nodiscard]] bool is_new(const Row& row,", "is_new"},
      {"template <typename Text> struct Piece {", "Piece"},
      {"class Orchestrator final : public Base {", "Orchestrator"},
      {"func (f *Filter) CopyFile(event, name string) error {", "CopyFile"},
      {"func TestOne(t *testing.T) {", "TestOne"},
      {"type Store struct {", "Store"},
      {"pub(crate) async fn open_all(path: &Path) -> Result<()> {", "open_all"},
      {"impl<T> Display for Row<T> {", "Display"},
      {"    def take(self, count):", "take"},
      {"async def main():", "main"},
      {"  def self.call(env)", "self.call"},
      {"export default async function handler(req, res) {", "handler"},
      {"export const two = async (b) => {", "two"},
      {"const add = (a, b) => a + b;", "add"},
      {"const wide = (", "wide"},
      {"export interface Options {", "Options"},
      {"export type Row = {", "Row"},
      {"  async run(x) {", "run"},
      {"  get value(): number {", "value"},
      {"public static Map<String, Integer> counts(List<Row> rows) {", "counts"},
      {"  private Foo(int a) {", "Foo"},
      {"override fun close() {", "close"},
      {"deploy() {", "deploy"},
      {"public function index(Request $request)", "index"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(definition_name(row.line) == row.name);
  }
}

TEST_CASE("no statement, call, import or variable is a definition") {
  static constexpr const char* lines[] = {
      "import { expect } from \"vitest\";",
      "import (",
      "from x import y",
      "use std::fmt;",
      "#include <map>",
      "// func old() {",
      "/* class Old {",
      "  if (is_new(x)) {",
      "  } else if (y) {",
      "  for (const auto& x : all()) {",
      "  return parse(x,",
      "  parse(x, y);",
      "  const x = list.map(y => y);",
      "  const x = (a + b) * 2;",
      "  int rc = run(x,",
      "  describe(\"the parser\", () => {",
      "TEST_CASE(\"one\") {",
      "  it('works', async () => {",
      "  t.Run(\"one\", func(t *testing.T) {",
      "  foo(function() {",
      "  std::thread t([&] {",
      "  Some(x) => {",
      "  type: \"module\",",
      "  object.class = 1",
      "int parse(const char *s);",
      "  go func() {",
      "  switch (x) {",
      "  case take(x):",
      "  print(x)",
      "}",
      "",
  };
  for (const char* line : lines) {
    INFO(line);
    CHECK(definition_name(line).empty());
  }
}

TEST_CASE("a hunk is named by what it adds, removes or changes inside") {
  struct Row {
    const char *path, *heading, *removed, *added;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"a.c", "int one(void)", "  x = 1;\n", "  x = 2;\n", {"one"}},
      {"a.c", "int one(void)", "", "\nint two(void)\n{\n}\n", {"added two"}},
      {"a.c",
       "int one(void)",
       "",
       "  x = 2;\n}\nint two(void)\n{\n",
       {"one", "added two"}},
      {"a.c", "int one(void)", "", "// two() is next.\n\n", {}},
      {"a.c", "int one(void)", "", "", {"one"}},
      {"a.py", "def one():", "def two(a):\n", "def two(a, b):\n", {"two"}},
      {"a.ts",
       "",
       "function gone(a) {\n  return a;\n}\n",
       "",
       {"removed gone"}},
      {"a.ts", "import { expect } from \"v\";", "", "  f();\n", {}},
      {"a.ts", "export type T = number;", "", "  f();\n", {}},
      {"a.sh", "begin_test \"progress\"", "", "  f\n", {}},
      {"notes.md", "## Wire format", "", "Little endian.\n", {"Wire format"}},
      {"data.json", "\"run(x) {", "", "int two(void)\n", {}},
  };
  for (const Row& row : rows) {
    INFO(row.added << row.removed);
    const git::Hunk hunk = {.first = 7,
                            .count = 1,
                            .function = row.heading,
                            .removed = row.removed,
                            .added = row.added};
    CHECK(changed_definitions(row.path, {hunk}) == row.names);
  }
}
