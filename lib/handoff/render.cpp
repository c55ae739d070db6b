// SPDX-License-Identifier: MIT
// The render stage: a handoff and a template give Markdown.
#include "handoff/render.hpp"

#include "base/error.hpp"
#include "handoff/quote_yaml.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace handoff {

// templates/*.md, compiled in.
extern const std::string_view k_template_continue;
extern const std::string_view k_template_prototype;
extern const std::string_view k_template_return;
extern const std::string_view k_template_review;

namespace {

namespace mustache = kainjow::mustache;
using redact::RedactedText;

constexpr int k_section_level = 2; // of the headings around foreign text
constexpr std::string_view k_placeholder = "[REDACTED:";

// escaped_inline() trims; the spaces around a placeholder must stay.
std::string escaped_piece(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    return std::string(text);
  }
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return std::string(text.substr(0, first)) +
         text::escaped_inline(text.substr(first, end - first)) +
         std::string(text.substr(end));
}

// Inline text made harmless; placeholders stay as the redactor knows them.
std::string escaped_plain(std::string_view text) {
  std::string result;
  for (;;) {
    const std::size_t start = text.find(k_placeholder);
    const std::size_t end =
        start == std::string_view::npos ? start : text.find(']', start);
    if (end == std::string_view::npos) {
      return result + escaped_piece(text);
    }
    result += escaped_piece(text.substr(0, start));
    result += text.substr(start, end + 1 - start);
    text.remove_prefix(end + 1);
  }
}

std::string rendered(const Piece<RedactedText>& piece) {
  switch (piece.style) {
  case Style::plain:
    return escaped_plain(text::visible_line(piece.text.view()));
  case Style::code:
  case Style::pointer:
    return text::code_span(text::visible_line(piece.text.view()));
  case Style::markdown:
    return text::contained(text::visible(piece.text.view()), k_section_level);
  case Style::own:
    break;
  }
  return piece.text.str();
}

std::string without_trailing_newlines(std::string text) {
  while (text.ends_with('\n')) {
    text.pop_back();
  }
  return text;
}

// What fences a line opens or closes: "```" or longer, as it stands there.
std::string_view fence_mark(std::string_view line) {
  const std::size_t at = std::min(line.find_first_not_of(" >"), line.size());
  const std::string_view text = line.substr(at);
  const char mark = text.empty() ? ' ' : text.front();
  if (mark != '`' && mark != '~') {
    return {};
  }
  const std::size_t size = std::min(text.find_first_not_of(mark), text.size());
  return size >= 3 ? text.substr(0, size) : std::string_view();
}

// One blank line between blocks: parts that a template leaves out leave
// theirs behind. What stands in a fence is nobody's to change.
std::string squeezed(std::string_view text) {
  std::string result;
  std::string fence; // the mark of the open one
  bool after_blank = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::string_view mark = fence_mark(line);
    if (fence.empty()) {
      fence = mark;
    } else if (mark.starts_with(fence)) {
      fence.clear();
    }
    const bool is_blank = line.empty() && fence.empty();
    if (!(is_blank && after_blank)) {
      result.append(line).append("\n");
    }
    after_blank = is_blank;
  }
  return result;
}

// Lines after the first stand below the first one's text, as list items and
// numbered steps want it.
std::string hanging(const std::string& text, std::size_t columns) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    const bool starts_text =
        text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n';
    if (starts_text) {
      result.append(columns, ' ');
    }
  }
  return result;
}

// Columns that the marker of an entry takes in the built-in templates.
std::size_t marker_width(Part part) {
  switch (part) {
  case Part::goal:
    return 0;
  case Part::next_steps:
  case Part::commits:
    return 3;
  default:
    return 2;
  }
}

std::string rendered(const Entry<RedactedText>& entry, Part part) {
  std::string text;
  for (const Piece<RedactedText>& piece : entry.pieces) {
    text += rendered(piece);
  }
  return hanging(without_trailing_newlines(std::move(text)),
                 marker_width(part));
}

