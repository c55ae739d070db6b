// SPDX-License-Identifier: MIT
// Finds how lines were pasted, from the lines and their source.
#include "point/match/fit.hpp"

#include "point/language/apply.hpp"
#include "point/language/typography.hpp"
#include "point/language/words.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace handoff::point {
namespace {

using text::without_blanks;

constexpr std::string_view k_blanks = " \t";

std::string_view indentation(std::string_view line) {
  return line.substr(0,
                     std::min(line.find_first_not_of(k_blanks), line.size()));
}

std::size_t common_suffix(std::string_view a, std::string_view b) {
  std::size_t size = 0;
  while (size < a.size() && size < b.size() &&
         a[a.size() - 1 - size] == b[b.size() - 1 - size]) {
    ++size;
  }
  return size;
}

// What precedes each pasted line, beside the source's own indentation:
// `constant` + the indentation without its first `dedent` bytes.
struct Margin {
  std::string constant;
  std::size_t dedent = 0;
};

Margin margin_of(std::string_view before, std::string_view indent) {
  const std::size_t shared = common_suffix(before, indent);
  Margin margin{std::string(before.substr(0, before.size() - shared)),
                indent.size() - shared};
  // "> " rather than ">" and a blank of the source's.
  const bool eats_blank = margin.constant.ends_with('>') && shared > 0 &&
                          indent[margin.dedent] == ' ' && margin.dedent > 0;
  if (eats_blank) {
    margin.constant += ' ';
    ++margin.dedent;
  }
  return margin;
}

struct Digits {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t value = 0;
};

std::vector<Digits> numbers_in(std::string_view text) {
  std::vector<Digits> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    Cursor cursor(text, at);
    if (const auto value = cursor.take_number()) {
      found.push_back({at, cursor.at(), *value});
      at = cursor.at();
    }
  }
  return found;
}

// One passage; tries recipes and keeps the best.
class Fitter {
public:
  explicit Fitter(const std::vector<LinePair>& pairs) : pairs_(pairs) {
    const auto is_text = [](const LinePair& pair) {
      return !without_blanks(pair.source).empty();
    };
    anchor_ = index_of(std::ranges::find_if(pairs, is_text));
    const auto rest = pairs.begin() + static_cast<std::ptrdiff_t>(
                                          std::min(anchor_ + 1, pairs.size()));
    second_ = index_of(std::find_if(rest, pairs.end(), is_text));
    deepest_ = anchor_;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (is_text(pairs[i]) && indentation(pairs[i].source).size() >
                                   indentation(pairs[deepest_].source).size()) {
        deepest_ = i;
      }
    }
  }

  Fit fit() {
    if (anchor_ == pairs_.size()) {
      return {};
    }
    set_typography();
    for (const Recipe& spaces : ways_of_spacing()) {
      try_margins(spaces);
    }
    return std::move(best_);
  }

