// SPDX-License-Identifier: MIT
// Tells what a person typed from what they pasted.
#include "session/dialogue/paste.hpp"

#include "session/dialogue/failures.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/fences.hpp"
#include "text/line_marks.hpp"
#include "text/split.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
using text::is_digit;

using text::is_letter;

using text::begins_with_any;

namespace {

constexpr std::size_t k_min_document = 12; // lines from the first heading on

// What programs put at the beginning of a line.
constexpr auto k_prefixes = std::to_array<std::string_view>(
    {"error:",
     "Error:",
     "ERROR",
     "error[",
     "fatal:",
     "warning:",
     "WARN",
     "INFO",
     "DEBUG",
     "remote:",
     "hint:",
     "npm ERR!",
     "npm error",
     "make:",
     "make[",
     "FAIL",
     "--- FAIL",
     "--- PASS",
     "=== RUN",
     "PASS",
     "panic:",
     "goroutine ",
     "Author:",
     "Date:",
     "diff --git",
     "@@ ",
     "+++ ",
     "--- ",
     "$ ",
     "% ",
     "> ",
     ">>> ",
     "Traceback",
     "Caused by",
     "create mode ",
     "##[",
     "::error",
     "* branch",
     "E   ",
     // What shells and test runners draw: an arrow, crosses, a tick, a dot.
     "\xe2\x9d\xaf ",
     "\xe2\x9c\x95",
     "\xe2\x9c\x97",
     "\xe2\x9c\x93",
     "\xe2\x97\x8f"});

// "2026-01-02T03:04:05", "[12:30:01]", "12:30:01.123 "
bool begins_with_time(std::string_view line) {
  if (line.starts_with('[')) {
    line.remove_prefix(1);
  }
  const std::string_view head = line.substr(0, 8);
  const auto fits = [&](std::string_view form) {
    return head.size() == form.size() &&
           std::ranges::equal(head, form, [](char c, char f) {
             return f == '0' ? is_digit(c) : c == f;
           });
  };
  return fits("00:00:00") || (line.size() > 9 && fits("0000-00-"));
}

// "at f (a.js:3:1)", "at a.b.C.d(C.java:3)", "File \"a.py\", line 3",
// "a.c:3: error: x", "#3 0x00 in f"
bool is_frame(std::string_view line) {
  if (line.starts_with("at ") && line.find_first_of("(:.") != line.npos) {
    return line.find(' ', 3) == line.npos || line.find('(') != line.npos ||
           line.find(".js:") != line.npos || line.find(".ts:") != line.npos;
  }
  if (line.starts_with("File \"") || line.starts_with("#0 ")) {
    return true;
  }
  const std::size_t colon = line.find(':');
  return colon != line.npos && colon > 2 && colon + 1 < line.size() &&
         is_digit(line[colon + 1]) && line.find('.') < colon &&
         line.substr(0, colon).find(' ') == line.npos;
}

// "commit 3f2a1c9..."
bool is_commit(std::string_view line) {
  constexpr std::string_view k_word = "commit ";
  return line.starts_with(k_word) &&
         line.find_first_not_of("0123456789abcdef", k_word.size()) >
             k_word.size() + 12;
}

// More marks than a sentence has.
bool is_symbols(std::string_view line) {
  constexpr std::ptrdiff_t k_min_marks = 4;
  const auto marks = std::ranges::count_if(line, [](char c) {
    return std::string_view("{}[]<>=|;\\/_$@#*+~^&\"").find(c) !=
           std::string_view::npos;
  });
  const auto letters = std::ranges::count_if(line, [](char c) {
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  return marks >= k_min_marks && marks * 5 > letters &&
         line.find("://") == line.npos;
}

// "Fetching x from y...", "x is at b8d967c", "9ae2d71ae8a2": the words of
// programs that report.
bool reports(std::string_view line) {
  const std::string_view first = line.substr(0, line.find(' '));
  const bool goes_on = first.ends_with("ing") && first[0] >= 'A' &&
                       first[0] <= 'Z' && line.ends_with("...");
  const std::string_view last = line.substr(line.find_last_of(' ') + 1);
  const bool is_id = last.size() >= 7 &&
                     std::ranges::all_of(last, text::is_hex_digit) &&
                     std::ranges::any_of(last, is_digit) &&
                     !std::ranges::all_of(last, is_digit);
  return goes_on || is_id;
}

// A line that a program wrote rather than a person.
bool is_machine_line(std::string_view raw) {
  const std::string_view line = trimmed(raw);
  if (line.empty()) {
    return false;
  }
  if (begins_with_any(line, k_prefixes) || begins_with_time(line) ||
      is_frame(line) || is_commit(line) || reports(line)) {
    return true;
  }
  const bool is_item = line.starts_with("- ") || line.starts_with("* ");
  const bool is_deep = raw.size() - line.size() >= 4 && raw[0] == ' ';
  return !is_item && (is_symbols(line) || is_deep);
}

bool is_heading(std::string_view line) {
  const int level = text::heading_level(line);
  return level > 0 && level <= 4 && !text::heading_title(line).empty();
}

PasteKind kind_of(std::string_view text) {
  if (text.find("\n@@ ") != text.npos ||
      text.find("diff --git ") != text.npos) {
    return PasteKind::diff;
  }
  if (text.find("Traceback (") != text.npos ||
      text.find("\n    at ") != text.npos ||
      text.find("\n   at ") != text.npos || text.find("\nat ") != text.npos ||
      text.find("goroutine ") != text.npos) {
    return PasteKind::stack_trace;
  }
  return text.starts_with('{') || text.starts_with('[') ? PasteKind::data
                                                        : PasteKind::output;
}

struct MessageLine {
  std::string_view text;
  bool is_pasted = false;
  bool is_document = false;
};

// Marks fenced blocks, and documents from their first heading to the end.
void mark_documents(std::vector<MessageLine>& lines) {
  text::FenceTracker fences(text::NestedFences::fences);
  std::size_t heading = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = trimmed(lines[i].text);
    lines[i].is_pasted = fences.take(text) != text::FencePart::none;
    if (!lines[i].is_pasted && is_heading(text) && heading == lines.size()) {
      heading = i;
    }
  }
  if (lines.size() - heading < k_min_document) {
    return;
  }
  for (std::size_t i = heading; i < lines.size(); ++i) {
    lines[i].is_pasted = lines[i].is_document = true;
  }
}

// Which lines a program wrote; in a diff those that it adds and removes, too.
std::vector<bool> machine_lines(const std::vector<MessageLine>& lines) {
  std::vector<bool> result;
  bool in_diff = false;
  for (const MessageLine& line : lines) {
    const bool is_changed = line.text.starts_with('+') ||
                            line.text.starts_with('-') ||
                            line.text.starts_with(' ');
    in_diff = line.text.starts_with("@@ ") || (in_diff && is_changed);
    result.push_back(in_diff || is_machine_line(line.text));
  }
  return result;
}

// A paragraph whose lines mostly look like a program's.
void mark_output(std::vector<MessageLine>& lines) {
  const std::vector<bool> is_machine = machine_lines(lines);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    std::size_t machine = 0;
    for (; end < lines.size() && !trimmed(lines[end].text).empty() &&
           !lines[end].is_pasted;
         ++end) {
      machine += is_machine[end] ? 1 : 0;
    }
    // The person's own sentence may lead in, or follow.
    std::size_t from = first;
    std::size_t to = end;
    while (from < to && !is_machine[from]) {
      ++from;
    }
    while (to > from && !is_machine[to - 1]) {
      --to;
    }
    if (machine > 0 && machine * 2 >= to - from) {
      for (std::size_t i = from; i < to; ++i) {
        lines[i].is_pasted = true;
      }
    }
    first = std::max(end, first + 1);
  }
}

std::vector<MessageLine> marked_lines(std::string_view message) {
  std::vector<MessageLine> lines;
  for (const std::string_view line : text::split(message, '\n')) {
    lines.push_back({line});
  }
  mark_documents(lines);
  mark_output(lines);
  return lines;
}

std::string_view kind_name(PasteKind kind) {
  switch (kind) {
  case PasteKind::stack_trace:
    return "stack trace";
  case PasteKind::diff:
    return "diff";
  case PasteKind::data:
    return "data";
  case PasteKind::document:
    return "document";
  case PasteKind::output:
    break;
  }
  return "output";
}

std::size_t line_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
}

} // namespace

