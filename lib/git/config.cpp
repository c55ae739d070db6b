// SPDX-License-Identifier: MIT
// Git's configuration, read once.
#include "git/config.hpp"

#include "base/error.hpp"
#include "base/notices.hpp"
#include "git/git.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <pwd.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace handoff::git {
namespace {

// As git stores keys: all but the subsection in lower case.
std::string canonical(std::string_view key) {
  std::string result(key);
  const std::size_t first = key.find('.');
  const std::size_t last = key.rfind('.');
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (first == std::string_view::npos || i < first || i > last) {
      result[i] = text::to_lower(key[i]);
    }
  }
  return result;
}

ConfigScope scope_named(std::string_view name) {
  using Row = std::pair<std::string_view, ConfigScope>;
  constexpr std::array<Row, 5> rows = {{{"system", ConfigScope::system},
                                        {"global", ConfigScope::global},
                                        {"local", ConfigScope::local},
                                        {"worktree", ConfigScope::worktree},
                                        {"command", ConfigScope::command}}};
  for (const auto& [text, scope] : rows) {
    if (text == name) {
      return scope;
    }
  }
  return ConfigScope::local;
}

std::int64_t unit(std::string_view suffix) {
  if (suffix.empty()) {
    return 1;
  }
  if (suffix.size() > 1) {
    return 0;
  }
  switch (text::to_lower(suffix.front())) {
  case 'k':
    return std::int64_t{1} << 10;
  case 'm':
    return std::int64_t{1} << 20;
  case 'g':
    return std::int64_t{1} << 30;
  default:
    return 0;
  }
}

// git's integers: decimal with an optional k, m or g.
std::optional<std::int64_t> parse_int(std::string_view text) {
  const char* const end = text.data() + text.size();
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  std::int64_t number = 0;
  const auto [rest, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc() || rest == text.data()) {
    return std::nullopt;
  }
  const std::int64_t factor =
      unit(std::string_view(rest, static_cast<std::size_t>(end - rest)));
  if (factor == 0 ||
      number > std::numeric_limits<std::int64_t>::max() / factor ||
      number < std::numeric_limits<std::int64_t>::min() / factor) {
    return std::nullopt;
  }
  return number * factor;
}

std::optional<bool> parse_bool(std::string_view text) {
  const std::string word = text::to_lower(text);
  if (word == "true" || word == "yes" || word == "on") {
    return true;
  }
  if (word.empty() || word == "false" || word == "no" || word == "off") {
    return false;
  }
  if (const std::optional<std::int64_t> number = parse_int(word)) {
    return *number != 0;
  }
  return std::nullopt;
}

// The home directory of `user`; of whoever runs us when it is empty.
std::string home_of(const std::string& user) {
  if (user.empty()) {
    if (const char* home = std::getenv("HOME")) {
      return home;
    }
  }
  const passwd* entry =
      user.empty() ? ::getpwuid(::getuid()) : ::getpwnam(user.c_str());
  return entry == nullptr ? "" : entry->pw_dir;
}

Error bad_value(std::string_view kind,
                const std::string& value,
                std::string_view key) {
  return Error("bad " + std::string(kind) + " config value '" + value +
                   "' for '" + std::string(key) + "'",
               "see 'git config --show-origin --get-all " + std::string(key) +
                   "'");
}

bool bool_of(const ConfigEntry& entry, std::string_view key) {
  if (!entry.has_value) {
    return true;
  }
  const std::optional<bool> value = parse_bool(entry.value);
  if (!value) {
    throw bad_value("boolean", entry.value, key);
  }
  return *value;
}

std::string expanded_path(const std::string& text, std::string_view key) {
  if (!text.starts_with('~')) {
    return text;
  }
  const std::size_t end = std::min(text.find('/'), text.size());
  const std::string home = home_of(text.substr(1, end - 1));
  if (home.empty()) {
    throw bad_value("path", text, key);
  }
  return home + text.substr(end);
}

// Not of the repository: .git/config and its worktree part can come with an
// archive, or be written by whatever ran in it.
bool is_users(const ConfigEntry& entry) {
  return entry.scope != ConfigScope::local &&
         entry.scope != ConfigScope::worktree;
}

void note_ignored(const std::string& key) {
  base::add_notice("'" + key +
                   "' is ignored in a repository's own configuration; set it "
                   "with 'git config --global'");
}

// "handoff.<host>.forge" with its middle part filled in.
std::string full_name(const config::Key& key, std::string_view middle) {
  const std::size_t open = key.name.find('<');
  if (open == std::string_view::npos) {
    return std::string(key.name);
  }
  const std::size_t close = key.name.find('>', open);
  return std::string(key.name.substr(0, open)) + std::string(middle) +
         std::string(key.name.substr(close + 1));
}

} // namespace

