// SPDX-License-Identifier: MIT
// Recognises dates, commits, paths and the like by their characters alone.
#include "guard/document/shapes.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace handoff::guard {
namespace {

using text::is_digit;
using text::is_letter;

bool all_of(std::string_view text, bool (*is)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}
bool any_of(std::string_view text, bool (*is)(char)) {
  return std::any_of(text.begin(), text.end(), is);
}

// The text as its pattern: every digit 9, every letter a, the rest itself.
// Longer than any pattern asked for: empty.
std::string_view pattern_of(std::string_view text, std::array<char, 24>& out) {
  if (text.size() > out.size()) {
    return {};
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    out[i] = is_digit(text[i]) ? '9' : is_letter(text[i]) ? 'a' : text[i];
  }
  return {out.data(), text.size()};
}

constexpr std::array<std::string_view, 14> k_dates = {"9999-99-99",
                                                      "9999/99/99",
                                                      "9999.99.99",
                                                      "9999/9/9",
                                                      "9999-9-9",
                                                      "9999/99/9",
                                                      "9999/9/99",
                                                      "99.99.9999",
                                                      "9.9.9999",
                                                      "99.9.9999",
                                                      "9.99.9999",
                                                      "99/99/9999",
                                                      "9/99/9999",
                                                      "9/9/9999"};
constexpr std::array<std::string_view, 4> k_times = {
    "99:99", "9:99", "99:99:99", "99:99:99a"};

bool is_one_of(std::string_view text, std::span<const std::string_view> set) {
  return std::find(set.begin(), set.end(), text) != set.end();
}

// 20260508, alone or before a time: 20260508-1200, 2026-05-08t12:00.
bool is_date(std::string_view chunk, std::string_view pattern) {
  if (is_one_of(pattern, k_dates)) {
    return true;
  }
  if (pattern.starts_with("9999-99-99") && pattern.size() > 10) {
    return pattern[10] == 'a' || pattern[10] == '_' || pattern[10] == '-';
  }
  return chunk.starts_with("20") && pattern.starts_with("99999999") &&
         (pattern.size() == 8 || pattern[8] == '-' || pattern[8] == '_');
}

bool is_version(std::string_view chunk) {
  if (chunk.starts_with('v')) {
    chunk.remove_prefix(1);
  }
  const std::size_t dot = chunk.find('.');
  return dot != std::string_view::npos && dot > 0 &&
         all_of(chunk.substr(0, dot), is_digit) && dot + 1 < chunk.size() &&
         is_digit(chunk[dot + 1]);
}

bool is_commit(std::string_view chunk) {
  return chunk.size() >= 7 && chunk.size() <= 40 &&
         all_of(chunk, text::is_hex_digit) && any_of(chunk, is_digit) &&
         any_of(chunk, is_letter);
}

bool is_uuid(std::string_view chunk) {
  constexpr std::array<std::size_t, 4> dashes = {8, 13, 18, 23};
  if (chunk.size() != 36) {
    return false;
  }
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const bool dash =
        std::find(dashes.begin(), dashes.end(), i) != dashes.end();
    if (dash ? chunk[i] != '-' : !text::is_hex_digit(chunk[i])) {
      return false;
    }
  }
  return true;
}

bool is_ratio(std::string_view chunk) {
  const std::size_t slash = chunk.find('/');
  return slash != std::string_view::npos &&
         all_of(chunk.substr(0, slash), is_digit) &&
         all_of(chunk.substr(slash + 1), is_digit);
}

bool is_home(std::string_view chunk) {
  if (chunk.size() > 9 && is_letter(chunk[0]) && chunk[1] == ':') {
    chunk.remove_prefix(2);
  }
  for (const std::string_view root :
       {"/Users/", "/home/", "\\Users\\", "\\\\Users\\\\", "/root/"}) {
    if (chunk.starts_with(root) && chunk.size() > root.size()) {
      return true;
    }
  }
  return false;
}