std::vector<MessagePart> message_parts(std::string_view message) {
  std::vector<MessagePart> parts;
  const std::vector<MessageLine> lines = marked_lines(message);
  for (std::size_t first = 0; first < lines.size();) {
    // Blank lines belong to what is around them.
    std::size_t end = first;
    std::size_t last = first;
    while (end < lines.size() &&
           (trimmed(lines[end].text).empty() ||
            lines[end].is_pasted == lines[first].is_pasted)) {
      last = trimmed(lines[end].text).empty() ? last : end;
      ++end;
    }
    const char* begin = lines[first].text.data();
    const std::string_view text = trimmed(std::string_view(
        begin,
        static_cast<std::size_t>(lines[last].text.data() - begin) +
            lines[last].text.size()));
    if (!text.empty()) {
      parts.push_back({.text = text, .is_paste = lines[first].is_pasted});
      parts.back().kind =
          lines[first].is_document ? PasteKind::document : kind_of(text);
    }
    first = end;
  }
  return parts;
}

std::string own_words(std::string_view message) {
  std::string words;
  for (const MessagePart& part : message_parts(message)) {
    if (!part.is_paste) {
      words += (words.empty() ? "" : "\n\n") + std::string(part.text);
    }
  }
  return words;
}

std::string paste_line(const MessagePart& paste) {
  constexpr std::size_t k_max_length = 160; // bytes of the line that matters
  std::string line = "[pasted " + std::string(kind_name(paste.kind));
  const std::size_t count = line_count(paste.text);
  line += ", " + std::to_string(count) + (count == 1 ? " line" : " lines");
  std::string_view telling = paste.kind == PasteKind::document
                                 ? first_words(paste.text)
                                 : failure_line(paste.text);
  while (paste.kind == PasteKind::document && telling.starts_with('#')) {
    telling.remove_prefix(1);
  }
  if (paste.kind != PasteKind::diff && paste.kind != PasteKind::data) {
    line += ": " + std::string(cut_utf8(trimmed(telling), k_max_length));
  }
  return line + "]";
}

std::string with_short_pastes(std::string_view message) {
  std::string text;
  for (const MessagePart& part : message_parts(message)) {
    text += text.empty() ? "" : "\n";
    text += part.is_paste ? paste_line(part) : std::string(part.text);
  }
  return text;
}

} // namespace handoff::session
