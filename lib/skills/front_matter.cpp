// SPDX-License-Identifier: MIT
// The head of a SKILL.md, read by yaml-cpp.
#include "skills/front_matter.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace handoff::skills {
namespace {

constexpr std::string_view k_bom = "\xef\xbb\xbf";

// One line without its end; `next` is where the following one begins.
struct Line {
  std::string_view text;
  std::size_t next;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  const std::size_t next =
      end == std::string_view::npos ? text.size() : end + 1;
  std::string_view line = text.substr(at, next - at);
  while (line.ends_with('\n') || line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return {line, next};
}

bool is_fence(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\t')) {
    line.remove_suffix(1);
  }
  return line == "---";
}

std::string scalar(const YAML::Node& map, const char* key) {
  const YAML::Node node = map[key];
  return node && node.IsScalar() ? node.Scalar() : std::string();
}

bool truth(const YAML::Node& map, const char* key, bool fallback) {
  const YAML::Node node = map[key];
  return node ? node.as<bool>(fallback) : fallback;
}

void read_yaml(std::string_view yaml, FrontMatter& result) {
  try {
    const YAML::Node map = YAML::Load(std::string(yaml));
    if (map.IsNull()) {
      return;
    }
    if (!map.IsMap()) {
      result.problem = "line 2: the front matter is not a mapping";
      return;
    }
    result.name = scalar(map, "name");
    result.description = scalar(map, "description");
    result.is_disabled = truth(map, "disable-model-invocation", false);
    result.is_user_invocable = truth(map, "user-invocable", true);
  } catch (const YAML::Exception& error) {
    // yaml-cpp counts from 0 and does not see the fence above.
    const std::string line =
        error.mark.is_null() ? "2" : std::to_string(error.mark.line + 2);
    result.problem = "line " + line + ": " + error.msg;
  }
}

} // namespace

FrontMatter read_front_matter(std::string_view head, Extent extent) {
  FrontMatter result;
  const std::size_t start = head.starts_with(k_bom) ? k_bom.size() : 0;
  const Line first = line_at(head, start);
  result.body = start;
  if (!is_fence(first.text)) {
    return result;
  }
  result.is_present = true;
  for (std::size_t at = first.next; at < head.size();) {
    const Line line = line_at(head, at);
    if (is_fence(line.text)) {
      result.body = line.next;
      read_yaml(head.substr(first.next, at - first.next), result);
      return result;
    }
    at = line.next;
  }
  result.problem = extent == Extent::cut
                       ? "the front matter is longer than " +
                             std::to_string(head.size()) + " bytes"
                       : "the front matter has no closing '---'";
  return result;
}

std::optional<std::string> toml_string(std::string_view text,
                                       std::string_view key) {
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    at = line.next;
    if (line.text.starts_with('[')) {
      break; // a table: no longer the top level
    }
    if (!line.text.starts_with(key)) {
      continue;
    }
    std::string_view rest = line.text.substr(key.size());
    const std::size_t open = rest.find_first_of("\"'");
    const bool is_assignment =
        open != std::string_view::npos &&
        rest.substr(0, open).find_first_not_of(" \t=") ==
            std::string_view::npos &&
        rest.substr(0, open).find('=') != std::string_view::npos;
    if (!is_assignment) {
      continue;
    }
    const char quote = rest[open];
    rest.remove_prefix(open);
    rest.remove_prefix(std::min(rest.find_first_not_of(quote), rest.size()));
    return std::string(rest.substr(0, rest.find(quote)));
  }
  return std::nullopt;
}

} // namespace handoff::skills
