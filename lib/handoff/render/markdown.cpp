// SPDX-License-Identifier: MIT
// Fills a template with a handoff.
#include "render/markdown.hpp"

#include "base/error.hpp"
#include "render/notice.hpp"
#include "render/quote_yaml.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <charconv>
#include <span>
#include <stdexcept>
#include <utility>

namespace handoff {

// templates/*.md, compiled in: names and texts.
using NamedTemplate = std::pair<std::string_view, const std::string_view*>;
extern const std::span<const NamedTemplate> k_templates;

namespace {

namespace mustache = kainjow::mustache;
using redact::RedactedText;

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

mustache::data part_data(const Handoff& handoff, Part part) {
  mustache::data list{mustache::data::type::list};
  const auto found = handoff.parts.find(part);
  if (found != handoff.parts.end()) {
    std::size_t number = 0;
    for (const Entry<RedactedText>& entry : found->second) {
      mustache::data item;
      item.set("number", std::to_string(++number));
      item.set("text", entry_markdown(entry, part));
      list.push_back(std::move(item));
    }
  }
  return list;
}

std::string notice_markdown(const Handoff& handoff) {
  const LengthNotice notice = length_notice(handoff);
  return notice.command.empty()
             ? notice.sentence
             : notice.sentence + " All of it: `" + notice.command + "`.";
}

// The purpose; of a review without the word that its heading begins with.
std::string title_value(const Handoff& handoff) {
  constexpr std::string_view k_review = "review ";
  std::string title = text::visible_line(handoff.purpose.view());
  const bool says_review =
      handoff.kind == Kind::review && title.starts_with(k_review);
  return says_review ? title.substr(k_review.size()) : title;
}

mustache::data truth(bool value) {
  return mustache::data{value ? mustache::data::type::bool_true
                              : mustache::data::type::bool_false};
}

bool names_turns(const Handoff& handoff) {
  for (const auto& [part, entries] : handoff.parts) {
    for (const Entry<RedactedText>& entry : entries) {
      if (std::ranges::count(
              entry.pieces, PieceKind::turn, &Piece<RedactedText>::kind) > 0) {
        return true;
      }
    }
  }
  return false;
}

mustache::data document_data(const Handoff& handoff) {
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
  data.set("title", escaped_text(title_value(handoff)));
  data.set("heading", escaped_text(text::visible_line(handoff.title.view())));
  for (const Part part : k_parts) {
    mustache::data list = part_data(handoff, part);
    data.set("has_" + std::string(part_name(part)),
             truth(!list.list_value().empty()));
    data.set(std::string(part_name(part)), std::move(list));
  }
  data.set("can_be_asked", truth(handoff.can_be_asked));
  data.set("has_turns", truth(names_turns(handoff)));
  const std::string notice = notice_markdown(handoff);
  if (!notice.empty()) {
    data.set("left_out", notice);
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
  const std::string_view name = kind_name(kind);
  const auto found =
      std::ranges::find(k_templates, name, &NamedTemplate::first);
  if (found == k_templates.end()) {
    throw std::logic_error("templates/ has no file for this kind");
  }
  return {std::string(name), std::string(*found->second)};
}

std::string render_markdown(const Handoff& handoff, const Template& how) {
  mustache::mustache compiled(how.text);
  if (!compiled.is_valid()) {
    throw template_error(how, compiled.error_message());
  }
  compiled.set_custom_escape([](const std::string& text) { return text; });
  return without_trailing_newlines(
             squeezed(compiled.render(document_data(handoff)))) +
         "\n";
}

} // namespace handoff
