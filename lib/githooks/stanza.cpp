// SPDX-License-Identifier: MIT
// Puts our stanza into the file of a hook manager, and takes it out again.
#include "githooks/manager.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <yaml-cpp/yaml.h>

#include <vector>

namespace handoff::githooks {
namespace {

// Lists are not deeper than this, and ours is looked for no deeper.
constexpr std::size_t k_max_depth = 8;

bool is_yaml_list(std::string_view stanza) {
  return stanza.starts_with("- ");
}

std::string indented(std::string_view stanza, std::size_t blanks) {
  std::string text;
  for (const std::string_view line : text::split(stanza, '\n')) {
    if (!line.empty()) {
      text.append(blanks, ' ').append(line).append("\n");
    }
  }
  return text;
}

// "repos:", with nothing behind it but a comment.
bool is_bare_key(std::string_view line, std::string_view key) {
  return line.starts_with(key) &&
         text::trimmed(line.substr(key.size(), line.find(" #") - key.size()))
             .empty();
}

// How deep the items of the last top-level key are, when that is `repos`:
// what is added at the end of the file is one more of them.
std::optional<std::size_t> depth_of_repos(std::string_view text) {
  std::size_t depth = 0;
  bool has_item = false;
  bool is_in_repos = false;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::size_t blanks = line.find_first_not_of(' ');
    if (blanks == std::string_view::npos || line[blanks] == '#') {
      continue;
    }
    if (blanks == 0 && line[0] != '-') {
      is_in_repos = is_bare_key(line, "repos:");
      has_item = false;
      depth = 0;
    } else if (is_in_repos && line[blanks] == '-' && !has_item) {
      has_item = true;
      depth = blanks;
    }
  }
  return is_in_repos ? std::optional(depth) : std::nullopt;
}

// Whether what was made is YAML, and says what both parts say.
bool is_sound(const std::string& before, const std::string& made) {
  try {
    const YAML::Node old = YAML::Load(before);
    const YAML::Node fresh = YAML::Load(made);
    const bool is_list =
        old.IsMap() && old["repos"] && old["repos"].IsSequence();
    return is_list ? fresh["repos"].size() == old["repos"].size() + 1
                   : fresh.IsMap();
  } catch (const YAML::Exception&) {
    return false;
  }
}

// Keys that both have cannot be merged by adding at the end: YAML takes the
// last.
bool shares_a_key(const std::string& text, std::string_view stanza) {
  try {
    const YAML::Node there = YAML::Load(text);
    if (there.IsNull()) {
      return false;
    }
    if (!there.IsMap()) {
      return true;
    }
    for (const auto& entry : YAML::Load(std::string(stanza))) {
      if (there[entry.first.Scalar()]) {
        return true;
      }
    }
    return false;
  } catch (const YAML::Exception&) {
    return true;
  }
}

std::string ended(std::string_view text) {
  const bool is_ended = text.empty() || text.ends_with('\n');
  return std::string(text) + (is_ended ? "" : "\n");
}

// The stanza as it may be in a file: at any depth that lists have.
std::vector<std::string> forms(std::string_view stanza) {
  std::vector<std::string> all = {std::string(stanza)};
  if (is_yaml_list(stanza)) {
    for (std::size_t depth = 1; depth <= k_max_depth; ++depth) {
      all.push_back(indented(stanza, depth));
    }
  }
  return all;
}

} // namespace

std::optional<std::string> with_stanza(const Manager& manager,
                                       std::string_view text) {
  const std::string there = ended(text);
  if (is_yaml_list(manager.stanza)) {
    const std::size_t depth = depth_of_repos(there).value_or(k_max_depth + 1);
    if (depth > k_max_depth) {
      return std::nullopt;
    }
    std::string made = there + indented(manager.stanza, depth);
    return is_sound(there, made) ? std::optional(std::move(made))
                                 : std::nullopt;
  }
  if (manager.file.ends_with(".toml")) {
    return there + std::string(manager.stanza);
  }
  return shares_a_key(there, manager.stanza)
             ? std::nullopt
             : std::optional(there + std::string(manager.stanza));
}

std::optional<std::string> without_stanza(const Manager& manager,
                                          std::string_view text) {
  for (const std::string& form : forms(manager.stanza)) {
    const std::size_t at = text.find(form);
    const bool is_line_start =
        at == 0 || (at < text.size() && text[at - 1] == '\n');
    if (at != std::string_view::npos && is_line_start) {
      return std::string(text.substr(0, at)) +
             std::string(text.substr(at + form.size()));
    }
  }
  return std::nullopt;
}

} // namespace handoff::githooks
