// SPDX-License-Identifier: MIT
// What changed lines of code define.
#include "handoff/definitions.hpp"

#include "point/match/label.hpp"
#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/split.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace handoff {
using text::is_one_of;

namespace {

constexpr std::size_t k_max_line = 300; // longer ones are data
constexpr auto npos = std::string_view::npos;

bool is_name_byte(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '$' ||
         (c & 0x80) != 0;
}

// Words in front of what introduces a definition.
constexpr std::array<std::string_view, 30> k_modifiers = {
    "export",   "default",   "declare",  "async",     "static",    "public",
    "private",  "protected", "internal", "abstract",  "final",     "sealed",
    "override", "virtual",   "inline",   "constexpr", "consteval", "extern",
    "unsafe",   "pub",       "open",     "suspend",   "data",      "partial",
    "inner",    "readonly",  "local",    "template",  "explicit",  "friend"};

// Words that are followed by the name of what they define.
constexpr std::array<std::string_view, 24> k_introducers = {
    "class",    "struct", "interface", "enum", "union",     "trait",
    "impl",     "module", "namespace", "def",  "fn",        "func",
    "function", "fun",    "sub",       "proc", "object",    "type",
    "record",   "macro",  "protocol",  "defp", "defmodule", "extension"};

// Words that begin a statement.
constexpr std::array<std::string_view, 34> k_statements = {
    "if",     "for",    "while", "switch", "return",  "catch",   "else",
    "elif",   "do",     "try",   "throw",  "new",     "delete",  "case",
    "import", "from",   "use",   "using",  "require", "include", "await",
    "yield",  "assert", "raise", "with",   "match",   "go",      "defer",
    "select", "echo",   "print", "unless", "until",   "typedef"};

std::string_view first_word(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_name_byte(line[end])) {
    ++end;
  }
  return line.substr(0, end);
}

std::string_view after(std::string_view line, std::string_view word) {
  return text::trimmed(line.substr(word.size()));
}

// "pub(crate) async fn f" from "fn" on; "template <class T>" as well.
std::string_view without_modifiers(std::string_view line) {
  for (;;) {
    const std::string_view word = first_word(line);
    if (word.empty() || !is_one_of(k_modifiers, word)) {
      return line;
    }
    std::string_view rest = line.substr(word.size());
    const char open = rest.empty() ? ' ' : text::trimmed(rest).substr(0, 1)[0];
    if (open == '(' || open == '<') { // pub(crate), template <...>
      const std::size_t close = rest.find(open == '(' ? ')' : '>');
      if (word != "pub" && word != "template") {
        return line;
      }
      rest = close == npos ? std::string_view() : rest.substr(close + 1);
    }
    line = text::trimmed(rest);
  }
}

// "function name(", "class Name", "func (r *Repo) Name(", "impl X for Y"
std::string introduced_name(std::string_view line) {
  const std::string_view word = first_word(line);
  std::string_view rest = after(line, word);
  if (rest.starts_with('*')) { // a generator of JavaScript
    rest = text::trimmed(rest.substr(1));
  }
  if (word == "func" && rest.starts_with('(')) {
    const std::size_t close = rest.find(')');
    rest = close == npos ? rest : text::trimmed(rest.substr(close + 1));
  }
  if (rest.starts_with('<')) { // impl<T>
    const std::size_t close = rest.find('>');
    rest = close == npos ? rest : text::trimmed(rest.substr(close + 1));
  }
  std::size_t end = 0;
  constexpr std::string_view k_inside = ".:?!"; // Ruby, C++, Elixir
  while (end < rest.size() &&
         (is_name_byte(rest[end]) ||
          (k_inside.find(rest[end]) != npos && end + 1 < rest.size() &&
           is_name_byte(rest[end + 1])) ||
          (rest[end] == ':' && rest.substr(end, 2) == "::"))) {
    ++end;
  }
  const std::string_view name = rest.substr(0, end);
  const std::string_view next = text::trimmed(rest.substr(end));
  const bool is_key = next.starts_with(':') && word == "type"; // of an object
  const bool is_value = next.starts_with('=') && word != "type";
  const bool is_word = next.starts_with(',') || next.starts_with('.');
  return name.empty() || is_key || is_value || is_word ? std::string()
                                                       : std::string(name);
}

