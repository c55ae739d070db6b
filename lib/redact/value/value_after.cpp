// SPDX-License-Identifier: MIT
// From a name to its value, across all that may stand between.
#include "redact/rules/charset.hpp"
#include "redact/value/generated.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"
#include "redact/value/value.hpp"
#include "redact/value/value_scan.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_row_length = 256;

std::size_t skip_closers(std::string_view text, std::size_t at) {
  for (int k = 0; k < 3 && at < text.size(); ++k) {
    const std::string_view quote = quote_at(text, at);
    if (!quote.empty()) {
      at += quote.size();
    } else if (text[at] == ']' || text[at] == '}' ||
               (text[at] == '*' && text.substr(at, 2) == "**")) {
      at += text[at] == '*' ? 2 : 1;
    } else {
      break;
    }
  }
  return at;
}

constexpr std::array<std::string_view, 6> k_spoken = {
    "is set to ", "set to ", "is ", "was ", "are ", "to "};

// "=", ":=", "::=", "=>", "==", "||:", ":::=" and so on; or one of | ( , >
std::string_view operator_at(std::string_view text, std::size_t at) {
  if (has_at(text, at, "%3d")) {
    return text.substr(at, 3);
  }
  std::size_t end = at;
  while (end < text.size() && end < at + 4 &&
         std::string_view(":=?|!>-.+").find(text[end]) !=
             std::string_view::npos) {
    ++end;
  }
  const std::string_view word = text.substr(at, end - at);

  if (word.find('=') != std::string_view::npos || word == ":" || word == "|" ||
      word == ">" || word == "->" || word == "||:") {
    return word;
  }
  const std::string_view one = text.substr(at, 1);
  const bool is_scope = word.starts_with("::");
  return one == "(" || one == "," || (one == ":" && !is_scope)
             ? one
             : std::string_view{};
}

// "name: str = V", "name string = V", "string name = V".
std::size_t skip_type(std::string_view text, std::size_t at) {
  if (at >= text.size() || (!is_letter(text[at]) && text[at] != '&' &&
                            text[at] != '[' && text[at] != '*')) {
    return at;
  }
  std::size_t end = at;
  const std::size_t limit = std::min(text.size(), at + 32);
  while (end < limit && (is_alnum(text[end]) ||
                         std::string_view("_&*<>[]?.' ").find(text[end]) !=
                             std::string_view::npos)) {
    ++end;
  }

  if (end == at || end >= text.size() || text[end] != '=' ||
      std::ranges::count(text.substr(at, end - at - 1), ' ') > 1 ||
      (end + 1 < text.size() &&
       (text[end + 1] == '=' || text[end + 1] == '>'))) {
    return at;
  }
  return skip_spaces(text, end + 1);
}

// `name: X` and on the next line, or after a comma, `value: V`.
std::optional<std::size_t> pair_value(std::string_view text, std::size_t at) {
  std::size_t i = at;
  if (i < text.size() && text[i] == ',') {
    ++i;
  }
  i = skip_lines(text, i);
  if (i < text.size() && text[i] == '{') {
    i = skip_lines(text, i + 1);
  }
  if (!quote_at(text, i).empty()) {
    i += quote_at(text, i).size();
  }
  for (const std::string_view word : {"value", "default", "val", "content"}) {
    if (!has_at(text, i, word)) {
      continue;
    }
    const std::size_t end =
        skip_spaces(text, skip_closers(text, i + word.size()));
    if (end < text.size() && (text[end] == ':' || text[end] == '=')) {
      return skip_spaces(text, end + 1);
    }
  }
  return std::nullopt;
}

std::optional<Value> linked(std::optional<Value> value, Link link) {
  if (value) {
    value->link = link;
  }
  return value;
}

// "key:V" after "secret ": a name with a value of its own.
bool is_name_with_value(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter(text[end]) || text[end] == '_')) {
    ++end;
  }
  return end > at + 1 && end + 1 < text.size() &&
         (text[end] == ':' || text[end] == '=') && is_alnum(text[end + 1]) &&
         promise_of(text.substr(at, end - at)) != Promise::none;
}

// Where a name ends, what closes it, and the operator behind it.
struct Joint {
  std::size_t name_start = 0;
  std::size_t name_end = 0;
  std::size_t closed = 0; // behind quotes and brackets
  std::size_t at = 0;     // behind spaces too: where `word` stands
  std::string_view word;
};

