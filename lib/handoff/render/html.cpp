// SPDX-License-Identifier: MIT
// Renders a handoff as one HTML page that needs nothing else.
#include "render/html.hpp"

#include "render/notice.hpp"
#include "render/sections.hpp"
#include "text/ascii.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff {

const std::string_view k_html_style =
    "body{max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.5;"
    "font-family:system-ui,sans-serif;color-scheme:light dark}"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}"
    "pre{overflow-x:auto;padding:.5rem;border:1px solid #8886}"
    "blockquote{margin-left:0;padding-left:1rem;border-left:3px solid #8886}"
    "li>p{margin:.25rem 0}dl{display:grid;grid-template-columns:max-content "
    "1fr;gap:0 1rem;font-size:.85em}dd{margin:0;overflow-wrap:anywhere}";
const std::string_view k_html_style_hash =
    "sha256-y3owi/u35WZ6oJy1kXHnqAiVm+RFNCrAO0xZeL26V2w=";

namespace {

using redact::RedactedText;

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) +
         ">";
}

// An address that cannot run anything, leave its attribute or hide its host.
bool is_plain_address(std::string_view text) {
  constexpr std::string_view k_scheme = "https://";
  return text.starts_with(k_scheme) && std::ranges::all_of(text, [](char c) {
           return text::is_letter(c) || text::is_digit(c) ||
                  std::string_view("-._~:/?#[]!$&'()*+,;=%").find(c) !=
                      std::string_view::npos;
         });
}

std::string pointer_html(std::string_view line) {
  const std::string code = element("code", html_text(line));
  return is_plain_address(line) ? "<a rel=\"noopener noreferrer\" href=\"" +
                                      html_text(line) + "\">" + code + "</a>"
                                : code;
}

std::string piece_html(const Piece<RedactedText>& piece) {
  const std::string_view text = piece.text.view();
  switch (piece.kind) {
  case PieceKind::text:
    return html_text(text);
  case PieceKind::strong:
    return element("strong", html_text(text));
  case PieceKind::emphasis:
    return element("em", html_text(text));
  case PieceKind::code:
    return element("code", html_text(text));
  case PieceKind::pointer:
    return pointer_html(text::visible_line(text));
  case PieceKind::turn:
    return " " + element("small", html_text(text));
  case PieceKind::quotation:
    return element("blockquote", html_of_markdown(text));
  case PieceKind::code_block:
    return element("pre", element("code", html_text(text)));
  case PieceKind::authored:
    break;
  }
  return html_of_markdown(text);
}

bool is_html_block(PieceKind kind) {
  return kind == PieceKind::quotation || kind == PieceKind::code_block ||
         kind == PieceKind::authored;
}

// Pieces of a line are a paragraph; the author's first paragraph goes on
// behind what stands before it.
std::string entry_html(const Entry<RedactedText>& entry,
                       const std::string& mark) {
  constexpr std::string_view k_paragraph = "<p>";
  std::string result;
  std::string line = mark;
  for (const Piece<RedactedText>& piece : entry.pieces) {
    std::string html = piece_html(piece);
    if (!is_html_block(piece.kind)) {
      line += html;
      continue;
    }
    if (!line.empty() && html.starts_with(k_paragraph)) {
      html.insert(k_paragraph.size(), line);
    } else if (!line.empty()) {
      result += element("p", line);
    }
    line.clear();
    result += html;
  }
  return line.empty() ? result : result + element("p", line);
}

std::string section_html(const SectionForm& form,
                         const std::vector<Entry<RedactedText>>& entries) {
  std::string content;
  std::size_t number = 0;
  for (const Entry<RedactedText>& entry : entries) {
    const bool is_question = form.shape == SectionShape::questions;
    const std::string mark =
        is_question ? element("strong", "Q" + std::to_string(++number)) + " "
                    : std::string();
    const std::string html = entry_html(entry, mark);
    content += form.shape == SectionShape::paragraphs
                   ? html + "\n"
                   : element("li", html) + "\n";
  }
  const std::string heading =
      element("h2", html_text(heading_of(form.part))) + "\n";
  switch (form.shape) {
  case SectionShape::paragraphs:
    return heading + content;
  case SectionShape::steps:
    return heading + element("ol", "\n" + content) + "\n";
  default:
    return heading + element("ul", "\n" + content) + "\n";
  }
}

std::string header_html(const Handoff& handoff) {
  std::string rows;
  for (const store::HeaderLine& line : store::header_lines(handoff.header)) {
    rows += element("dt", html_text(line.key)) +
            element("dd", html_text(text::visible_line(line.value))) + "\n";
  }
  return rows.empty() ? rows : element("dl", "\n" + rows) + "\n";
}

std::string body_html(const Handoff& handoff) {
  std::string body = header_html(handoff);
  for (const SectionForm& form : sections_of(handoff.kind)) {
    const auto found = handoff.parts.find(form.part);
    if (found != handoff.parts.end() && !found->second.empty()) {
      body += section_html(form, found->second);
    } else if (form.is_always_shown) {
      body += element("h2", html_text(heading_of(form.part))) + "\n";
    }
  }
  const LengthNotice notice = length_notice(handoff);
  if (!notice.sentence.empty()) {
    const std::string whole =
        notice.command.empty()
            ? std::string()
            : " All of it: " + element("code", html_text(notice.command)) + ".";
    body +=
        element("p", element("em", html_text(notice.sentence) + whole)) + "\n";
  }
  return body;
}

} // namespace

std::string html_text(std::string_view text) {
  std::string result;
  for (const char c : text::visible(text)) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      result += c;
    }
  }
  return result;
}

std::string render_html(const Handoff& handoff) {
  const std::string title =
      html_text(std::string(title_word(handoff.kind)) + ": " +
                text::visible_line(handoff.title.view()));
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
         "<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src 'none'; style-src '" +
         std::string(k_html_style_hash) +
         "'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n" +
         element("title", title) + "\n" +
         element("style", std::string(k_html_style)) + "\n</head>\n<body>\n" +
         element("h1", title) + "\n" +
         element("p", html_text(reading_rule(handoff.kind))) + "\n" +
         body_html(handoff) + "</body>\n</html>\n";
}

} // namespace handoff