bool is_branch(std::string_view chunk) {
  for (const std::string_view kind : {"feat/",
                                      "feature/",
                                      "fix/",
                                      "bugfix/",
                                      "hotfix/",
                                      "chore/",
                                      "refactor/",
                                      "release/",
                                      "origin/",
                                      "claude/",
                                      "codex/"}) {
    if (chunk.starts_with(kind) && chunk.find('.') == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

Shape url_shape(std::string_view chunk) {
  for (const std::string_view host :
       {"://localhost", "://127.0.0.1", "://0.0.0.0", "://192.168."}) {
    if (chunk.find(host) != std::string_view::npos) {
      return Shape::local_url;
    }
  }
  return Shape::url;
}

// "parse.cc": a short extension of letters behind a name.
bool has_extension(std::string_view chunk) {
  const std::size_t dot = chunk.rfind('.');
  return dot != std::string_view::npos && dot > 0 &&
         chunk.size() - dot - 1 >= 1 && chunk.size() - dot - 1 <= 5 &&
         is_letter(chunk[dot + 1]) && any_of(chunk.substr(0, dot), is_letter);
}

Shape path_shape(std::string_view chunk) {
  const std::size_t colon = chunk.find(':');
  const std::string_view name = chunk.substr(0, colon);
  const bool is_path = has_extension(name) ||
                       (name.find_first_of("/\\") != std::string_view::npos &&
                        any_of(name, is_letter));
  if (!is_path) {
    return Shape::none;
  }
  return colon != std::string_view::npos && colon + 1 < chunk.size() &&
                 is_digit(chunk[colon + 1])
             ? Shape::place
             : Shape::path;
}

Shape numeric_shape(std::string_view chunk) {
  if (is_digit(chunk[0])) {
    std::array<char, 24> buffer{};
    const std::string_view pattern = pattern_of(chunk, buffer);
    if (is_date(chunk, pattern)) {
      return Shape::date;
    }
    if (all_of(chunk, is_digit)) {
      return Shape::number;
    }
    if (is_one_of(pattern, k_times)) {
      return Shape::time;
    }
  }
  if (chunk.back() == '%' && is_digit(chunk[0])) {
    return Shape::percent;
  }
  if (chunk[0] == '#' && all_of(chunk.substr(1), is_digit)) {
    return Shape::reference;
  }
  return is_ratio(chunk)     ? Shape::ratio
         : is_version(chunk) ? Shape::version
         : is_commit(chunk)  ? Shape::commit
         : is_uuid(chunk)    ? Shape::uuid
                             : Shape::none;
}

} // namespace

namespace {

// Characters without which a chunk has none of the shapes.
enum Trait : std::uint8_t {
  k_digit = 1,
  k_dot = 2,
  k_slash = 4,
  k_colon = 8,
  k_blank = 16, // X and Y, of "YYYY" and "XXX"
};

constexpr std::array<std::uint8_t, 256> make_traits() {
  std::array<std::uint8_t, 256> traits{};
  for (std::size_t c = '0'; c <= '9'; ++c) {
    traits[c] = k_digit;
  }
  traits['.'] = k_dot;
  traits['/'] = k_slash;
  traits['\\'] = k_slash;
  traits[':'] = k_colon;
  traits['X'] = k_blank;
  traits['Y'] = k_blank;
  return traits;
}
constexpr std::array<std::uint8_t, 256> k_traits = make_traits();

} // namespace

Shape shape_of(std::string_view chunk) {
  unsigned traits = 0;
  for (const char c : chunk) {
    traits |= k_traits[static_cast<unsigned char>(c)];
  }
  if ((traits & k_digit) != 0) {
    if (const Shape shape = numeric_shape(chunk); shape != Shape::none) {
      return shape;
    }
  }
  if ((traits & k_blank) != 0 &&
      (chunk.find("YYYY") != std::string_view::npos ||
       chunk.find("XXX") != std::string_view::npos)) {
    return Shape::placeholder;
  }
  if ((traits & (k_dot | k_slash)) == 0) {
    return Shape::none;
  }
  if ((traits & k_colon) != 0 && chunk.find("://") != std::string_view::npos) {
    return url_shape(chunk);
  }
  if ((traits & k_slash) != 0 && is_home(chunk)) {
    return Shape::home;
  }
  return (traits & k_slash) != 0 && is_branch(chunk) ? Shape::branch
                                                     : path_shape(chunk);
}

std::size_t placeholder_end(std::string_view line, std::size_t at) {
  constexpr std::size_t longest = 80;
  const std::string_view rest = line.substr(at + 1, longest);
  if (line[at] == '{') {
    const std::size_t end = rest.find("}}");
    return rest.starts_with('{') && end != std::string_view::npos ? at + end + 3
                                                                  : at;
  }
  const std::size_t end = rest.find(line[at] == '[' ? ']' : '>');
  if (end == std::string_view::npos || end < 3) {
    return at;
  }
  const std::string_view inside = rest.substr(0, end);
  const char after = at + end + 2 < line.size() ? line[at + end + 2] : ' ';
  const bool starts_well = is_letter(inside[0]);
  if (line[at] == '<') {
    const bool is_name =
        inside.find_first_of("=/\"'`.@") == std::string_view::npos &&
        inside.find_first_of("-_ |") != std::string_view::npos;
    return starts_well && is_name ? at + end + 2 : at;
  }
  const bool is_link = after == '(' || after == '[' || after == ':';
  const bool is_phrase = inside.find(' ') != std::string_view::npos ||
                         inside.find("...") != std::string_view::npos ||
                         inside.find("YYYY") != std::string_view::npos;
  const bool is_plain =
      inside.find_first_of("[(`$=\\") == std::string_view::npos;
  return starts_well && is_phrase && is_plain && !is_link ? at + end + 2 : at;
}

} // namespace handoff::guard
