// SPDX-License-Identifier: MIT
// Where the values of a JSON text stand, to change one and no other byte.
#include "agenthooks/json_places.hpp"

#include <algorithm>
#include <cctype>

namespace handoff::agenthooks {
namespace {

constexpr std::string_view k_json_blanks = " \t\r\n";

bool is_blank(char c) {
  return k_json_blanks.find(c) != std::string_view::npos;
}

class JsonPlaceFinder {
public:
  explicit JsonPlaceFinder(std::string_view text) : text_(text) {}

  std::optional<JsonPlace> whole() {
    JsonPlace place;
    skip();
    if (!read_value(place, 0)) {
      return std::nullopt;
    }
    skip();
    return at_ == text_.size() ? std::optional(std::move(place)) : std::nullopt;
  }

private:
  [[nodiscard]] char now() const {
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char c) {
    const bool is_there = now() == c;
    at_ += is_there ? 1 : 0;
    return is_there;
  }

  // Blanks and comments.
  void skip() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_, 2) == "/*") {
        const std::size_t close = text_.find("*/", at_ + 2);
        at_ = close == std::string_view::npos ? text_.size() : close + 2;
      } else {
        return;
      }
    }
  }

  bool read_value(JsonPlace& place, int depth) {
    constexpr int k_max_depth = 100;
    place.start = at_;
    const char c = now();
    const bool is_read = depth < k_max_depth &&
                         (c == '{' || c == '[' ? read_children(place, depth)
                          : c == '"'           ? read_string(place)
                                               : read_word());
    place.end = at_;
    return is_read;
  }

  bool read_children(JsonPlace& place, int depth) {
    const bool is_object = take('{');
    const char close = is_object ? '}' : ']';
    at_ += is_object ? 0 : 1;
    place.kind = is_object ? JsonPlace::Kind::object : JsonPlace::Kind::array;
    skip();
    if (take(close)) {
      return true;
    }
    while (true) {
      skip();
      place.starts.push_back(at_);
      if (is_object && !read_key(place)) {
        return false;
      }
      if (!read_value(place.children.emplace_back(), depth + 1)) {
        return false;
      }
      skip();
      if (!take(',')) {
        return take(close);
      }
      place.commas.push_back(at_ - 1);
    }
  }

  bool read_key(JsonPlace& object) {
    JsonPlace key{.start = at_};
    if (now() != '"' || !read_string(key)) {
      return false;
    }
    object.keys.emplace_back(text_.substr(key.start + 1, at_ - key.start - 2));
    skip();
    const bool has_colon = take(':');
    skip();
    return has_colon;
  }

  bool read_string(JsonPlace& place) {
    place.kind = JsonPlace::Kind::string;
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        return true;
      }
      at_ += text_[at_] == '\\' ? 1 : 0;
    }
    at_ = std::min(at_, text_.size());
    return false;
  }

  // A number, true, false, null: whatever has the letters of one.
  bool read_word() {
    const std::size_t start = at_;
    while (
        at_ < text_.size() &&
        (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
         std::string_view("+-.").find(text_[at_]) != std::string_view::npos)) {
      ++at_;
    }
    return at_ > start;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// The blanks in front of what stands at `at`, from the beginning of its line.
std::string line_indentation(std::string_view text, std::size_t at) {
  const std::size_t newline = text.substr(0, at).rfind('\n');
  const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t end = text.find_first_not_of(" \t", line);
  return std::string(text.substr(line, std::min(end, text.size()) - line));
}

bool holds_newline(std::string_view text, std::size_t from, std::size_t to) {
  return text.substr(from, to - from).find('\n') != std::string_view::npos;
}

// Behind the last byte before `at` that is no blank.
std::size_t content_end(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) {
    --at;
  }
  return at;
}

// `child` with `margin` before all lines but the first, its tabs as `unit`.
std::string indented(std::string_view child,
                     const std::string& margin,
                     const std::string& unit) {
  std::string text;
  bool at_line_start = false;
  for (const char c : child) {
    if (at_line_start && c == '\t') {
      text += unit;
      continue;
    }
    text += c;
    at_line_start = c == '\n';
    text += at_line_start ? margin : "";
  }
  return text;
}

// On one line, without the tabs.
std::string inlined(std::string_view child) {
  std::string text;
  for (std::size_t i = 0; i < child.size(); ++i) {
    if (child[i] != '\n') {
      text += child[i];
      continue;
    }
    i = std::min(child.find_first_not_of("\t", i + 1), child.size()) - 1;
    text += text.ends_with(',') ? " " : "";
  }
  return text;
}

std::string joined(std::string_view before,
                   std::string_view middle,
                   std::string_view after) {
  return std::string(before).append(middle).append(after);
}

} // namespace

std::optional<std::size_t> JsonPlace::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end()
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(found - keys.begin()));
}

std::optional<JsonPlace> find_json_places(std::string_view text) {
  return JsonPlaceFinder(text).whole();
}

std::string indentation_of(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::size_t end = text.find_first_not_of(" \t", at + 1);
    if (end != std::string_view::npos && end > at + 1 && text[end] == '"') {
      return std::string(text.substr(at + 1, end - at - 1));
    }
  }
  return "  ";
}

std::string with_child(std::string_view text,
                       const JsonPlace& parent,
                       std::string_view child) {
  const std::string unit = indentation_of(text);
  const std::size_t close = parent.end - 1;
  if (parent.children.empty()) {
    const std::string outer = line_indentation(text, parent.start);
    const std::size_t from = content_end(text, close);
    return joined(text.substr(0, from),
                  "\n" + outer + unit + indented(child, outer + unit, unit) +
                      "\n" + outer,
                  text.substr(close));
  }
  const std::size_t last = parent.children.back().end;
  if (!holds_newline(text, parent.start, parent.starts.front())) {
    return joined(
        text.substr(0, last), ", " + inlined(child), text.substr(last));
  }
  const std::string margin = line_indentation(text, parent.starts.front());
  const std::size_t from = content_end(text, close);
  const std::string with_comma =
      joined(text.substr(0, last), ",", text.substr(last, from - last));
  return joined(with_comma,
                "\n" + margin + indented(child, margin, unit),
                text.substr(from));
}

std::string without_child(std::string_view text,
                          const JsonPlace& parent,
                          std::size_t number) {
  const std::size_t end = parent.children[number].end;
  const std::size_t begin = content_end(text, parent.starts[number]);
  if (parent.children.size() == 1) {
    const std::size_t close = parent.end - 1;
    const std::size_t rest = text.find_first_not_of(k_json_blanks, end);
    // Behind a comment the line must end.
    const bool has_comment = parent.start + 1 < begin;
    return joined(text.substr(0, begin),
                  has_comment ? "\n" + line_indentation(text, parent.start)
                              : "",
                  text.substr(rest == close ? close : end));
  }
  if (number == 0) {
    return joined(
        text.substr(0, parent.starts[0]), "", text.substr(parent.starts[1]));
  }
  // The comma behind the neighbour before, which may have a comment.
  const std::size_t comma = parent.commas[number - 1];
  if (comma + 1 >= begin) {
    return joined(text.substr(0, comma), "", text.substr(end));
  }
  return joined(text.substr(0, comma),
                text.substr(comma + 1, begin - comma - 1),
                text.substr(end));
}

} // namespace handoff::agenthooks
