// SPDX-License-Identifier: MIT
// What a team and a person want the guard to do with which path.
#include "guard/policy/policy.hpp"

#include "base/error.hpp"
#include "guard/policy/glob.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace handoff::guard {
namespace {

constexpr std::array<std::pair<std::string_view, Setting>, 4> k_settings = {
    {{"off", Setting::off},
     {"warn", Setting::warn},
     {"refuse", Setting::refuse},
     {"strict", Setting::strict}}};

std::size_t find_folded(std::string_view text, std::string_view wanted) {
  const auto* found = std::search(
      text.begin(),
      text.end(),
      wanted.begin(),
      wanted.end(),
      [](char a, char b) { return text::to_lower(a) == text::to_lower(b); });
  return found == text.end() && !wanted.empty()
             ? std::string_view::npos
             : static_cast<std::size_t>(found - text.begin());
}

std::size_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(
             std::count(text.begin(),
                        text.begin() + static_cast<std::ptrdiff_t>(at),
                        '\n')) +
         1;
}

} // namespace

std::optional<Setting> parse_setting(std::string_view word) {
  for (const auto& [name, setting] : k_settings) {
    if (name == word) {
      return setting;
    }
  }
  return std::nullopt;
}

Setting Policy::setting_of(std::string_view path) const {
  Setting found = setting;
  for (const PathSetting& rule : paths) {
    if (matches_glob(rule.glob, path)) {
      found = rule.setting;
    }
  }
  return found;
}

std::optional<std::string> Policy::allowance(std::string_view path) const {
  for (const Allowance& rule : allowed) {
    if (matches_glob(rule.glob, path)) {
      return rule.reason;
    }
  }
  return std::nullopt;
}

void add_config(Policy& policy, const git::Config& config) {
  if (const auto level = config.get(config::k_guard_level)) {
    const auto setting = parse_setting(*level);
    if (!setting) {
      throw Error("bad value '" + *level + "' for 'handoff.guard.level'",
                  "use off, warn, refuse or strict");
    }
    policy.setting = *setting;
  }
  for (std::string& glob : config.get_all(config::k_guard_allow)) {
    policy.allowed.push_back(
        {std::move(glob), "git config handoff.guard.allow"});
  }
}

std::optional<std::string> find_skip(const git::Config& config,
                                     const char* environment) {
  const std::string_view value = environment == nullptr ? "" : environment;
  if (!value.empty() && value != "0" && value != "false" && value != "no") {
    return "HANDOFF_SKIP is set";
  }
  if (config.get_bool(config::k_skip).value_or(false)) {
    return "handoff.skip is true";
  }
  return std::nullopt;
}

// Only in a comment, so that a sentence about the comment allows nothing by
// accident: the mark stands before it on its line.
std::optional<std::size_t> find_inline_allowance(std::string_view text) {
  constexpr std::array<std::string_view, 7> marks = {
      "<!--", "#", "//", "[//]:", ";", "%", ".."};
  constexpr std::string_view wanted = "handoff: allow";
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + 1)) {
    const std::size_t newline = text.rfind('\n', at);
    const std::size_t begin =
        newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view before =
        text::trimmed(text.substr(begin, at - begin));
    const bool is_comment =
        std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
          return before == mark || (before.starts_with(mark) &&
                                    before.size() <= mark.size() + 4 &&
                                    before.find('`') == std::string_view::npos);
        });
    if (is_comment) {
      return line_at(text, at);
    }
  }
  return std::nullopt;
}

std::optional<Verdict> find_unwanted(const Policy& policy,
                                     std::string_view text) {
  for (const Unwanted& unwanted : policy.unwanted) {
    const std::size_t at = find_folded(text, unwanted.text);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::size_t line = line_at(text, at);
    return Verdict{
        .level = Level::refuse,
        .score = 9,
        .rule = "unwanted",
        .reasons = {{.line = line,
                     .says = "is not allowed here: " + unwanted.reason,
                     .quote = unwanted.text}},
        .first_line = line,
        .last_line = line};
  }
  return std::nullopt;
}

} // namespace handoff::guard
