// SPDX-License-Identifier: MIT
// The function that a pointer's lines are in, as git's hunk headers find it.
#include "point/match/label.hpp"

#include "git/git.hpp"
#include "point/language/fold.hpp"
#include "point/language/quoted.hpp"
#include "point/language/words.hpp"
#include "point/match/notes.hpp"
#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/markdown_lines.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace handoff::point {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_max_label_length = 40;
constexpr std::ptrdiff_t k_label_tokens = 8; // more than a label costs

bool is_name_byte(char c) {
  return text::is_alnum(c) || c == '_' || c == '$' || c == ':' || c == '~' ||
         text::is_multibyte(c);
}

bool is_one_of(std::string_view word,
               std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool names_nothing(std::string_view word) {
  return is_one_of(word,
                   {"import",
                    "from",
                    "use",
                    "using",
                    "include",
                    "require",
                    "package",
                    "export",
                    "default",
                    "extern",
                    "if",
                    "for",
                    "while",
                    "switch",
                    "return",
                    "catch",
                    "else",
                    "do"});
}

bool introduces(std::string_view word) {
  return is_one_of(
      word, {"class",    "struct", "interface", "enum",    "union", "trait",
             "impl",     "module", "namespace", "def",     "fn",    "func",
             "function", "sub",    "proc",      "object",  "type",  "record",
             "const",    "let",    "var",       "describe"});
}

// The identifiers of a line, in order.
std::vector<std::string_view> names_in(std::string_view line) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::size_t start = at;
    while (at < line.size() && is_name_byte(line[at])) {
      ++at;
    }
    if (at > start) {
      names.push_back(line.substr(start, at - start));
    }
  }
  return names;
}

// The identifier right before the first parenthesis that has one: in Go's
// "func (r *Repo) Open(" the receiver's has none but a keyword.
std::string_view called_name(std::string_view line) {
  for (std::size_t at = line.find('('); at != npos;
       at = line.find('(', at + 1)) {
    std::size_t end = at;
    if (end > 0 && line[end - 1] == '>') { // template arguments
      end = std::min(line.rfind('<', end), end);
    }
    while (end > 0 && line[end - 1] == ' ') {
      --end;
    }
    std::size_t start = end;
    while (start > 0 && is_name_byte(line[start - 1])) {
      --start;
    }
    const std::string_view name = line.substr(start, end - start);
    if (!name.empty() && !introduces(name) && !names_nothing(name) &&
        name != "async") {
      return name;
    }
  }
  return {};
}

// The middle line of the pointer's, or the next one that says something: the
// first may still belong to the function before.
std::optional<std::size_t> typical_line(const SourceText& text,
                                        const LineRange& lines) {
  Folder folder;
  const std::size_t middle = (lines.first + lines.last) / 2;
  for (const auto& [first, last] :
       {std::pair(middle, lines.last), std::pair(lines.first, middle)}) {
    for (std::size_t line = first; line <= last; ++line) {
      if (folder.fold(text.lines[line - 1]).is_worthy) {
        return line;
      }
    }
  }
  return std::nullopt;
}

base::Command question(const Pointer& pointer, std::string_view line) {
  return git::command({"--literal-pathspecs",
                       "grep",
                       "--no-color",
                       "--no-column",
                       "--no-textconv",
                       "--line-number",
                       "--show-function",
                       "-h",
                       "-F",
                       "-e",
                       std::string(line),
                       pointer.rev,
                       "--",
                       pointer.path});
}

// "12=static int f(void)" before "15:the line": the last one before `wanted`.
std::string_view function_line(std::string_view answer, std::size_t wanted) {
  std::string_view found;
  for (const std::string_view entry : text::split(answer, '\n')) {
    Cursor cursor(entry);
    const std::optional<std::size_t> number = cursor.take_number();
    if (number && cursor.take("=")) {
      found = cursor.rest();
    } else if (number == wanted) {
      return found;
    }
  }
  return {};
}

// The heading that a line of Markdown stands under, or is.
std::string heading_of(const SourceText& text, std::size_t line) {
  std::string_view found;
  const std::string_view bytes = *text.bytes;
  const std::size_t last =
      line > text.lines.size()
          ? bytes.size()
          : static_cast<std::size_t>(text.lines[line - 1].data() -
                                     bytes.data());
  text::LineScanner scanner(bytes, text::Html::text);
  for (auto next = scanner.next(); next && next->start <= last;
       next = scanner.next()) {
    if (next->kind == text::LineKind::heading && !next->is_nested) {
      found = text::heading_title(text::without_newlines(
          bytes.substr(next->content, next->end - next->content)));
    }
  }
  std::string name = plain_label(found);
  return name.size() > k_max_label_length ? "" : name;
}

bool is_markdown(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".markdown") ||
         path.ends_with(".mdx");
}

} // namespace

std::string function_name(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == npos) {
    return {};
  }
  line = line.substr(first, line.find_last_not_of(" \t\r{:") - first + 1);
  std::string name;
  if (line.starts_with('#')) {
    const std::size_t text = line.find_first_not_of("# ");
    name = text == npos ? "" : line.substr(text);
  } else {
    const std::vector<std::string_view> names = names_in(line);
    if (names.empty() || (names_nothing(names[0]) && names[0] != "export" &&
                          names[0] != "default" && names[0] != "extern")) {
      return {};
    }
    name = called_name(line.substr(0, line.find('=')));
    for (std::size_t i = 0; name.empty() && i + 1 < names.size(); ++i) {
      name =
          introduces(names[i]) && !introduces(names[i + 1]) ? names[i + 1] : "";
    }
  }
  name = plain_label(name);
  return name.size() > k_max_label_length ? "" : name;
}

std::size_t add_labels(std::vector<Replacement>& replacements,
                       Library& library,
                       std::size_t most) {
  struct Asked {
    Replacement* replacement;
    std::size_t line;
  };
  std::vector<Asked> asked;
  std::vector<base::Command> questions;
  for (Replacement& each : replacements) {
    const Pointer& pointer = each.mark.pointer;
    const bool has_room = each.saved >= k_label_tokens + 4;
    if (pointer.kind != PointerKind::file || !has_room) {
      continue;
    }
    const SourceText* text = library.text(pointer);
    if (is_prose_path(pointer.path)) {
      if (text != nullptr && is_markdown(pointer.path)) {
        each.mark.pointer.label =
            heading_of(*text, pointer.lines.front().first);
      }
      continue; // git's hunk headers would name the last line at the margin
    }
    const auto line = text == nullptr || asked.size() >= most
                          ? std::nullopt
                          : typical_line(*text, pointer.lines.front());
    if (line) {
      asked.push_back({&each, *line});
      questions.push_back(question(pointer, text->lines[*line - 1]));
    }
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    asked[i].replacement->mark.pointer.label =
        function_name(function_line(said[i].out, asked[i].line));
  }
  return asked.size();
}

} // namespace handoff::point
