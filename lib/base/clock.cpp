// SPDX-License-Identifier: MIT
// Times as a handoff writes them and as people say them.
#include "base/clock.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <limits>

namespace handoff::base {
namespace {

constexpr std::int64_t k_minute = 60;
constexpr std::int64_t k_hour = 60 * k_minute;
constexpr std::int64_t k_day = 24 * k_hour;
constexpr std::int64_t k_week = 7 * k_day;
constexpr std::int64_t k_month = 30 * k_day;
constexpr std::int64_t k_year = 365 * k_day;

template <typename Number>
std::optional<Number> parse_number(std::string_view digits) {
  Number value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = end == digits.data() + digits.size();
  return error == std::errc() && is_whole ? std::optional(value) : std::nullopt;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width
             ? std::string(width - digits.size(), '0') + digits
             : digits;
}

struct TimeUnit {
  std::string_view name;
  std::int64_t seconds;
};

// "m" means minutes, as in sleep(1) and systemd.
constexpr std::array k_units = {
    TimeUnit{"s", 1},
    TimeUnit{"sec", 1},
    TimeUnit{"second", 1},
    TimeUnit{"m", k_minute},
    TimeUnit{"min", k_minute},
    TimeUnit{"minute", k_minute},
    TimeUnit{"h", k_hour},
    TimeUnit{"hour", k_hour},
    TimeUnit{"d", k_day},
    TimeUnit{"day", k_day},
    TimeUnit{"w", k_week},
    TimeUnit{"week", k_week},
    TimeUnit{"month", k_month},
    TimeUnit{"y", k_year},
    TimeUnit{"year", k_year},
};

std::optional<std::int64_t> unit_seconds(std::string_view name) {
  for (const TimeUnit& unit : k_units) {
    const bool is_plural = name.size() == unit.name.size() + 1 &&
                           name.back() == 's' && unit.name.size() > 1 &&
                           name.starts_with(unit.name);
    if (name == unit.name || is_plural) {
      return unit.seconds;
    }
  }
  return std::nullopt;
}

// "3 hours": rounded to the unit that git's show_date_relative would choose.
std::string spoken(std::int64_t seconds) {
  struct Step {
    std::int64_t below; // use this unit for less than so many seconds
    std::int64_t unit;
    std::string_view name;
  };
  static constexpr Step steps[] = {
      {90, 1, "second"},
      {90 * k_minute, k_minute, "minute"},
      {36 * k_hour, k_hour, "hour"},
      {14 * k_day, k_day, "day"},
      {10 * k_week, k_week, "week"},
      {k_year, k_month, "month"},
      {std::numeric_limits<std::int64_t>::max(), k_year, "year"},
  };
  const Step* step = steps;
  while (seconds >= step->below) {
    ++step;
  }
  const std::int64_t count = (seconds + step->unit / 2) / step->unit;
  return std::to_string(count) + " " + std::string(step->name) +
         (count == 1 ? "" : "s");
}

} // namespace

std::int64_t now() {
  if (const char* given = std::getenv("GIT_HANDOFF_NOW")) {
    if (const auto seconds = parse_number<std::int64_t>(given)) {
      return *seconds;
    }
  }
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
}

std::string iso_time(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return padded(int(date.year()), 4) + "-" + padded(unsigned(date.month()), 2) +
         "-" + padded(unsigned(date.day()), 2) + "T" +
         padded(clock.hours().count(), 2) + ":" +
         padded(clock.minutes().count(), 2) + ":" +
         padded(clock.seconds().count(), 2) + "Z";
}

std::optional<std::int64_t> parse_iso_time(std::string_view text) {
  constexpr std::string_view k_form = "0000-00-00T00:00:00Z";
  if (text.size() != k_form.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (k_form[i] == '0' ? !is_digit : text[i] != k_form[i]) {
      return std::nullopt;
    }
  }
  const auto number = [&](std::size_t at, std::size_t size) {
    return *parse_number<unsigned>(text.substr(at, size));
  };
  using namespace std::chrono;
  const year_month_day date{year(static_cast<int>(number(0, 4))),
                            month(number(5, 2)),
                            day(number(8, 2))};
  const unsigned hour = number(11, 2);
  const unsigned minute = number(14, 2);
  const unsigned second = number(17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) {
    return std::nullopt;
  }
  return sys_days(date).time_since_epoch().count() * k_day + hour * k_hour +
         minute * k_minute + second;
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  if (text == "never") {
    return 0;
  }
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 6) {
    return std::nullopt;
  }
  const auto count = parse_number<std::int64_t>(text.substr(0, digits));
  std::string_view unit = text.substr(digits);
  if (unit.front() == '.' || unit.front() == ' ') {
    unit.remove_prefix(1);
  }
  const std::optional<std::int64_t> seconds = unit_seconds(unit);
  // Nought would read as "never".
  if (!count || *count == 0 || !seconds) {
    return std::nullopt;
  }
  return *count * *seconds;
}

std::string relative_time(std::int64_t then, std::int64_t now) {
  if (then == now) {
    return "now";
  }
  return then < now ? spoken(now - then) + " ago" : "in " + spoken(then - now);
}

} // namespace handoff::base
