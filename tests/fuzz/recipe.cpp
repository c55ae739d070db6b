// SPDX-License-Identifier: MIT
// Fuzzes the reading of marks and recipes, and their use.
#include "point/language/recipe.hpp"

#include "point/language/apply.hpp"
#include "point/language/find_pointers.hpp"

#include <cstdint>
#include <cstdlib>

using namespace handoff::point;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const FoundPointer& found : find_pointers(text)) {
    if (found.end > size || found.start >= found.end) {
      std::abort();
    }
  }
  const std::string marked = "= `" + std::string(text) + "`";
  if (const auto mark = parse_mark(marked, 0)) {
    const auto again = parse_mark(render(mark->mark), 0);
    if (!again || again->mark != mark->mark) {
      std::abort();
    }
  }
  const Layout usual = {.fence = "```c"};
  if (const auto recipe = parse_recipe(text, usual)) {
    const std::string source = "int a;\n\n\tint b; // c d e\n";
    const Passage passage{nullptr, {{1, lines_of(source)}}};
    static_cast<void>(apply(*recipe, passage));
    if (parse_recipe(render(*recipe, usual), usual) != recipe) {
      std::abort();
    }
  }
  return 0;
}
