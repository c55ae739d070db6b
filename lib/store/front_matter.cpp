// SPDX-License-Identifier: MIT
// The head of a handoff: flat YAML between two lines of dashes.
#include "store/front_matter.hpp"

#include "base/clock.hpp"
#include "store/id.hpp"
#include "store/yaml_scalar.hpp"
#include "text/object_id.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace handoff::store {
namespace {

constexpr std::size_t k_max_lines = 100;

bool is_text(std::string_view) {
  return true;
}

// A key whose value is kept as is, if `is_right` says so.
struct TextKey {
  std::string_view key;
  std::string FrontMatter::*field;
  bool (*is_right)(std::string_view);
  std::string_view expected;
};

constexpr std::array k_text_keys = {
    TextKey{"id", &FrontMatter::id, is_id, "id"},
    TextKey{"purpose", &FrontMatter::purpose, is_text, ""},
    TextKey{"repository", &FrontMatter::repository, is_text, ""},
    TextKey{"branch", &FrontMatter::branch, is_text, ""},
    TextKey{"head", &FrontMatter::head, text::may_be_object_id, "commit id"},
    TextKey{"snapshot",
            &FrontMatter::snapshot,
            text::may_be_object_id,
            "commit id"},
    TextKey{"parent", &FrontMatter::parent, is_id, "id"},
    TextKey{"automatic", &FrontMatter::automatic, is_text, ""},
};

struct TimeKey {
  std::string_view key;
  std::int64_t FrontMatter::*field;
};

constexpr std::array k_time_keys = {
    TimeKey{"created", &FrontMatter::created},
    TimeKey{"expires", &FrontMatter::expires},
};

class FrontMatterReader {
public:
  explicit FrontMatterReader(std::string_view document) : document_(document) {}

  ParsedDocument read() {
    if (next_line() != "---") {
      say("not a handoff: the first line is not '---'");
      return std::move(parsed_);
    }
    while (line_ < k_max_lines && at_ < document_.size()) {
      const std::string_view line = next_line();
      if (line == "---") {
        parsed_.body = at_;
        check_required();
        return std::move(parsed_);
      }
      read_line(line);
    }
    say("the front matter has no closing '---'");
    return std::move(parsed_);
  }

private:
  std::string_view next_line() {
    ++line_;
    const std::size_t end =
        std::min(document_.find('\n', at_), document_.size());
    std::string_view line = document_.substr(at_, end - at_);
    at_ = std::min(end + 1, document_.size());
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    return line;
  }

  void say(std::string text) {
    parsed_.problems.push_back({line_, std::move(text)});
  }

  void read_line(std::string_view line) {
    if (line.empty() || line[0] == '#') {
      return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    constexpr std::string_view k_key = "abcdefghijklmnopqrstuvwxyz_-";
    if (colon == std::string_view::npos || key.empty() ||
        key.find_first_not_of(k_key) != std::string_view::npos) {
      say("a line is not 'key: value'");
      return;
    }
    const std::string_view rest = line.substr(colon + 1);
    const Scalar scalar = parse_scalar(rest);
    if (!scalar.problem.empty()) {
      say("'" + std::string(key) + "': " + scalar.problem);
    } else if (!rest.empty() && rest[0] != ' ') {
      say("a space is missing after '" + std::string(key) + ":'");
    } else if (scalar.value.empty()) {
      return; // as if it were not there
    } else if (!seen_.insert(std::string(key)).second) {
      say("'" + std::string(key) + "' appears twice");
    } else {
      take(key, scalar.value);
    }
  }

  void take(std::string_view key, const std::string& value) {
    FrontMatter& front = parsed_.front;
    for (const TextKey& known : k_text_keys) {
      if (known.key == key) {
        const bool is_right = known.is_right(value);
        expect(is_right, key, known.expected);
        front.*known.field = is_right ? value : "";
      }
    }
    for (const TimeKey& known : k_time_keys) {
      if (known.key == key) {
        const auto time = value == "never" ? 0 : base::parse_iso_time(value);
        expect(time.has_value(), key, "time");
        front.*known.field = time.value_or(0);
      }
    }
    if (key == "handoff") {
      take_version(value);
    } else if (key == "kind") {
      front.kind = parse_kind(value);
      expect(front.kind.has_value(), key, "kind of handoff");
    } else if (key == "base") {
      take_base(value);
    } else if (key == "redacted") {
      const std::optional<std::size_t> count = total_count(value);
      expect(count.has_value(), key, "number");
      front.redacted = count.value_or(0);
    }
  }

  void expect(bool is_so, std::string_view key, std::string_view expected) {
    if (!is_so) {
      say("'" + std::string(key) + "' is no " + std::string(expected));
    }
  }

  static std::optional<std::size_t> to_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = end == text.data() + text.size();
    return error == std::errc() && is_whole ? std::optional(number)
                                            : std::nullopt;
  }

  // "none", "3", or a count for each rule: "email 1, github-pat 2".
  static std::optional<std::size_t> total_count(std::string_view text) {
    std::size_t total = 0;
    while (!text.empty() && text != "none") {
      const std::string_view one = text.substr(0, text.find(", "));
      const auto count = to_number(one.substr(one.rfind(' ') + 1));
      if (!count) {
        return std::nullopt;
      }
      total += *count;
      text.remove_prefix(std::min(one.size() + 2, text.size()));
    }
    return total;
  }

  void take_version(std::string_view value) {
    if (value != "1") {
      say("version '" + std::string(value) + "' of the format is not known");
    }
  }

  // "main 3f2a1c9...", or one of both.
  void take_base(const std::string& value) {
    const std::size_t space = value.rfind(' ');
    const std::string last =
        space == std::string::npos ? value : value.substr(space + 1);
    if (!text::may_be_object_id(last)) {
      parsed_.front.base_name = value;
      return;
    }
    parsed_.front.base = last;
    parsed_.front.base_name =
        space == std::string::npos ? "" : value.substr(0, space);
  }

  void check_required() {
    for (const char* key : {"handoff", "id", "kind", "created"}) {
      if (!seen_.contains(key)) {
        say("'" + std::string(key) + "' is missing");
      }
    }
  }

  std::string_view document_;
  std::size_t at_ = 0;   // byte offset of the next line
  std::size_t line_ = 0; // 1-based number of the last line read
  std::set<std::string> seen_;
  ParsedDocument parsed_;
};

} // namespace

ParsedDocument parse_document(std::string_view document) {
  return FrontMatterReader(document).read();
}

} // namespace handoff::store
