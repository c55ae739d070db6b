// SPDX-License-Identifier: MIT
// What git's configuration says about handoffs, with the defaults.
#include "handoff/settings.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "text/input.hpp"

#include <charconv>
#include <optional>

namespace handoff {

namespace {

// "1500", "2k"
std::optional<std::size_t> parse_count(const std::string& text) {
  std::size_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, value);
  const bool is_thousands = rest + 1 == end && (*rest == 'k' || *rest == 'K');
  const bool is_sane = value <= 10'000'000;
  if (failure != std::errc() || !is_sane || (rest != end && !is_thousands)) {
    return std::nullopt;
  }
  return is_thousands ? value * 1000 : value;
}

} // namespace

std::size_t parse_budget(const std::string& text, const std::string& what) {
  const auto budget = parse_count(text);
  if (!budget) {
    throw usage_error(what + ": '" + text + "' is not a number of tokens",
                      "give a number like 1500 or 3k; 0 is no limit");
  }
  return *budget;
}

std::size_t parse_characters(const std::string& text, const std::string& what) {
  const auto count = parse_count(text);
  if (!count || *count == 0) {
    throw usage_error(what + ": '" + text + "' is not a number of characters",
                      "give a number like 4000 or 65k");
  }
  return *count;
}

std::int64_t parse_lifetime(const std::string& text, const std::string& what) {
  const auto seconds = base::parse_duration(text);
  if (!seconds) {
    throw usage_error(what + ": '" + text + "' is no duration",
                      "give a duration like 7d, 12h or never");
  }
  return *seconds;
}

namespace {

// git's integers, or "false".
std::size_t parse_archive(const git::Config& config, std::size_t usual) {
  const auto text = config.get(config::k_archive);
  if (!text || *text == "true") {
    return usual;
  }
  if (*text == "false" || *text == "no" || *text == "off" || text->empty()) {
    return 0;
  }
  const std::int64_t bytes = config.get_int(config::k_archive).value_or(0);
  return bytes < 0 ? 0 : static_cast<std::size_t>(bytes);
}

} // namespace

Settings read_settings(const git::Config& config) {
  Settings settings;
  settings.archive_bytes = parse_archive(config, settings.archive_bytes);
  if (const auto budget = config.get(config::k_budget)) {
    settings.budget = parse_budget(*budget, "handoff.budget");
  }
  if (const auto expire = config.get(config::k_expire)) {
    settings.lifetime = parse_lifetime(*expire, "handoff.expire");
  }
  if (!config.get_bool(config::k_snapshot).value_or(true)) {
    settings.snapshots = Snapshots::no;
  }
  settings.base = config.get(config::k_base).value_or("");
  settings.template_path = config.get_path(config::k_template).value_or("");
  return settings;
}

Template choose_template(const std::string& path, Kind kind) {
  if (path.empty()) {
    return built_in_template(kind);
  }
  return {path,
          text::decode_input(base::read_file(path), "template '" + path + "'")};
}

} // namespace handoff
