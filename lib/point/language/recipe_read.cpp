// SPDX-License-Identifier: MIT
// Reads a recipe's words.
#include "point/language/quoted.hpp"
#include "point/language/recipe.hpp"
#include "point/language/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace handoff::point {
namespace {

// `name`, `name8`, `name"text"` or `name8"text"`.
struct RecipeWord {
  std::string_view name;
  std::optional<std::size_t> number;
  std::optional<std::string> text;
};

// Bounds what a stranger's recipe can make of a short source.
constexpr std::size_t k_max_columns = 1000;
constexpr std::size_t k_widest_tab = 16;

using Apply = bool (*)(Recipe&, RecipeWord&);

// One word of the language, and which arguments it must have.
struct RecipeRule {
  std::string_view name;
  bool has_number;
  bool has_text;
  Apply apply;
};

bool set_tabs(Recipe& recipe, Tabs tabs, std::size_t width) {
  recipe.tabs = tabs;
  recipe.tab_width = width;
  return width > 0 && width <= k_widest_tab;
}

bool set_style(Recipe& recipe, Typography::Style style) {
  recipe.typography = Typography{.style = style};
  return true;
}

bool set_width(std::size_t& to, std::size_t columns) {
  to = columns;
  return columns > 0 && columns <= k_max_columns;
}

Numbering& numbering(Recipe& recipe) {
  return recipe.numbering ? *recipe.numbering : recipe.numbering.emplace();
}

bool shift_numbers(Recipe& recipe, std::ptrdiff_t offset) {
  numbering(recipe).offset = offset;
  return true;
}

bool set_flow(Recipe& recipe, std::size_t width) {
  recipe.flow = Flow{.width = width};
  return true;
}

constexpr std::array k_rules = {
    RecipeRule{"of",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.version = std::move(*w.text);
                 return !r.version.empty();
               }},
    RecipeRule{"gap",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.gap = std::move(*w.text);
                 return true;
               }},
    RecipeRule{"smart",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 return set_style(r, Typography::Style::smart);
               }},
    RecipeRule{"type",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 return set_style(r, Typography::Style::plain);
               }},
    RecipeRule{"t",
               true,
               true,
               [](Recipe& r, RecipeWord& w) {
                 return r.typography &&
                        r.typography->exceptions
                            .emplace(*w.number, std::move(*w.text))
                            .second;
               }},
    RecipeRule{"tab",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return set_tabs(r, Tabs::expand, *w.number);
               }},
    RecipeRule{"leadtab",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return set_tabs(r, Tabs::expand_leading, *w.number);
               }},
    RecipeRule{"ded",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return set_width(r.dedent, *w.number);
               }},
    RecipeRule{"rtrim",
               false,
               false,
               [](Recipe& r, RecipeWord&) { return r.trims_ends = true; }},
    RecipeRule{"e",
               true,
               true,
               [](Recipe& r, RecipeWord& w) {
                 return r.edits.emplace(*w.number, std::move(*w.text)).second;
               }},
    RecipeRule{"wrap",
               false,
               false,
               [](Recipe& r, RecipeWord&) { return set_flow(r, 0); }},
    RecipeRule{"wrap",
               true,
               false,
               [](Recipe& r, RecipeWord& w) { return set_flow(r, *w.number); }},
    RecipeRule{"marks",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 return r.flow && (r.flow->keeps_marks = true);
               }},
    RecipeRule{"spaces",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 return r.flow && (r.flow->keeps_blanks = true);
               }},
    RecipeRule{"skip",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return r.flow && (r.flow->skip = *w.number) > 0;
               }},
    RecipeRule{"drop",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return r.flow && (r.flow->drop = *w.number) > 0;
               }},
    RecipeRule{"cat-n",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 numbering(r).width = 6;
                 numbering(r).after = "\t";
                 return true;
               }},
    RecipeRule{"bn",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 numbering(r).before = std::move(*w.text);
                 return true;
               }},
    RecipeRule{"n",
               true,
               true,
               [](Recipe& r, RecipeWord& w) {
                 numbering(r).width = *w.number;
                 numbering(r).after = std::move(*w.text);
                 return *w.number <= k_max_columns;
               }},
    RecipeRule{"off",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return shift_numbers(r,
                                      static_cast<std::ptrdiff_t>(*w.number));
               }},
    RecipeRule{"off-",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return shift_numbers(r,
                                      -static_cast<std::ptrdiff_t>(*w.number));
               }},
    RecipeRule{"+",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.inner = "+";
                 return true;
               }},
    RecipeRule{"-",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.inner = "-";
                 return true;
               }},
    RecipeRule{"ind",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 r.inner.assign(std::min(*w.number, k_max_columns), ' ');
                 return *w.number <= k_max_columns;
               }},
    RecipeRule{"pre",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.inner = std::move(*w.text);
                 return true;
               }},
    RecipeRule{"raw",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.layout = {};
                 return true;
               }},
    RecipeRule{">",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.layout = {.fence = "", .prefix = "> "};
                 return true;
               }},
    RecipeRule{"fence",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.layout.fence = std::move(*w.text);
                 return !r.layout.fence.empty();
               }},
    RecipeRule{"in",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.layout.prefix = std::move(*w.text);
                 return true;
               }},
    RecipeRule{"blanks",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.blanks = Blanks::other;
                 return true;
               }},
    RecipeRule{"noblanks",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.blanks = Blanks::empty;
                 return true;
               }},
    RecipeRule{"first",
               false,
               true,
               [](Recipe& r, RecipeWord& w) {
                 r.first = FirstLine{.prefix = std::move(*w.text)};
                 return true;
               }},
    RecipeRule{"fded",
               true,
               false,
               [](Recipe& r, RecipeWord& w) {
                 return r.first && set_width(r.first->dedent, *w.number);
               }},
    RecipeRule{"ends",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.ends = LineEnds::own;
                 return true;
               }},
    RecipeRule{"crlf",
               false,
               false,
               [](Recipe& r, RecipeWord&) {
                 r.ends = LineEnds::crlf;
                 return true;
               }},
    RecipeRule{"holds-secret",
               false,
               false,
               [](Recipe& r, RecipeWord&) { return r.holds_secret = true; }},
};

