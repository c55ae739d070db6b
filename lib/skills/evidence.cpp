// SPDX-License-Identifier: MIT
// What notes, changed paths and failed commands say about the work.
#include "skills/evidence.hpp"

#include "skills/files.hpp"
#include "skills/words.hpp"
#include "text/ascii.hpp"

#include <map>
#include <set>

namespace handoff::skills {
namespace {

constexpr std::size_t k_max_note_words = 60;
constexpr std::size_t k_max_command_words = 3; // "npm run test"
constexpr std::size_t k_max_commands = 5;

std::string_view first_words(std::string_view text, std::size_t most) {
  const auto words = split_words(text);
  if (words.size() <= most) {
    return text;
  }
  const std::string_view last = words[most - 1];
  return text.substr(
      0, static_cast<std::size_t>(last.data() + last.size() - text.data()));
}

} // namespace

std::string note_words(std::string_view notes) {
  return std::string(first_words(notes, k_max_note_words));
}

std::string path_words(const std::vector<std::string>& paths) {
  std::map<std::string, std::size_t> endings;
  std::set<std::string> names;
  for (const std::string& path : paths) {
    const std::string file = last_part(path);
    const std::size_t dot = file.rfind('.');
    if (dot != std::string::npos && dot > 0) {
      ++endings[file.substr(dot + 1)];
    }
    const std::string stem = file.substr(0, dot);
    if (text::to_lower(stem) != stem && stem != "README") {
      names.insert(stem);
    }
    if (path.starts_with('.') && path.find('/') != std::string::npos) {
      names.insert(path.substr(0, path.rfind('/')));
    }
  }
  std::string text;
  for (const auto& [ending, count] : endings) {
    text += 5 * count >= paths.size() ? ending + ", " : "";
  }
  for (const std::string& name : names) {
    text += name + ", ";
  }
  return text;
}

std::string command_words(const std::vector<std::string>& commands) {
  std::string text;
  for (std::size_t i = 0; i < commands.size() && i < k_max_commands; ++i) {
    text += first_words(commands[i], k_max_command_words);
    text += ", ";
  }
  return text;
}

} // namespace handoff::skills
