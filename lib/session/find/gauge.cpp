// SPDX-License-Identifier: MIT
// How full a context is, and when it is time to hand off.
#include "session/find/gauge.hpp"

#include "text/styled_text.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

// The number behind the bar, the largest at the right end of it.
std::int64_t scale(const Gauge& gauge) {
  const std::int64_t least = std::max(gauge.used, gauge.zone);
  return gauge.window ? std::max(*gauge.window, gauge.used)
                      : least + least / 4 + 1;
}

std::size_t cells(std::int64_t part, std::int64_t whole, std::size_t width) {
  const double share = static_cast<double>(part) /
                       static_cast<double>(std::max<std::int64_t>(whole, 1));
  return std::min(
      width,
      static_cast<std::size_t>(share * static_cast<double>(width) + 0.5));
}

std::string bar(const Gauge& gauge, std::size_t width, Glyphs glyphs) {
  const std::string_view full = glyphs == Glyphs::blocks ? "\xe2\x96\x88" : "#";
  const std::string_view empty =
      glyphs == Glyphs::blocks ? "\xe2\x96\x91" : ".";
  const std::string_view mark = glyphs == Glyphs::blocks ? "\xe2\x94\x82" : "|";
  const std::size_t filled = cells(gauge.used, scale(gauge), width);
  const std::size_t zone =
      std::min(cells(gauge.zone, scale(gauge), width), width - 1);
  std::string text = "[";
  for (std::size_t i = 0; i < width; ++i) {
    text += i == zone ? mark : i < filled ? full : empty;
  }
  return text + "]";
}

// The share stays in one piece.
std::vector<text::StyledText> numbers(const Gauge& gauge) {
  std::string text = short_count(gauge.used);
  if (!gauge.window || *gauge.window <= 0) {
    return {{.text = text + " tokens"}};
  }
  text += " of " + short_count(*gauge.window) + " tokens ";
  const auto share = std::to_string(100 * gauge.used / *gauge.window);
  return {{.text = std::move(text)},
          {.text = "(" + share + " %)", .is_unit = true}};
}

std::vector<text::StyledText> advice(const Gauge& gauge) {
  const std::string zone = "the smart zone (" + short_count(gauge.zone) + ")";
  const std::string left = short_count(gauge.zone - gauge.used) + " left in ";
  switch (fill_of(gauge)) {
  case Fill::now:
    return {{.text = "over " + zone + ": time to hand off, "},
            {.text = "git handoff \"<what comes next>\"", .is_unit = true}};
  case Fill::soon:
    return {{.text = left + zone + ": finish the step, then hand off"}};
  case Fill::ok:
    break;
  }
  return {{.text = left + zone}};
}

std::string_view color_of(Fill fill) {
  return fill == Fill::now    ? "\033[31m"
         : fill == Fill::soon ? "\033[33m"
                              : "\033[32m";
}

} // namespace

std::optional<Gauge> gauge_of(const Session& session, std::int64_t smart_zone) {
  if (!session.tokens.used) {
    return std::nullopt;
  }
  Gauge gauge{.used = *session.tokens.used,
              .window = session.tokens.window,
              .zone = std::max<std::int64_t>(smart_zone, 1)};
  if (gauge.window && *gauge.window > 0) {
    gauge.zone = std::min(gauge.zone, *gauge.window / 4 * 3);
  }
  return gauge;
}

Fill fill_of(const Gauge& gauge) {
  if (gauge.used >= gauge.zone) {
    return Fill::now;
  }
  return gauge.used >= gauge.zone / 5 * 4 ? Fill::soon : Fill::ok;
}

std::string_view fill_name(Fill fill) {
  return fill == Fill::now ? "now" : fill == Fill::soon ? "soon" : "ok";
}

std::string draw_gauge(const Gauge& gauge,
                       std::size_t columns,
                       Glyphs glyphs,
                       Colors colors) {
  constexpr std::size_t k_widest = 50;
  constexpr std::size_t k_narrowest = 10;
  constexpr std::size_t k_around = 3; // two brackets and a blank
  columns = std::max(columns, k_narrowest + k_around);
  const auto fitted = [](const auto& text, std::size_t most) {
    return text::wrapped(text, {{}}, most);
  };
  const std::vector<text::StyledText> counts = numbers(gauge);
  const std::string said = fitted(counts, text::k_no_wrap);
  const std::size_t beside = said.size() - 1; // without its newline
  const bool is_beside = columns >= beside + k_around + k_narrowest;
  const std::size_t room = columns - k_around - (is_beside ? beside : 0);
  std::string line = bar(gauge, std::min(room, k_widest), glyphs);
  if (colors == Colors::yes) {
    line = std::string(color_of(fill_of(gauge))) + line + "\033[m";
  }
  return line + (is_beside ? " " + said : "\n" + fitted(counts, columns)) +
         fitted(advice(gauge), columns);
}

std::string short_count(std::int64_t count) {
  const auto with = [&](std::int64_t unit, char letter) {
    const std::int64_t tenths = (count * 10 + unit / 2) / unit;
    std::string text = std::to_string(tenths / 10);
    if (tenths < 1000 && tenths % 10 != 0) {
      text += "." + std::to_string(tenths % 10);
    }
    return text + letter;
  };
  if (count >= 1'000'000) {
    return with(1'000'000, 'M');
  }
  return count >= 1'000 ? with(1'000, 'k') : std::to_string(count);
}

} // namespace handoff::session