Config::Config(std::string_view listing) {
  const std::vector<std::string_view> pieces = text::split(listing, '\0');
  for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) {
    const std::string_view pair = pieces[i + 1];
    const std::size_t end = pair.find('\n');
    const bool has_value = end != std::string_view::npos;
    entries_[std::string(pair.substr(0, end))].push_back(
        {.value = std::string(has_value ? pair.substr(end + 1) : ""),
         .scope = scope_named(pieces[i]),
         .has_value = has_value});
  }
}

const std::vector<ConfigEntry>* Config::find(std::string_view key) const {
  const auto found = entries_.find(canonical(key));
  return found == entries_.end() ? nullptr : &found->second;
}

const std::vector<ConfigEntry>* Config::entries(std::string_view key) const {
  if (config::is_ours(key)) {
    throw std::logic_error("'" + std::string(key) +
                           "' is read without its row in the table of keys");
  }
  return find(key);
}

std::optional<std::string> Config::get(std::string_view key) const {
  const std::vector<ConfigEntry>* all = entries(key);
  return all == nullptr ? std::nullopt : std::optional(all->back().value);
}

std::optional<bool> Config::get_bool(std::string_view key) const {
  const std::vector<ConfigEntry>* all = entries(key);
  return all == nullptr ? std::nullopt
                        : std::optional(bool_of(all->back(), key));
}

std::optional<std::string> Config::get_path(std::string_view key) const {
  const std::optional<std::string> text = get(key);
  return text ? std::optional(expanded_path(*text, key)) : std::nullopt;
}

std::vector<ConfigEntry> Config::counting(const config::Key& key,
                                          std::string_view middle) const {
  const std::string name = full_name(key, middle);
  std::vector<ConfigEntry> result;
  const std::vector<ConfigEntry>* all = find(name);
  for (std::size_t i = 0; all != nullptr && i < all->size(); ++i) {
    const ConfigEntry& entry = (*all)[i];
    if (key.authority == config::Authority::repository || is_users(entry)) {
      result.push_back(entry);
    } else if (key.authority == config::Authority::user) {
      note_ignored(name);
    }
  }
  return result;
}

std::optional<ConfigEntry> Config::entry(const config::Key& key,
                                         std::string_view middle) const {
  std::vector<ConfigEntry> all = counting(key, middle);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

std::optional<std::string> Config::get(const config::Key& key,
                                       std::string_view middle) const {
  auto last = entry(key, middle);
  return last ? std::optional(std::move(last->value)) : std::nullopt;
}

std::vector<std::string> Config::get_all(const config::Key& key) const {
  std::vector<std::string> values;
  for (ConfigEntry& entry : counting(key)) {
    values.push_back(std::move(entry.value));
  }
  return values;
}

std::optional<bool> Config::get_bool(const config::Key& key) const {
  if (key.authority == config::Authority::user_or_off) {
    const std::vector<ConfigEntry>* all = find(key.name);
    const bool is_repositorys = all != nullptr && !is_users(all->back());
    if (is_repositorys && !bool_of(all->back(), key.name)) {
      return false;
    }
  }
  const auto last = entry(key);
  return last ? std::optional(bool_of(*last, key.name)) : std::nullopt;
}

std::optional<std::int64_t> Config::get_int(const config::Key& key) const {
  const std::optional<std::string> text = get(key);
  if (!text) {
    return std::nullopt;
  }
  const std::optional<std::int64_t> value = parse_int(*text);
  if (!value) {
    throw bad_value("numeric", *text, key.name);
  }
  return value;
}

std::optional<std::string> Config::get_path(const config::Key& key) const {
  const std::optional<std::string> text = get(key);
  return text ? std::optional(expanded_path(*text, key.name)) : std::nullopt;
}

std::vector<std::string> Config::get_paths(const config::Key& key) const {
  std::vector<std::string> paths = get_all(key);
  for (std::string& path : paths) {
    path = expanded_path(path, key.name);
  }
  return paths;
}

std::vector<std::string> Config::subsections(std::string_view section) const {
  const std::string prefix = text::to_lower(section) + ".";
  std::vector<std::string> names;
  for (auto entry = entries_.lower_bound(prefix);
       entry != entries_.end() && entry->first.starts_with(prefix);
       ++entry) {
    const std::size_t end = entry->first.rfind('.');
    if (end < prefix.size()) {
      continue; // section.last, without a middle part
    }
    const std::string name =
        entry->first.substr(prefix.size(), end - prefix.size());
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

} // namespace handoff::git