private:
  using Pairs = std::vector<LinePair>;

  [[nodiscard]] std::size_t index_of(Pairs::const_iterator at) const {
    return static_cast<std::size_t>(at - pairs_.begin());
  }

  // Where lines differ in more than white space, they may in typography.
  void set_typography() {
    std::vector<std::string_view> plain;
    std::vector<std::string_view> pasted;
    bool differs = false;
    for (const LinePair& pair : pairs_) {
      plain.push_back(pair.source);
      pasted.push_back(pair.pasted.substr(pair.core));
      differs = differs ||
                without_blanks(plain.back()) != without_blanks(pasted.back());
    }
    const auto is_foreign = [](std::string_view line) {
      return line.find_first_of("\xe2\xc2") != std::string_view::npos;
    };
    const bool may_differ =
        differs && (std::ranges::any_of(plain, is_foreign) ||
                    std::ranges::any_of(pasted, is_foreign));
    if (may_differ) {
      typography_ = find_typography(plain, pasted);
    }
    std::optional<Typesetter> typesetter;
    if (typography_) {
      typesetter.emplace(*typography_);
    }
    for (const LinePair& pair : pairs_) {
      sources_.push_back(typesetter ? typesetter->set(pair.source)
                                    : std::string(pair.source));
    }
  }

  [[nodiscard]] std::vector<Recipe> ways_of_spacing() const {
    const bool has_tabs = std::ranges::any_of(sources_, [](const auto& line) {
      return line.find('\t') != std::string::npos;
    });
    const bool has_ends = std::ranges::any_of(sources_, [](const auto& line) {
      return line.ends_with(' ') || line.ends_with('\t');
    });
    std::vector<Recipe> ways;
    const Recipe plain{.typography = typography_};
    const auto add = [&](Tabs tabs, std::size_t width) {
      Recipe way = plain;
      way.tabs = tabs;
      way.tab_width = width;
      ways.push_back(way);
      if (has_ends) {
        way.trims_ends = true;
        ways.push_back(way);
      }
    };
    add(Tabs::keep, 8);
    for (const std::size_t width : {8U, 4U, 2U, 3U}) {
      if (has_tabs) {
        add(Tabs::expand, width);
        add(Tabs::expand_leading, width);
      }
    }
    return ways;
  }

  // The bytes of a pasted line before its text.
  [[nodiscard]] std::string_view before(std::size_t index) const {
    const LinePair& pair = pairs_[index];
    return pair.pasted.substr(0, pair.core);
  }

  [[nodiscard]] std::string source_indent(const Recipe& way,
                                          std::size_t index) const {
    Recipe whole = way;
    whole.first.reset();
    whole.dedent = 0;
    return std::string(indentation(spaced(whole, sources_[index], index)));
  }

  void try_margins(const Recipe& way) {
    const std::size_t model = second_ < pairs_.size() ? second_ : anchor_;
    try_margin(way, model);
    for (const std::size_t other : {anchor_, deepest_}) {
      if (other != model) {
        try_margin(way, other);
      }
    }
  }

  void try_margin(const Recipe& way, std::size_t from) {
    const Margin margin = margin_of(before(from), source_indent(way, from));
    Recipe recipe = way;
    recipe.layout.prefix = margin.constant;
    recipe.dedent = margin.dedent;
    try_blanks(recipe);
    try_numbers(way, from);
    if (from != anchor_ && anchor_ == 0) {
      const Margin top = margin_of(before(0), source_indent(way, 0));
      recipe.first = FirstLine{top.constant, top.dedent};
      try_blanks(recipe);
    }
  }

  void try_numbers(const Recipe& way, std::size_t from) {
    const std::string_view text = before(from);
    for (const Digits& digits : numbers_in(text)) {
      const Margin margin =
          margin_of(text.substr(digits.end), source_indent(way, from));
      const std::string_view lead = text.substr(0, digits.start);
      const std::size_t padding =
          lead.size() - (lead.find_last_not_of(' ') + 1);
      Recipe recipe = way;
      recipe.dedent = margin.dedent;
      recipe.numbering =
          Numbering{.after = margin.constant,
                    .offset = static_cast<std::ptrdiff_t>(digits.value) -
                              static_cast<std::ptrdiff_t>(pairs_[from].number)};
      recipe.layout.prefix = lead;
      try_blanks(recipe);
      recipe.numbering->width = padding + digits.end - digits.start;
      recipe.layout.prefix = lead.substr(0, lead.size() - padding);
      try_blanks(recipe);
      if (from != anchor_ && anchor_ == 0) {
        try_first_number(recipe, text.substr(0, digits.end));
      }
    }
  }

  // A list's mark before the first number: as wide as what precedes the
  // others, `lead` with their numbers; either may belong to the number's width.
  void try_first_number(Recipe recipe, std::string_view lead) {
    const auto value = static_cast<std::ptrdiff_t>(pairs_[0].number) +
                       recipe.numbering->offset;
    const std::string_view text = before(0);
    for (const Digits& digits : numbers_in(text)) {
      const Margin margin =
          margin_of(text.substr(digits.end), source_indent(recipe, 0));
      if (static_cast<std::ptrdiff_t>(digits.value) != value ||
          margin.constant != recipe.numbering->after) {
        continue;
      }
      const std::size_t padding =
          digits.start -
          (text.substr(0, digits.start).find_last_not_of(' ') + 1);
      const std::size_t digits_of_lead =
          lead.size() - lead.find_last_of(' ') - 1;
      for (const auto& [width, before, prefix] :
           {std::tuple(
                std::size_t{0}, digits.start, lead.size() - digits_of_lead),
            std::tuple(digits.end - digits.start + padding,
                       digits.start - padding,
                       digits.start - padding)}) {
        recipe.numbering->width = width;
        recipe.first =
            FirstLine{std::string(text.substr(0, before)), margin.dedent};
        recipe.layout.prefix = lead.substr(0, prefix);
        try_blanks(recipe);
      }
    }
  }

  // Of recipes that give as much, the one that takes the fewest words.
  void offer(const Recipe& recipe, std::size_t count) {
    const std::size_t cost = render(recipe, {}).size();
    if (count > best_.count || (count == best_.count && cost < cost_)) {
      best_ = {recipe, count};
      cost_ = cost;
    }
  }

  void try_blanks(Recipe recipe) {
    for (const Blanks blanks : {Blanks::usual, Blanks::other, Blanks::empty}) {
      recipe.blanks = blanks;
      const std::size_t count = fitting(recipe);
      if (count > 0 && count >= best_.count) {
        offer(recipe, count);
      }
      const bool stopped_at_text =
          count == pairs_.size() ||
          !without_blanks(pairs_[count].source).empty();
      if (stopped_at_text) {
        return;
      }
    }
  }

  [[nodiscard]] std::size_t fitting(const Recipe& recipe) const {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Content content{pairs_[i].number, spaced(recipe, sources_[i], i)};
      if (line_text(recipe, content, i) != pairs_[i].pasted) {
        return i;
      }
    }
    return pairs_.size();
  }

  const Pairs& pairs_;
  std::size_t anchor_ = 0;  // the first pair that is not blank
  std::size_t second_ = 0;  // the next such
  std::size_t deepest_ = 0; // that with most indentation
  std::optional<Typography> typography_;
  std::vector<std::string> sources_; // with typography
  Fit best_;
  std::size_t cost_ = 0;
};

} // namespace

Fit fit(const std::vector<LinePair>& pairs) {
  return Fitter(pairs).fit();
}

} // namespace handoff::point