// "function ...", "async (a) => ...", "a => ...", "(a, b): T => ...", or "(" of
// parameters that go on below; not "(a + b) * 2".
bool is_function_value(std::string_view value) {
  const std::string_view word = first_word(value);
  if (word == "function" || word == "async") {
    return true;
  }
  if (!word.empty()) {
    return after(value, word).starts_with("=>");
  }
  if (!value.starts_with('(')) {
    return false;
  }
  int depth = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    depth += value[at] == '(' ? 1 : value[at] == ')' ? -1 : 0;
    if (depth == 0) {
      const std::string_view next = text::trimmed(value.substr(at + 1));
      return next.starts_with("=>") ||
             (next.starts_with(':') && next.find("=>") != npos);
    }
  }
  return true;
}

// "const name = (a) => ..." and "const name = function ..."
std::string assigned_function(std::string_view line) {
  constexpr std::array<std::string_view, 3> k_words = {"const", "let", "var"};
  const std::string_view word = first_word(line);
  if (!is_one_of(k_words, word)) {
    return {};
  }
  const std::string_view rest = after(line, word);
  const std::string_view name = first_word(rest);
  const std::size_t equals = rest.find('=');
  if (name.empty() || equals == npos) {
    return {};
  }
  const std::string_view value = text::trimmed(rest.substr(equals + 1));
  return is_function_value(value) ? std::string(name) : std::string();
}

// The name in front of the first parenthesis, and what stands before it.
struct Called {
  std::string_view before;
  std::string_view name;
};

Called called(std::string_view line) {
  const std::size_t open = line.find('(');
  if (open == npos) {
    return {};
  }
  std::size_t start = open;
  while (start > 0 && (is_name_byte(line[start - 1]) ||
                       line[start - 1] == ':' || line[start - 1] == '~')) {
    --start;
  }
  return {text::trimmed(line.substr(0, start)),
          line.substr(start, open - start)};
}

// A call that is given a text or a function, or an arm of a match.
bool holds_more_than_parameters(std::string_view line) {
  constexpr std::array<std::string_view, 7> k_marks = {
      "(\"", "('", "(`", "=>", "function", "([", "lambda"};
  return std::ranges::any_of(
      k_marks, [&](std::string_view mark) { return line.find(mark) != npos; });
}

// "static int name(int a) {", "Type Class::name()", "name(a) {", "name() {":
// a type in front, or a body behind.
std::string function_with_body(std::string_view line) {
  const Called found = called(line);
  constexpr std::string_view k_of_types =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$ "
      "*&<>[],:?@";
  const bool is_type = found.before.find_first_not_of(k_of_types) == npos &&
                       !found.before.ends_with(',');
  const bool is_name = !found.name.empty() && !text::is_digit(found.name[0]) &&
                       found.name != "function" &&
                       !is_one_of(k_statements, found.name);
  if (!is_type || !is_name || holds_more_than_parameters(line)) {
    return {};
  }
  const std::string_view head = text::trimmed(
      line.substr(0, line.size() - (line.ends_with('{') ? 1 : 0)));
  const bool opens_body =
      line.ends_with('{') && (head.ends_with(')') || head.find("):") != npos ||
                              head.find(") ") != npos);
  const bool may_go_on = line.ends_with(')') || line.ends_with(',') ||
                         line.ends_with('(') || line.ends_with("const") ||
                         line.ends_with("override");
  const bool is_definition = opens_body || (!found.before.empty() && may_go_on);
  return is_definition ? std::string(found.name) : std::string();
}

bool is_comment(std::string_view line) {
  return line.starts_with("//") || line.starts_with("/*") ||
         line.starts_with('*') || line.starts_with('#') ||
         line.starts_with("--") || line.starts_with('"') ||
         line.starts_with('\'');
}

