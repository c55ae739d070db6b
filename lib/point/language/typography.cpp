// SPDX-License-Identifier: MIT
// Smart quotes, dashes and ellipses for plain ones, and back.
#include "point/language/typography.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

using text::without_blanks;

struct Smart {
  std::string_view bytes;
  std::string_view plain;
};

constexpr std::string_view k_double = "\"";
constexpr std::string_view k_single = "'";

constexpr std::array k_smart = {
    Smart{"\xe2\x80\x9c", k_double},
    Smart{"\xe2\x80\x9d", k_double},
    Smart{"\xe2\x80\x9e", k_double},
    Smart{"\xe2\x80\x98", k_single},
    Smart{"\xe2\x80\x99", k_single},
    Smart{"\xe2\x80\xa6", "..."},
    Smart{"\xe2\x80\x94", "--"},
    Smart{"\xe2\x80\x93", "--"},
    Smart{"\xc2\xa0", " "},
};

// Runs of plain dots, dashes: "---" and "--" are the same glyph.
std::size_t run_size(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of(text[at], at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

Glyph plain_glyph(std::string_view text, std::size_t at) {
  switch (text[at]) {
  case '"':
    return {k_double, 1};
  case '\'':
    return {k_single, 1};
  case ' ':
    return {" ", 1};
  case '-': {
    const std::size_t size = run_size(text, at);
    return size == 2 || size == 3 ? Glyph{"--", size} : Glyph{"", size};
  }
  case '.': {
    const std::size_t size = run_size(text, at);
    return size == 3 ? Glyph{"...", size} : Glyph{"", size};
  }
  default:
    return {"", 1};
  }
}

bool opens(std::string_view text, std::size_t at) {
  return at == 0 || std::string_view(" \t([{<=/").find(text[at - 1]) !=
                        std::string_view::npos;
}

// What an editor makes of the glyph: quotes by what precedes them.
std::string_view
smart_form(std::string_view text, std::size_t at, const Glyph& glyph) {
  if (glyph.plain == k_double) {
    return opens(text, at) ? k_smart[0].bytes : k_smart[1].bytes;
  }
  if (glyph.plain == k_single) {
    return opens(text, at) ? k_smart[3].bytes : k_smart[4].bytes;
  }
  return text.substr(at, glyph.size);
}

// Collects what is at each occurrence of both texts.
class TypographyComparison {
public:
  bool compare(std::string_view plain, std::string_view pasted) {
    const std::size_t lead = plain.find_first_not_of(" \t");
    count_blanks(plain.substr(0, lead));
    std::size_t i = lead == std::string_view::npos ? plain.size() : lead;
    const std::string_view other = without_blanks(pasted);
    const std::size_t end = i + without_blanks(plain).size();
    std::size_t j = 0;
    while (i < end && j < other.size()) {
      const Glyph left = glyph_at(plain.substr(0, end), i);
      const Glyph right = glyph_at(other, j);
      const std::string_view there = other.substr(j, right.size);
      if (left.plain != right.plain ||
          (left.plain.empty() && plain.substr(i, left.size) != there)) {
        return false;
      }
      if (!left.plain.empty()) {
        seen_.push_back({there == plain.substr(i, left.size),
                         there == smart_form(plain, i, left),
                         std::string(there)});
      }
      i += left.size;
      j += right.size;
    }
    count_blanks(plain.substr(end));
    return i == end && j == other.size();
  }

  [[nodiscard]] Typography best() const {
    Typography plain{.style = Typography::Style::plain};
    Typography smart{.style = Typography::Style::smart};
    for (std::size_t at = 0; at < seen_.size(); ++at) {
      if (!seen_[at].is_plain) {
        plain.exceptions[at] = seen_[at].text;
      }
      if (!seen_[at].is_smart) {
        smart.exceptions[at] = seen_[at].text;
      }
    }
    return smart.exceptions.size() < plain.exceptions.size() ? smart : plain;
  }

private:
  struct Seen {
    bool is_plain;
    bool is_smart;
    std::string text;
  };

  // Blanks at the ends are glyphs too, and stay as they are.
  void count_blanks(std::string_view blanks) {
    for (const char c : blanks) {
      if (c == ' ') {
        seen_.push_back({true, true, " "});
      }
    }
  }

  std::vector<Seen> seen_;
};

} // namespace

Glyph glyph_at(std::string_view text, std::size_t at) {
  for (const Smart& smart : k_smart) {
    if (text.substr(at).starts_with(smart.bytes)) {
      return {smart.plain, smart.bytes.size()};
    }
  }
  return plain_glyph(text, at);
}

std::string Typesetter::set(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const Glyph glyph = glyph_at(line, at);
    const std::string_view here = line.substr(at, glyph.size);
    if (glyph.plain.empty()) {
      out += here;
    } else if (const auto found = rules_.exceptions.find(next_++);
               found != rules_.exceptions.end()) {
      out += found->second;
    } else {
      const bool is_smart = rules_.style == Typography::Style::smart;
      out += is_smart ? smart_form(line, at, glyph) : here;
    }
    at += glyph.size;
  }
  return out;
}

std::optional<Typography>
find_typography(const std::vector<std::string_view>& plain,
                const std::vector<std::string_view>& pasted) {
  TypographyComparison comparison;
  for (std::size_t i = 0; i < plain.size() && i < pasted.size(); ++i) {
    if (!comparison.compare(plain[i], pasted[i])) {
      return std::nullopt;
    }
  }
  return comparison.best();
}

} // namespace handoff::point
