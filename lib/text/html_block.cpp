// SPDX-License-Identifier: MIT
// Where raw HTML begins and ends in Markdown.
#include "text/html_block.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>

namespace handoff::text {
namespace {

constexpr std::array<std::string_view, 4> k_verbatim_tags = {
    "script", "pre", "style", "textarea"};

// CommonMark 0.30 and cmark-gfm's `source`; sorted.
constexpr std::array<std::string_view, 63> k_block_tags = {
    "address",  "article",    "aside",  "base",     "basefont", "blockquote",
    "body",     "caption",    "center", "col",      "colgroup", "dd",
    "details",  "dialog",     "dir",    "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure", "footer",   "form",     "frame",
    "frameset", "h1",         "h2",     "h3",       "h4",       "h5",
    "h6",       "head",       "header", "hr",       "html",     "iframe",
    "legend",   "li",         "link",   "main",     "menu",     "menuitem",
    "nav",      "noframes",   "ol",     "optgroup", "option",   "p",
    "param",    "section",    "source", "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",     "thead",    "title",    "tr",
    "track",    "ul",         "xmp"};

bool is_name_part(char c) {
  return is_letter(c) || is_digit(c) || c == '-';
}

bool is_html_space(char c) {
  return is_blank(c) || is_newline(c) || c == '\v' || c == '\f';
}

std::size_t name_size(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) {
    return 0;
  }
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_name_part) - text.begin());
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_html_space(text[at])) {
    ++at;
  }
  return at;
}

// Past the attribute value at `at`, or npos where none is.
std::size_t skip_value(std::string_view text, std::size_t at) {
  if (at == text.size()) {
    return std::string_view::npos;
  }
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t close = text.find(text[at], at + 1);
    return close == std::string_view::npos ? close : close + 1;
  }
  const std::size_t end = text.find_first_of(" \t\r\n\v\f\"'=<>`", at);
  const std::size_t stop = end == std::string_view::npos ? text.size() : end;
  return stop == at ? std::string_view::npos : stop;
}

// Past `name = value` at `at`, or npos.
std::size_t skip_attribute(std::string_view text, std::size_t at) {
  static constexpr std::string_view k_name_marks = "_.:-";
  const std::size_t start = at;
  while (at < text.size() &&
         (is_letter(text[at]) ||
          k_name_marks.find(text[at]) != std::string_view::npos ||
          (at > start && is_digit(text[at])))) {
    ++at;
  }
  if (at == start || text[start] == '.' || text[start] == '-') {
    return std::string_view::npos;
  }
  const std::size_t equals = skip_spaces(text, at);
  if (equals == text.size() || text[equals] != '=') {
    return at;
  }
  return skip_value(text, skip_spaces(text, equals + 1));
}

// Past the complete tag at the beginning of `text`, or npos.
std::size_t tag_size(std::string_view text) {
  const bool closes = text.substr(0, 2) == "</";
  std::size_t at = closes ? 2 : 1;
  const std::size_t name = name_size(text.substr(at));
  if (name == 0) {
    return std::string_view::npos;
  }
  at += name;
  while (!closes) {
    const std::size_t next = skip_spaces(text, at);
    if (next == at || next == text.size() || text[next] == '>' ||
        text[next] == '/') {
      break;
    }
    at = skip_attribute(text, next);
    if (at == std::string_view::npos) {
      return at;
    }
  }
  at = skip_spaces(text, at);
  if (!closes && at < text.size() && text[at] == '/') {
    ++at;
  }
  return at < text.size() && text[at] == '>' ? at + 1 : std::string_view::npos;
}

bool is_tag_end(std::string_view rest) {
  return rest.empty() || is_html_space(rest[0]) || rest[0] == '>';
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool opens_verbatim(std::string_view content) {
  const std::string name =
      to_lower(content.substr(1, name_size(content.substr(1))));
  return std::find(k_verbatim_tags.begin(), k_verbatim_tags.end(), name) !=
             k_verbatim_tags.end() &&
         is_tag_end(content.substr(1 + name.size()));
}

bool opens_block_tag(std::string_view content) {
  const std::size_t at = content.substr(0, 2) == "</" ? 2 : 1;
  const std::string name =
      to_lower(content.substr(at, name_size(content.substr(at))));
  const std::string_view rest = content.substr(at + name.size());
  return std::binary_search(k_block_tags.begin(), k_block_tags.end(), name) &&
         (is_tag_end(rest) || rest.substr(0, 2) == "/>");
}

bool opens_lone_tag(std::string_view content) {
  const std::size_t end = tag_size(content);
  return end != std::string_view::npos &&
         skip_spaces(content, end) == content.size();
}

std::size_t scheme_size(std::string_view text) {
  const auto is_part = [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
  };
  if (text.empty() || !is_letter(text[0])) {
    return 0;
  }
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_part) - text.begin());
}

} // namespace

std::optional<HtmlKind> html_block_start(std::string_view content) {
  if (content.empty() || content[0] != '<') {
    return std::nullopt;
  }
  if (opens_verbatim(content)) {
    return HtmlKind::verbatim;
  }
  if (content.substr(0, 4) == "<!--") {
    return HtmlKind::comment;
  }
  if (content.substr(0, 2) == "<?") {
    return HtmlKind::instruction;
  }
  if (to_lower(content.substr(0, 9)) == "<![cdata[") {
    return HtmlKind::cdata;
  }
  if (content.size() > 2 && content[1] == '!' && is_letter(content[2])) {
    return HtmlKind::declaration;
  }
  if (opens_block_tag(content)) {
    return HtmlKind::block;
  }
  return opens_lone_tag(content) ? std::optional(HtmlKind::tag) : std::nullopt;
}

bool is_html_block_end(HtmlKind kind, std::string_view line) {
  switch (kind) {
  case HtmlKind::verbatim: {
    const std::string lower = to_lower(line);
    return std::any_of(
        k_verbatim_tags.begin(), k_verbatim_tags.end(), [&](auto tag) {
          return contains(lower, "</" + std::string(tag) + ">");
        });
  }
  case HtmlKind::comment:
    return contains(line, "-->");
  case HtmlKind::instruction:
    return contains(line, "?>");
  case HtmlKind::declaration:
    return contains(line, ">");
  case HtmlKind::cdata:
    return contains(line, "]]>");
  case HtmlKind::block:
  case HtmlKind::tag:
    return trimmed(line).empty();
  }
  return true;
}

bool may_open_html(std::string_view rest) {
  return rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/' ||
                             rest[1] == '!' || rest[1] == '?');
}

std::size_t autolink_size(std::string_view rest) {
  const auto ends = [](char c) {
    return c == '<' || c == '>' || (c >= 0 && c <= ' ');
  };
  const auto close = std::find_if(rest.begin() + 1, rest.end(), ends);
  if (close == rest.end() || *close != '>') {
    return 0;
  }
  const auto size = static_cast<std::size_t>(close - rest.begin());
  const std::string_view inside = rest.substr(1, size - 1);
  const std::size_t scheme = scheme_size(inside);
  const bool is_url = scheme >= 2 && scheme <= 32 && scheme < inside.size() &&
                      inside[scheme] == ':';
  return is_url ? size + 1 : 0;
}

} // namespace handoff::text