std::string_view extension(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == npos ? std::string_view() : name.substr(dot + 1);
}

bool is_markdown(std::string_view path) {
  constexpr std::array<std::string_view, 3> k_extensions = {
      "md", "markdown", "mdx"};
  return is_one_of(k_extensions, extension(path));
}

// Only in code: a line of data or prose may look like anything.
bool is_code(std::string_view path) {
  constexpr std::array<std::string_view, 46> k_extensions = {
      "c",     "cc",   "cpp", "cxx", "h",      "hh",    "hpp", "hxx",
      "m",     "mm",   "cs",  "go",  "java",   "kt",    "kts", "scala",
      "swift", "rs",   "py",  "pyi", "rb",     "php",   "pl",  "pm",
      "sh",    "bash", "zsh", "js",  "jsx",    "mjs",   "cjs", "ts",
      "tsx",   "mts",  "cts", "vue", "svelte", "dart",  "lua", "ex",
      "exs",   "erl",  "hs",  "zig", "jl",     "groovy"};
  return is_one_of(k_extensions, extension(path));
}

std::string name_in(std::string_view path, std::string_view line) {
  if (is_markdown(path)) {
    return text::heading_level(line) > 0 ? point::function_name(line) : "";
  }
  return is_code(path) ? definition_name(line) : std::string();
}

std::vector<std::string> names_in(std::string_view path,
                                  std::string_view lines) {
  std::vector<std::string> names;
  for (const std::string_view line : text::split(lines, '\n')) {
    if (std::string name = name_in(path, line); !name.empty()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

// Whether something is changed in front of the first definition: then the
// function that the hunk begins in is changed, too.
bool begins_inside(std::string_view path, std::string_view lines) {
  for (const std::string_view line : text::split(lines, '\n')) {
    const std::string_view content = text::trimmed(line);
    const bool says_nothing = content.empty() || content == "}" ||
                              content == "});" ||
                              (!is_markdown(path) && is_comment(content));
    if (!says_nothing) {
      return name_in(path, line).empty();
    }
  }
  return lines.empty();
}

} // namespace

std::string definition_name(std::string_view line) {
  line = text::trimmed(line);
  if (line.empty() || line.size() > k_max_line || is_comment(line)) {
    return {};
  }
  const std::string_view rest = without_modifiers(line);
  if (std::string name = assigned_function(rest); !name.empty()) {
    return name;
  }
  if (line.ends_with(';')) {
    return {};
  }
  const std::string_view word = first_word(rest);
  if (is_one_of(k_statements, word)) {
    return {};
  }
  if (is_one_of(k_introducers, word) && rest.size() > word.size() &&
      rest[word.size()] != '(' && rest[word.size()] != '.') {
    return introduced_name(rest);
  }
  if (rest.starts_with("const fn ")) { // Rust
    return introduced_name(rest.substr(6));
  }
  return function_with_body(rest);
}

std::vector<std::string>
changed_definitions(std::string_view path,
                    const std::vector<git::Hunk>& hunks) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  const auto add = [&](std::string_view how, const std::string& name) {
    if (!name.empty() && seen.insert(name).second) {
      names.push_back(std::string(how) + name);
    }
  };
  for (const git::Hunk& hunk : hunks) {
    const std::vector<std::string> added = names_in(path, hunk.added);
    const std::vector<std::string> removed = names_in(path, hunk.removed);
    const auto is_in = [](const std::vector<std::string>& list,
                          const std::string& name) {
      return std::ranges::find(list, name) != list.end();
    };
    if (begins_inside(path, hunk.added.empty() ? hunk.removed : hunk.added)) {
      add("", name_in(path, hunk.function));
    }
    for (const std::string& name : added) {
      add(is_in(removed, name) ? "" : "added ", name);
    }
    for (const std::string& name : removed) {
      add("removed ", is_in(added, name) ? "" : name);
    }
  }
  return names;
}

} // namespace handoff
