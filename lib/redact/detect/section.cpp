// SPDX-License-Identifier: MIT
// Finds the values below a heading that promises secrets: "secrets:" in YAML,
// [credentials] in TOML and INI, "passwords": {...} in JSON, the data of a
// Secret of Kubernetes.
#include "redact/detect/collector.hpp"
#include "redact/form/base64.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"
#include "redact/value/value.hpp"
#include "redact/value/value_gate.hpp"
#include "redact/value/value_scan.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_section_length = 8192; // bytes
constexpr std::size_t k_max_line_length = 512;
constexpr std::size_t k_max_lead_length = 64;

// What stands beside a secret and is none.
constexpr std::array<std::string_view, 50> k_plain = {
    "dir",      "folder",      "store",       "backend",  "user",
    "username", "login",       "name",        "email",    "host",
    "hostname", "url",         "uri",         "endpoint", "server",
    "port",     "database",    "region",      "type",     "kind",
    "provider", "path",        "file",        "filename", "key_file",
    "helper",   "description", "version",     "issuer",   "audience",
    "scope",    "scopes",      "realm",       "tenant",   "id",
    "arn",      "ref",         "source",      "from",     "target",
    "mode",     "uid",         "gid",         "external", "required",
    "driver",   "namespace",   "secret_name", "created",  "expires"};

bool is_plain_name(std::string_view name) {
  const Words words = split_words(name);
  return words.empty() ||
         std::ranges::any_of(k_plain, [&](std::string_view plain) {
           return equals_folded(plain, words.back()) ||
                  equals_folded(plain, name);
         });
}

struct SectionLine {
  std::size_t start = 0; // byte offsets, without the newline
  std::size_t end = 0;
};

SectionLine entry_line_at(std::string_view text, std::size_t start) {
  const std::string_view ahead =
      text.substr(0, std::min(text.size(), start + k_max_line_length));
  return {start, std::min(ahead.find('\n', start), ahead.size())};
}

// Where what is in a line begins, behind the marker of a diff or a quotation.
std::size_t content_start(std::string_view text, SectionLine line) {
  std::size_t at = line.start;
  if (at < line.end &&
      (text[at] == '+' || text[at] == '-' || text[at] == '>')) {
    ++at;
  }
  while (at < line.end && is_blank(text[at])) {
    ++at;
  }
  return at;
}

// A name and the operator behind it, or what is none.
struct SectionEntry {
  std::string_view name;
  std::size_t value = 0; // where it begins; 0 for no entry
};

SectionEntry entry_at(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view quote = quote_at(text, at);
  const std::size_t start = at + quote.size();
  std::size_t name = start;
  while (name < end &&
         (is_in(Charset::base64url, text[name]) || text[name] == '.')) {
    ++name;
  }
  std::size_t op = name;
  if (!quote.empty() && text.substr(op, quote.size()) == quote) {
    op += quote.size();
  }
  op = skip_spaces(text, op);
  if (name == start || op >= end || (text[op] != ':' && text[op] != '=')) {
    return {};
  }
  return {text.substr(start, name - start), skip_spaces(text, op + 1)};
}

// Not a word, nor what a setting is set to.
std::string_view
entry_gate(std::string_view text, const Name& name, const Value& value) {
  if (const std::string_view gate = value_gate(text, name, value);
      !gate.empty()) {
    return gate;
  }
  const std::string_view shown =
      text.substr(value.start, value.end - value.start);
  const bool has_digit = std::ranges::any_of(shown, is_digit);
  const bool has_case = std::ranges::any_of(shown, is_lower) &&
                        std::ranges::any_of(shown, is_upper);
  const bool has_symbol =
      shown.find_first_of("!#$%^&*?@") != std::string_view::npos;
  const bool is_mixed = has_digit && (has_case || has_symbol);
  return shown.size() >= 8 &&
                 (is_mixed || (shown.size() >= 16 && is_opaque(shown)))
             ? ""
             : "word";
}

// The secrets of Kubernetes are in base64; certificates are open.
bool is_encoded(std::string_view value) {
  if (value.size() < 8 || value.size() % 4 != 0 ||
      run_end(value, 0, Charset::base64) != value.size() ||
      value.starts_with("LS0tLS1CRUdJTiBDRVJU")) {
    return false;
  }
  const std::string plain = decode_base64(value);
  return std::ranges::all_of(plain,
                             [](char c) { return c >= ' ' && c <= '~'; });
}

// How the values of a section are written.
enum class Written { plainly, encoded };

void look_into(const SectionEntry& entry, Written how, Collector& out) {
  const std::string_view text = out.text();
  // What a name of its own promises is found by that.
  if (entry.value == 0 || is_plain_name(entry.name) ||
      promise_of(entry.name) != Promise::none) {
    return;
  }
  const std::optional<Value> value = read_value(text, entry.value);
  if (!value) {
    return;
  }
  const auto start = static_cast<std::size_t>(entry.name.data() - text.data());
  const Name name = {start, start + entry.name.size(), Promise::password};
  const std::string_view shown =
      text.substr(value->start, value->end - value->start);
  const bool is_open = how == Written::encoded && !is_encoded(shown);
  out.add({value->start,
           value->end,
           "secret",
           Level::assignment,
           is_open                   ? "not encoded"
           : how == Written::plainly ? entry_gate(text, name, *value)
                                     : std::string_view()});
}

// A value without a name, in a list.
void look_into_item(std::size_t at, Collector& out) {
  const std::string_view text = out.text();
  const std::optional<Value> value = read_value(text, at);
  if (value && value->start < value->end) {
    const Name name = {at, at, Promise::password};
    out.add({value->start,
             value->end,
             "secret",
             Level::assignment,
             entry_gate(text, name, *value)});
  }
}