// id="api-token" href="...": the next attribute is no type of the name.
bool is_attribute(std::string_view text, std::size_t name_end) {
  return name_end < text.size() &&
         (text[name_end] == '"' || text[name_end] == '\'');
}

std::optional<Value> after_space(std::string_view text, const Joint& joint) {
  const std::size_t at = joint.at;
  for (const std::string_view word : k_spoken) {
    if (has_at(text, at, word)) {
      return linked(read_value(text, skip_spaces(text, at + word.size())),
                    Link::spoken);
    }
  }
  const std::size_t typed = skip_type(text, at);
  if (typed != at && !is_attribute(text, joint.name_end)) {
    return read_value(text, typed);
  }
  if (is_name_with_value(text, at)) {
    return std::nullopt;
  }
  const bool is_flag = text[joint.name_start] == '-';
  const bool is_quoted = !quote_at(text, at).empty();
  const std::size_t start = joint.name_start;
  const bool is_defined = start >= 8 && text.substr(start - 8, 8) == "#define ";
  const Link link = is_defined  ? Link::assigned
                    : is_flag   ? Link::flag
                    : is_quoted ? Link::spoken
                                : Link::adjacent;
  return linked(read_value(text, at), link);
}

// `name:` and its value in quotes alone on the next line.
std::size_t quoted_below(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_newline(text[at])) {
    return at;
  }
  const std::size_t below = skip_lines(text, at);
  return quote_at(text, below).empty() ? at : below;
}

// `Password:` and its value alone on a line below, which is no word.
std::optional<Value> value_below(std::string_view text, std::size_t at) {
  constexpr std::size_t least = 8;
  if (at >= text.size() || !is_newline(text[at])) {
    return std::nullopt;
  }
  const std::optional<Value> value = read_value(text, skip_lines(text, at));
  if (!value || value->is_quoted || value->end < value->start + least) {
    return std::nullopt;
  }
  const std::string_view shown =
      text.substr(value->start, value->end - value->start);
  const bool is_alone =
      value->end == text.size() || is_newline(text[value->end]);
  const bool is_mixed = std::ranges::any_of(shown, is_digit) &&
                        std::ranges::any_of(shown, is_letter) &&
                        (std::ranges::any_of(shown, is_upper) ||
                         !std::ranges::all_of(shown, is_alnum));
  return is_alone && is_mixed && is_opaque(shown) &&
                 shown.find_first_of(":/=") == std::string_view::npos
             ? value
             : std::nullopt;
}

// <name>V</name>, also over several lines.
std::optional<Value>
element_value(std::string_view text, std::size_t name_start, std::size_t at) {
  if (name_start == 0 || text[name_start - 1] != '<') {
    return std::nullopt;
  }
  std::optional<Value> value = read_value(text, skip_lines(text, at));
  if (!value || text.substr(skip_lines(text, value->end), 2) != "</") {
    return std::nullopt;
  }
  value->is_quoted = true;
  return value;
}

// <key>name</key><string>V</string>, <name>name</name> <value>V</value>
std::optional<Value> element_after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (const std::string_view tag : {"</key>", "</name>"}) {
    end = has_at(text, at, tag) ? at + tag.size() : end;
  }
  if (end == at) {
    return std::nullopt;
  }
  const std::size_t next = skip_lines(text, end);
  for (const std::string_view tag : {"<string>", "<value>", "<data>"}) {
    if (has_at(text, next, tag)) {
      std::optional<Value> value = read_value(text, next + tag.size());
      if (value && text.substr(value->end, 2) == "</") {
        value->is_quoted = true;
        return value;
      }
    }
  }
  return std::nullopt;
}

// What stands between the parts of one name, and not before a value:
// ${NAME:-default}, arn:aws:...:secret:name, a comma between words.
bool is_inside_name(std::string_view text, const Joint& joint) {
  const std::size_t start = joint.name_start;
  const bool is_expansion = start >= 2 && text.substr(start - 2, 2) == "${";
  const bool is_path = joint.word == ":" && start > 0 &&
                       joint.at == joint.name_end && text[start - 1] == ':' &&
                       joint.at + 1 < text.size() && text[joint.at + 1] != ' ';
  // A comma and a bracket join a name and a value only around strings and
  // in {name, "V"}.
  const bool is_tuple = start > 0 && text[start - 1] == '{';
  const bool is_list =
      joint.word == "," && joint.closed == joint.name_end && !is_tuple;
  return is_expansion || is_path || is_list;
}