bool is_name_end(char c) {
  return c == ' ' || c == '"' || is_digit(c);
}

std::optional<RecipeWord> take_word(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  const auto end = std::find_if(rest.begin(), rest.end(), is_name_end);
  RecipeWord word;
  word.name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  if (!cursor.take(word.name)) {
    return std::nullopt;
  }
  word.number = cursor.take_number();
  word.text = cursor.take_quoted();
  const bool is_whole = cursor.is_done() || cursor.rest().starts_with(' ');
  return is_whole && !word.name.empty() ? std::optional(std::move(word))
                                        : std::nullopt;
}

bool apply_word(Recipe& recipe, RecipeWord& word) {
  const auto rule =
      std::ranges::find_if(k_rules, [&](const RecipeRule& candidate) {
        return candidate.name == word.name &&
               candidate.has_number == word.number.has_value() &&
               candidate.has_text == word.text.has_value();
      });
  return rule != k_rules.end() && rule->apply(recipe, word);
}

// "3-9,12": ascending.
bool take_lines(Cursor& cursor, Recipe& recipe) {
  do {
    const std::size_t first = cursor.take_number().value_or(0);
    const std::size_t last =
        cursor.take("-") ? cursor.take_number().value_or(0) : first;
    const std::size_t before =
        recipe.lines.empty() ? 0 : recipe.lines.back().last;
    if (first <= before || last < first) {
      return false;
    }
    recipe.lines.push_back({first, last});
  } while (cursor.take(","));
  return cursor.is_done() || cursor.rest().starts_with(' ');
}

// "wrap:12+11+9": the words of each line.
bool take_counts(Cursor& cursor, Recipe& recipe) {
  Flow flow;
  do {
    flow.counts.push_back(cursor.take_number().value_or(0));
  } while (flow.counts.back() > 0 && cursor.take("+"));
  const bool is_good = flow.counts.back() > 0;
  recipe.flow = std::move(flow);
  return is_good && (cursor.is_done() || cursor.rest().starts_with(' '));
}

bool take_part(Cursor& cursor, Recipe& recipe) {
  if (!cursor.is_done() && is_digit(cursor.rest()[0])) {
    return take_lines(cursor, recipe);
  }
  if (cursor.take("wrap:")) {
    return take_counts(cursor, recipe);
  }
  std::optional<RecipeWord> word = take_word(cursor);
  return word && apply_word(recipe, *word);
}

} // namespace

std::optional<Recipe> parse_recipe(std::string_view words,
                                   const Layout& usual) {
  Recipe recipe{.layout = usual};
  Cursor cursor(words);
  if (words.empty()) {
    return recipe;
  }
  do {
    if (!take_part(cursor, recipe)) {
      return std::nullopt;
    }
  } while (cursor.take(" "));
  return cursor.is_done() ? std::optional(std::move(recipe)) : std::nullopt;
}

} // namespace handoff::point