// The values of the list that opens before `at`.
void look_until_bracket(std::size_t at, Collector& out) {
  const std::string_view text = out.text();
  const std::size_t limit = std::min(text.size(), at + k_max_section_length);
  while (at < limit && text[at] != ']') {
    if (text[at] == '"' || text[at] == '\'') {
      const std::optional<Value> value = read_value(text, at);
      if (!value || !value->is_quoted) {
        return;
      }
      look_into_item(at, out);
      at = value->end + 1;
    } else if (is_blank(text[at]) || is_newline(text[at]) || text[at] == ',') {
      ++at;
    } else {
      return;
    }
  }
}

// The lines below `heading` that are indented deeper.
void look_below(SectionLine heading, Written how, Collector& out) {
  const std::string_view text = out.text();
  const std::size_t indent = content_start(text, heading) - heading.start;
  std::size_t at = heading.end;
  const std::size_t limit = std::min(text.size(), at + k_max_section_length);
  std::size_t depth = 0;
  while (at < limit && text[at] == '\n') {
    const SectionLine line = entry_line_at(text, at + 1);
    const std::size_t content = content_start(text, line);
    const std::size_t column = content - line.start;
    at = line.end;
    if (content == line.end || text[content] == '#' || text[content] == '\r') {
      continue;
    }
    depth = depth == 0 ? column : depth;
    if (text[content] == '-' && column >= indent && how == Written::plainly) {
      look_into_item(skip_spaces(text, content + 1), out);
      continue;
    }
    if (column <= indent || text[content] == '-') {
      return;
    }
    if (column == depth) {
      look_into(entry_at(text, content, line.end), how, out);
    }
  }
}

// The lines below [heading] up to the next one.
void look_until_heading(std::size_t at, Collector& out) {
  const std::string_view text = out.text();
  const std::size_t limit = std::min(text.size(), at + k_max_section_length);
  while (at < limit && text[at] == '\n') {
    const SectionLine line = entry_line_at(text, at + 1);
    const std::size_t content = content_start(text, line);
    at = line.end;
    const SectionEntry entry = entry_at(text, content, line.end);
    const bool is_remark = content == line.end || text[content] == '#' ||
                           text[content] == ';' || text[content] == '\r';
    if (entry.value == 0 && !is_remark) {
      return;
    }
    look_into(entry, Written::plainly, out);
  }
}

// The members of the object that opens before `at`.
void look_until_brace(std::size_t at, Collector& out) {
  const std::string_view text = out.text();
  const std::size_t limit = std::min(text.size(), at + k_max_section_length);
  while (at < limit && text[at] != '}') {
    if (text[at] == '"' || text[at] == '\'') {
      const SectionEntry entry = entry_at(text, at, limit);
      const std::optional<Value> value =
          entry.value == 0 ? std::nullopt : read_value(text, entry.value);
      if (!value || !value->is_quoted) {
        return;
      }
      look_into(entry, Written::plainly, out);
      at = value->end + 1;
    } else if (is_blank(text[at]) || is_newline(text[at]) || text[at] == ',') {
      ++at;
    } else {
      return;
    }
  }
}

// kind: Secret, and below it on the same level data:
void find_encoded(SectionLine kind, Collector& out) {
  const std::string_view text = out.text();
  const std::size_t indent = content_start(text, kind) - kind.start;
  const std::size_t limit =
      std::min(text.size(), kind.end + k_max_section_length);
  for (std::size_t at = kind.end; at < limit && text[at] == '\n';) {
    const SectionLine line = entry_line_at(text, at + 1);
    const std::size_t content = content_start(text, line);
    at = line.end;
    const std::string_view shown = text.substr(content, line.end - content);
    if (text.substr(line.start, 3) == "---" || has_at(text, content, "kind:")) {
      return;
    }
    if (content - line.start == indent && shown.starts_with("data:")) {
      look_below(line, Written::encoded, out);
      return;
    }
  }
}

} // namespace

std::size_t find_section(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const std::size_t lowest =
      hit.start > k_max_lead_length ? hit.start - k_max_lead_length : 0;
  std::size_t start = hit.start;
  while (start > lowest && !is_newline(text[start - 1])) {
    --start;
  }
  const SectionLine line = entry_line_at(text, start);
  const std::size_t content = content_start(text, line);
  if (has_at(text, hit.start, "kind")) {
    if (content == hit.start) {
      find_encoded(line, out);
    }
    return 0;
  }
  if (content < hit.start && text[content] == '[') {
    const std::size_t after = skip_spaces(text, hit.end + 1);
    if (text.substr(hit.end, 1) == "]" && after + 1 >= line.end) {
      look_until_heading(line.end, out);
    }
    return 0;
  }
  const std::size_t closed = hit.end + quote_at(text, hit.end).size();
  const std::size_t colon = skip_spaces(text, closed);
  if (colon >= text.size() || text[colon] != ':') {
    return 0;
  }
  const std::size_t next = skip_lines(text, colon + 1);
  const bool is_name =
      std::all_of(text.begin() + static_cast<std::ptrdiff_t>(content),
                  text.begin() + static_cast<std::ptrdiff_t>(hit.start),
                  [](char c) {
                    return is_in(Charset::base64url, c) || c == '.' ||
                           c == '"' || c == '\'';
                  });
  if (next < text.size() && text[next] == '{') {
    look_until_brace(next + 1, out);
  } else if (next < text.size() && text[next] == '[') {
    look_until_bracket(next + 1, out);
  } else if (is_name && (next > line.end ||
                         text.substr(skip_spaces(text, colon + 1), 1) == "#")) {
    look_below(line, Written::plainly, out);
  }
  return 0;
}

} // namespace handoff::redact