// 'Password: ' . $input: the quote closes what opened before the name.
bool closes_own_quote(std::string_view text, const Joint& joint) {
  const std::size_t after = skip_spaces(text, joint.at + joint.word.size());
  return joint.name_start > 0 && joint.closed == joint.name_end &&
         after < text.size() && text[after] == text[joint.name_start - 1] &&
         (text[after] == '"' || text[after] == '\'') &&
         (after + 1 == text.size() || !is_alnum(text[after + 1]));
}

// A cell has cells before it; {{ .password | b64enc }} and
// '{.data.password}' | base64 are pipes.
bool is_pipe(std::string_view text, const Joint& joint) {
  const std::size_t lowest = joint.name_start > k_max_row_length
                                 ? joint.name_start - k_max_row_length
                                 : 0;
  std::size_t at = joint.closed;
  while (at > lowest && !is_newline(text[at - 1])) {
    --at;
  }
  return joint.word == "|" &&
         text.substr(at, joint.closed - at).find('{') != std::string_view::npos;
}

// ?name=V&other: in a query no value holds an ampersand.
bool is_parameter(std::string_view text, const Joint& joint) {
  return joint.word == "=" && joint.name_start > 0 &&
         (text[joint.name_start - 1] == '?' ||
          text[joint.name_start - 1] == '&');
}

// Behind the first sign of an operator: the others may be the password's.
std::optional<Value> generated_value(std::string_view text,
                                     const Joint& joint) {
  constexpr std::array<std::string_view, 6> whole = {
      "==", "=>", ":=", "===", "::=", ":::="};
  if ((joint.word[0] != '=' && joint.word[0] != ':') ||
      is_parameter(text, joint)) {
    return std::nullopt;
  }
  const bool is_operator = std::ranges::find(whole, joint.word) != whole.end();
  const std::size_t from =
      skip_spaces(text, joint.at + (is_operator ? joint.word.size() : 1));
  const std::size_t end =
      quote_at(text, from).empty() ? generated_end(text, from) : from;
  return end > from ? std::optional(Value{
                          .start = from, .end = end, .is_generated = true})
                    : std::nullopt;
}

// Behind an operator.
std::optional<Value> assigned_value(std::string_view text, const Joint& joint) {
  const std::string_view word = joint.word;
  std::size_t from = joint.at + word.size();
  if (word == ">") {
    return element_value(text, joint.name_start, from);
  }
  if (const auto value = generated_value(text, joint)) {
    return value;
  }
  from = quoted_below(text, skip_spaces(text, from));
  if (const auto below = word == ":" ? value_below(text, from) : std::nullopt) {
    return below;
  }
  if (word == ":") {
    from = skip_type(text, from);
  }

  const bool is_listed = word == "," || word == "(";
  if (is_listed && quote_at(text, skip_prefix(text, from)).empty()) {
    return std::nullopt;
  }
  std::optional<Value> value = read_value(text, from);
  if (value) {
    value->is_listed = is_listed;
    value->is_cell = word == "|";
    if (is_parameter(text, joint)) {
      const std::string_view shown =
          text.substr(value->start, value->end - value->start);
      value->end = value->start + std::min(shown.find('&'), shown.size());
    }
  }
  return value && value->start < value->end ? value : std::nullopt;
}

} // namespace

std::optional<Value> value_after(std::string_view text,
                                 std::size_t name_start,
                                 std::size_t name_end) {
  const std::size_t closed = skip_closers(text, name_end);
  const std::size_t at = skip_spaces(text, closed);
  if (at >= text.size()) {
    return std::nullopt;
  }
  if (text[at] == '<') {
    return element_after(text, at);
  }
  if (const auto paired = pair_value(text, at)) {
    std::optional<Value> value = read_value(text, *paired);
    if (value) {
      value->is_paired = true;
    }
    return value;
  }
  const Joint joint = {name_start, name_end, closed, at, operator_at(text, at)};
  if (joint.word.empty()) {
    return at > closed ? after_space(text, joint) : std::nullopt;
  }
  return is_inside_name(text, joint) || closes_own_quote(text, joint) ||
                 is_pipe(text, joint)
             ? std::nullopt
             : assigned_value(text, joint);
}

} // namespace handoff::redact
