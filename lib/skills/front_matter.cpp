// SPDX-License-Identifier: MIT
// The head of a SKILL.md, read by yaml-cpp.
#include "skills/front_matter.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <vector>

namespace handoff::skills {
namespace {

constexpr std::string_view k_bom = "\xef\xbb\xbf";

// One line without its end; `next` is where the following one begins.
struct FrontMatterLine {
  std::string_view text;
  std::size_t next;
};

FrontMatterLine line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  const std::size_t next =
      end == std::string_view::npos ? text.size() : end + 1;
  std::string_view line = text.substr(at, next - at);
  for (const char end_of_line : {'\n', '\r'}) {
    if (line.ends_with(end_of_line)) {
      line.remove_suffix(1);
    }
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

// The part of YAML that most files keep to, a hundred times as fast as the
// whole of it: lines "key: value" of one plain or quoted word or sentence.
class Simple {
public:
  // Nothing when there is more to it, or it may be wrong: yaml-cpp decides.
  static std::optional<SkillFrontMatter> read(std::string_view yaml) {
    Simple simple;
    for (std::size_t at = 0; at < yaml.size();) {
      const FrontMatterLine line = line_at(yaml, at);
      if (!line.text.empty() && !simple.take(line.text)) {
        return std::nullopt;
      }
      at = line.next;
    }
    return std::move(simple.result_);
  }

private:
  bool take(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    if (colon == std::string_view::npos || !is_key(key)) {
      return false;
    }
    const auto value = value_of(line.substr(colon + 1));
    return value && set(key, *value);
  }

  bool set(std::string_view key, std::string_view value) {
    if (std::ranges::find(keys_, key) != keys_.end()) {
      return false;
    }
    keys_.push_back(key);
    if (key == "name") {
      result_.name = value;
    } else if (key == "description") {
      result_.description = value;
    } else if (key == "disable-model-invocation") {
      result_.is_disabled = value == "true";
      return value == "true" || value == "false";
    } else if (key == "user-invocable") {
      result_.is_user_invocable = value == "true";
      return value == "true" || value == "false";
    }
    return true;
  }

  static bool is_key(std::string_view key) {
    return !key.empty() && text::is_letter(key[0]) &&
           std::ranges::all_of(key, [](char c) {
             return text::is_letter(c) || c == '-' || c == '_';
           });
  }

  // Printable, and in UTF-8 nothing that YAML treats as a break or a mark.
  static bool is_text(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) {
                                 const auto byte =
                                     static_cast<unsigned char>(c);
                                 return byte >= 0x20 && byte != 0x7f &&
                                        byte != 0xc2 && byte != 0xef;
                               }) &&
           text::is_valid_utf8(text);
  }

  static std::optional<std::string> value_of(std::string_view rest) {
    const std::size_t start = rest.find_first_not_of(' ');
    if (start == 0 || start == std::string_view::npos || !is_text(rest)) {
      return std::nullopt;
    }
    const std::size_t end = rest.find_last_not_of(' ') + 1;
    const std::string_view value = rest.substr(start, end - start);
    if (value[0] == '"' || value[0] == '\'') {
      return unquoted(value);
    }
    return is_plain(value) ? std::optional(std::string(value)) : std::nullopt;
  }

  static std::optional<std::string> unquoted(std::string_view value) {
    const char quote = value[0];
    const char escape = quote == '"' ? '\\' : '\'';
    std::string text;
    std::size_t at = 1;
    for (; at + 1 < value.size(); ++at) {
      if (value[at] == escape) {
        ++at;
        if (value[at] != quote && value[at] != escape) {
          return std::nullopt;
        }
      } else if (value[at] == quote) {
        return std::nullopt;
      }
      text += value[at];
    }
    const bool is_closed = at + 1 == value.size() && value[at] == quote;
    return is_closed ? std::optional(text) : std::nullopt;
  }

  static bool is_plain(std::string_view value) {
    const bool is_null = value == "null" || value == "Null" || value == "NULL";
    return !is_null && (text::is_letter(value[0]) || value[0] == '(') &&
           value.back() != ':' && value.find(": ") == std::string_view::npos &&
           value.find(" #") == std::string_view::npos;
  }

  SkillFrontMatter result_;
  std::vector<std::string_view> keys_;
};

SkillFrontMatter read_yaml(std::string_view yaml) {
  SkillFrontMatter result;
  // yaml-cpp would guess UTF-16 from either.
  if (!text::is_valid_utf8(yaml) || yaml.find('\0') != std::string_view::npos) {
    result.problem = "the front matter is not UTF-8 text";
    return result;
  }
  try {
    const YAML::Node map = YAML::Load(std::string(yaml));
    if (map.IsNull()) {
      return result;
    }
    if (!map.IsMap()) {
      result.problem = "line 2: the front matter is not a mapping";
      return result;
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
  return result;
}

} // namespace

SkillFrontMatter read_front_matter(std::string_view head, Extent extent) {
  SkillFrontMatter result;
  const std::size_t start = head.starts_with(k_bom) ? k_bom.size() : 0;
  const FrontMatterLine first = line_at(head, start);
  result.body = start;
  if (!is_fence(first.text)) {
    return result;
  }
  result.is_present = true;
  for (std::size_t at = first.next; at < head.size();) {
    const FrontMatterLine line = line_at(head, at);
    if (is_fence(line.text)) {
      const std::string_view yaml = head.substr(first.next, at - first.next);
      if (auto simple = Simple::read(yaml)) {
        result = std::move(*simple);
      } else {
        result = read_yaml(yaml);
      }
      result.body = line.next;
      result.is_present = true;
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
    const FrontMatterLine line = line_at(text, at);
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
