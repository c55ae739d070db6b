// SPDX-License-Identifier: MIT
// Reads the guard's part of .handoff.yml.
#include "base/error.hpp"
#include "guard/policy/policy.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

namespace handoff::guard {
namespace {

// Carries what messages need.
class PolicyReader {
public:
  explicit PolicyReader(const std::string& name) : name_(name) {}

  [[nodiscard]] Error error(const YAML::Mark& mark,
                            const std::string& problem) const {
    return Error(name_ + ":" + std::to_string(mark.line + 1) + ":" +
                     std::to_string(mark.column + 1) + ": " + problem,
                 "man git-handoff-policy lists the keys");
  }

  // The only keys that `map` may have.
  void require_keys(const YAML::Node& map,
                    std::initializer_list<std::string_view> known) const {
    if (!map.IsMap()) {
      throw error(map.Mark(), "expected keys and values");
    }
    std::set<std::string> seen;
    for (const auto& entry : map) {
      const std::string key = text(entry.first);
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        throw error(entry.first.Mark(), "unknown key '" + key + "'");
      }
      // YAML readers differ in which one they take.
      if (!seen.insert(key).second) {
        throw error(entry.first.Mark(), "'" + key + "' appears twice");
      }
    }
  }

  [[nodiscard]] std::string text(const YAML::Node& node) const {
    if (!node.IsScalar() || node.Scalar().empty()) {
      throw error(node.Mark(), "expected a string");
    }
    return node.Scalar();
  }

  // The text at `key`, which must be there.
  [[nodiscard]] std::string required(const YAML::Node& map,
                                     const char* key) const {
    if (!map[key]) {
      throw error(map.Mark(), "'" + std::string(key) + "' is missing");
    }
    return text(map[key]);
  }

  [[nodiscard]] Setting setting(const YAML::Node& node) const {
    const std::string word = text(node);
    const std::optional<Setting> setting = parse_setting(word);
    if (!setting) {
      throw error(node.Mark(),
                  "'" + word + "' is not off, warn, refuse or strict");
    }
    return *setting;
  }

  [[nodiscard]] YAML::Node list(const YAML::Node& map, const char* key) const {
    const YAML::Node node = map[key];
    if (node && !node.IsSequence()) {
      throw error(node.Mark(), "expected a list");
    }
    return node;
  }

private:
  const std::string& name_;
};

// 1.10 is newer than 1.9.
bool is_older(std::string_view version, std::string_view required) {
  const auto wanted = text::split(required, '.');
  const auto have = text::split(version, '.');
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    int want = 0;
    int has = 0;
    std::from_chars(
        wanted[i].data(), wanted[i].data() + wanted[i].size(), want);
    if (i < have.size()) {
      std::from_chars(have[i].data(), have[i].data() + have[i].size(), has);
    }
    if (want != has) {
      return has < want;
    }
  }
  return false;
}

void read_guard(const PolicyReader& reader,
                const YAML::Node& guard,
                Policy& policy) {
  reader.require_keys(guard, {"level", "paths", "allow", "patterns"});
  if (guard["level"]) {
    policy.setting = reader.setting(guard["level"]);
  }
  for (const YAML::Node& entry : reader.list(guard, "paths")) {
    reader.require_keys(entry, {"path", "level"});
    const std::string glob = reader.required(entry, "path");
    (void)reader.required(entry, "level");
    policy.paths.push_back({glob, reader.setting(entry["level"])});
  }
  for (const YAML::Node& entry : reader.list(guard, "allow")) {
    reader.require_keys(entry, {"path", "reason"});
    policy.allowed.push_back(
        {reader.required(entry, "path"), reader.required(entry, "reason")});
  }
  for (const YAML::Node& entry : reader.list(guard, "patterns")) {
    reader.require_keys(entry, {"text", "reason"});
    policy.unwanted.push_back(
        {reader.required(entry, "text"), reader.required(entry, "reason")});
  }
}

// The line (0-based) where a second document begins: YAML::Load leaves it
// out, and YAML::LoadAll does not come back from every file.
std::optional<int> second_document(std::string_view yaml) {
  const auto is_mark = [](std::string_view line, std::string_view mark) {
    return line.starts_with(mark) &&
           (line.size() == 3 ||
            std::string_view(" \t\r").find(line[3]) != std::string_view::npos);
  };
  bool has_content = false;
  bool is_ended = false;
  int number = 0;
  for (const std::string_view line : text::split(yaml, '\n')) {
    const bool begins = is_mark(line, "---");
    const std::string_view rest = text::trimmed(line.substr(begins ? 3 : 0));
    const bool is_empty = rest.empty() || rest.front() == '#';
    if ((begins && has_content) || (is_ended && !is_empty)) {
      return number;
    }
    is_ended = is_ended || is_mark(line, "...");
    has_content = has_content || !is_empty;
    ++number;
  }
  return std::nullopt;
}

YAML::Node load(const PolicyReader& reader, std::string_view yaml) {
  if (const auto line = second_document(yaml)) {
    YAML::Mark mark;
    mark.line = *line;
    throw reader.error(mark, "a second document");
  }
  try {
    return YAML::Load(std::string(yaml));
  } catch (const YAML::Exception& exception) {
    throw reader.error(exception.mark, exception.msg);
  }
}

} // namespace

Policy parse_policy(std::string_view yaml,
                    const std::string& name,
                    std::string_view version) {
  const PolicyReader reader(name);
  const YAML::Node root = load(reader, yaml);
  Policy policy;
  if (root.IsNull()) {
    return policy;
  }
  // `redact` is read by those who redact.
  reader.require_keys(root, {"requires", "guard", "redact"});
  if (root["requires"]) {
    const std::string required = reader.text(root["requires"]);
    if (required.find_first_not_of("0123456789.") != std::string::npos) {
      throw reader.error(root["requires"].Mark(),
                         "'" + required + "' is no version");
    }
    if (is_older(version, required)) {
      throw Error("this repository requires git-handoff " + required +
                      ", this is " + std::string(version),
                  "install a newer version, or commit once with "
                  "HANDOFF_SKIP=1");
    }
  }
  if (root["guard"]) {
    read_guard(reader, root["guard"], policy);
  }
  return policy;
}

} // namespace handoff::guard
