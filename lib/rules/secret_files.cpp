// SPDX-License-Identifier: MIT
// Reads names and values of files that hold secrets.
#include "rules/secret_files.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <optional>

namespace handoff::rules {
namespace {

constexpr std::string_view k_blanks = " \t\r";

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '.' ||
           c == '-';
  });
}

struct Quoted {
  std::string value;
  std::size_t end = 0; // behind the quote that closes it
};

// The value whose quote opens at `at`; only double quotes know escapes.
std::optional<Quoted> read_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  std::string value;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) {
      return Quoted{std::move(value), i + 1};
    }
    if (text[i] == '\\' && quote == '"' && i + 1 < text.size()) {
      ++i;
      value.push_back(text[i] == 'n' ? '\n' : text[i]);
    } else {
      value.push_back(text[i]);
    }
  }
  return std::nullopt;
}

// Up to the end of the line or a comment.
std::string read_bare(std::string_view line) {
  const std::size_t comment = line.find(" #");
  return std::string(text::trimmed(line.substr(0, comment)));
}

// A key or a certificate of several lines shows a line at a time.
void add(std::vector<redact::NamedValue>& values,
         std::string_view name,
         const std::string& value) {
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t end = std::min(value.find('\n', at), value.size());
    values.push_back({std::string(name), value.substr(at, end - at)});
    at = end + 1;
  }
}

} // namespace

std::vector<redact::NamedValue> read_dotenv(std::string_view text) {
  std::vector<redact::NamedValue> values;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t equals = line.find('=');
    std::string_view name = text::trimmed(line.substr(0, equals));
    if (name.starts_with("export ")) {
      name = text::trimmed(name.substr(7));
    }
    const std::size_t start = at + equals + 1;
    at = end + 1;
    if (equals == std::string_view::npos || !is_name(name)) {
      continue;
    }
    const std::size_t first =
        std::min(text.find_first_not_of(k_blanks, start), text.size());
    const bool is_quoted =
        first < end &&
        std::string_view("\"'`").find(text[first]) != std::string_view::npos;
    if (const auto quoted =
            is_quoted ? read_quoted(text, first) : std::nullopt) {
      add(values, name, quoted->value);
      at = std::min(text.find('\n', quoted->end), text.size()) + 1;
    } else {
      add(values, name, read_bare(text.substr(start, end - start)));
    }
  }
  return values;
}

std::vector<redact::NamedValue> read_netrc(std::string_view text) {
  std::vector<redact::NamedValue> values;
  std::string_view before;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t\r\n", at)) !=
         std::string_view::npos) {
    const std::size_t end =
        std::min(text.find_first_of(" \t\r\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (before == "password") {
      values.push_back({"password", std::string(word)});
    }
    before = before == "password" ? std::string_view() : word;
    at = end;
  }
  return values;
}

} // namespace handoff::rules