mustache::data part_data(const Handoff& handoff, Part part) {
  mustache::data list{mustache::data::type::list};
  const auto found = handoff.parts.find(part);
  if (found != handoff.parts.end()) {
    std::size_t number = 0;
    for (const Entry<RedactedText>& entry : found->second) {
      mustache::data item;
      item.set("number", std::to_string(++number));
      item.set("text", rendered(entry, part));
      list.push_back(std::move(item));
    }
  }
  return list;
}

// A part as a sentence names it.
std::string part_words(Part part) {
  std::string words(part == Part::know ? "what you must know"
                                       : part_name(part));
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string left_out_line(const LeftOut& left_out, std::string_view id) {
  std::string line = "Left out for the budget of " +
                     std::to_string(left_out.budget) + " tokens:";
  std::string_view comma = " ";
  for (const auto& [part, count] : left_out.entries) {
    line.append(comma).append(std::to_string(count)).append(" of ");
    line += part_words(part);
    comma = ", ";
  }
  return line + ". All of it: `git handoff show --full " + std::string(id) +
         "`.";
}

mustache::data document_data(const Handoff& handoff, const LeftOut& left_out) {
  mustache::data data;
  mustache::data header{mustache::data::type::list};
  for (const store::HeaderLine& line : store::header_lines(handoff.header)) {
    mustache::data row;
    const std::string key(line.key);
    const std::string scalar = quote_yaml(text::visible_line(line.value));
    row.set("key", key);
    row.set("value", scalar);
    header.push_back(std::move(row));
    data.set(key, scalar);
  }
  data.set("front_matter", header);
  data.set("title", escaped_plain(text::visible_line(handoff.title.view())));
  for (const Part part : k_parts) {
    mustache::data list = part_data(handoff, part);
    data.set("has_" + std::string(part_name(part)),
             mustache::data{list.list_value().empty()
                                ? mustache::data::type::bool_false
                                : mustache::data::type::bool_true});
    data.set(std::string(part_name(part)), std::move(list));
  }
  if (left_out.total() > 0) {
    data.set("left_out", left_out_line(left_out, handoff.header.facts.id));
  }
  return data;
}

// The library says "... at <byte offset>" at the end of its message.
Error template_error(const Template& how, const std::string& message) {
  const std::size_t at = message.rfind(" at ");
  std::size_t offset = 0;
  if (at != std::string::npos) {
    std::from_chars(
        message.data() + at + 4, message.data() + message.size(), offset);
  }
  const auto end = how.text.begin() + static_cast<std::ptrdiff_t>(
                                          std::min(offset, how.text.size()));
  const auto line = 1 + std::count(how.text.begin(), end, '\n');
  return Error("template '" + how.name + "' line " + std::to_string(line) +
                   ": " + message.substr(0, at),
               "correct the template, or leave out --template and "
               "handoff.template");
}

} // namespace

Template built_in_template(Kind kind) {
  const std::string name(kind_name(kind));
  switch (kind) {
  case Kind::prototype:
    return {name, std::string(k_template_prototype)};
  case Kind::answer:
    return {name, std::string(k_template_return)};
  case Kind::review:
    return {name, std::string(k_template_review)};
  case Kind::continuation:
    break;
  }
  return {name, std::string(k_template_continue)};
}

std::string
render(const Handoff& handoff, const LeftOut& left_out, const Template& how) {
  mustache::mustache compiled(how.text);
  if (!compiled.is_valid()) {
    throw template_error(how, compiled.error_message());
  }
  compiled.set_custom_escape([](const std::string& text) { return text; });
  return without_trailing_newlines(
             squeezed(compiled.render(document_data(handoff, left_out)))) +
         "\n";
}

RedactedText prove(const std::string& document, redact::Redactor& redactor) {
  redact::Redaction proof = redactor.redact(document, redact::Words::authors);
  std::set<std::string> rules;
  for (const redact::Finding& finding : proof.findings) {
    rules.insert(finding.rule);
  }
  if (rules.empty()) {
    return std::move(proof.text);
  }
  std::string names;
  for (const std::string& rule : rules) {
    names += (names.empty() ? "" : ", ") + rule;
  }
  throw Error(
      "the finished document still holds what looks like a secret (" + names +
          "); nothing was written",
      "remove it from the notes, or allow it: git config --global --add "
      "handoff.redact.allowRule <rule>");
}

} // namespace handoff
