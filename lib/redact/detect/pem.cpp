// SPDX-License-Identifier: MIT
// Finds private keys between PEM markers: whole, cut short, quoted, escaped,
// joined from strings, and base64 around all of it.
#include "redact/detect/collector.hpp"
#include "redact/form/base64.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_key_length = 65536;
constexpr std::size_t k_max_label_length = 64;

bool is_private(std::string_view label) {
  return label.find("PRIVATE KEY") != std::string_view::npos ||
         label.find("PRIVATE-KEY") != std::string_view::npos;
}

// Quotation marks, diff markers, string joints: what may stand around a line
// of a key.
bool is_margin(char c) {
  return is_blank(c) || c == '\r' ||
         std::string_view(">|+*\"'#-,\\").find(c) != std::string_view::npos;
}

bool is_header_line(std::string_view line) {
  for (const std::string_view name :
       {"Proc-Type:", "DEK-Info:", "Comment:", "Version:", "Hash:"}) {
    if (line.find(name) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_key_line(std::string_view line) {
  if (is_header_line(line)) {
    return true;
  }
  while (!line.empty() && is_margin(line.front())) {
    line.remove_prefix(1);
  }
  while (!line.empty() && is_margin(line.back())) {
    line.remove_suffix(1);
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_escape = line[i] == '\\' && i + 1 < line.size();
    if (!is_escape && !is_in(Charset::base64, line[i])) {
      return false;
    }
  }
  return line.size() != 0;
}

// The end of a key that has no END marker: its last line of base64.
std::size_t end_of_lines(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (at < text.size()) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, line_end - at);
    const bool is_blank =
        std::ranges::all_of(line, [](char c) { return is_margin(c); });
    if (is_key_line(line)) {
      end = line_end;
    } else if (!is_blank) {
      // a key in one escaped line may be followed by more on that line
      const std::size_t rest = text.find_first_not_of(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\\",
          at);
      return end == at || rest - at >= 32
                 ? std::max(end, std::min(rest, line_end))
                 : end;
    }
    at = line_end + 1;
  }
  return end;
}

// In a string a line ends with "\n", in a string of a string with "\\n".
std::size_t skip_escapes(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t letter =
        std::min(text.find_first_not_of('\\', at), text.size());
    if (letter == at || letter == text.size() ||
        (text[letter] != 'n' && text[letter] != 'r')) {
      return at;
    }
    at = letter + 1;
  }
}

// A '+' may begin a line of base64, too; hardly two of them.
bool is_diff_marker(std::string_view text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  return newline != std::string_view::npos &&
         text.substr(newline + 1, 1) == "+";
}

// "key omitted for security reasons"
bool is_remark(std::string_view body) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const std::size_t end = run_end(body, at, Charset::base64);
    longest = std::max(longest, end - at);
    at = end;
  }
  return longest < 16 && body.find(' ') != std::string_view::npos;
}

// Proc-Type and DEK-Info say how a key is encrypted and may stay.
std::size_t
skip_headers(std::string_view text, std::size_t from, std::size_t to) {
  std::size_t at = from;
  while (at < to) {
    const std::size_t line_end =
        std::min(text.substr(0, to).find('\n', at), to);
    const std::string_view line = text.substr(at, line_end - at);
    const bool is_blank =
        std::ranges::all_of(line, [](char c) { return is_margin(c); });
    if (!is_blank && !is_header_line(line)) {
      break;
    }
    at = line_end + 1;
  }
  at = skip_escapes(text.substr(0, to), at);
  while (at < to && is_margin(text[at]) &&
         (text[at] != '+' || is_diff_marker(text.substr(0, to), at))) {
    ++at;
  }
  return std::min(at, to);
}

std::size_t
trim_margin(std::string_view text, std::size_t from, std::size_t to) {
  for (;;) {
    const bool is_escape = to >= from + 2 && text[to - 2] == '\\' &&
                           (text[to - 1] == 'n' || text[to - 1] == 'r');
    if (is_escape) {
      to -= 2;
    } else if (to > from &&
               (is_margin(text[to - 1]) || is_newline(text[to - 1]))) {
      --to;
    } else {
      return to;
    }
  }
}

// Behind the base64 of "-----BEGIN ".
std::size_t find_encoded_pem(const Hit& hit, Collector& out) {
  const std::size_t end = run_end(hit.text, hit.start, Charset::base64);
  const bool is_known =
      is_private(decode_base64(hit.text.substr(hit.start, 64)));
  out.add({hit.start,
           end,
           "private-key",
           Level::provider,
           is_known ? "" : "public"});
  return end;
}

// The lines of a key above its END marker whose BEGIN was cut off. Of a whole
// key this finds the lines once more.
void find_tail(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const std::string_view label = text.substr(hit.end, k_max_label_length);
  if (!is_private(label.substr(0, label.find("----")))) {
    return;
  }
  const std::size_t lowest = hit.start - std::min(hit.start, k_max_key_length);
  std::size_t start = hit.start;
  std::size_t end = hit.start;
  while (start > lowest) {
    const std::size_t line_end = start - (text[start - 1] == '\n' ? 1U : 0U);
    std::size_t line = line_end;
    while (line > lowest && text[line - 1] != '\n') {
      --line;
    }
    const std::string_view shown = text.substr(line, line_end - line);
    const bool is_margin_only = std::ranges::all_of(shown, is_margin);
    if (is_margin_only ? line_end < hit.start && start != hit.start
                       : !is_key_line(shown) || shown.size() < 16) {
      break;
    }
    start = line;
  }
  start = std::min(
      std::max(start, text.find_first_not_of(" \t>|+*\"'#,", start)), end);
  end = trim_margin(text, start, end);
  out.add({start,
           end,
           "private-key",
           Level::provider,
           end - start < 24
               ? std::string_view("length")
               : placeholder_gate(text.substr(start, end - start))});
}

} // namespace

std::size_t find_pem(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (text[hit.start] != '-') {
    return find_encoded_pem(hit, out);
  }
  if (has_at(text, hit.start, "-----end ")) {
    find_tail(hit, out);
    return 0;
  }
  const std::string_view ahead = text.substr(hit.end, k_max_label_length);
  const std::size_t dashes = ahead.find("----");
  if (dashes == std::string_view::npos ||
      !is_private(ahead.substr(0, dashes))) {
    return 0;
  }
  const std::size_t start =
      run_end(text, hit.end + dashes, Charset::base64url) == hit.end + dashes
          ? hit.end + dashes
          : text.find_first_not_of('-', hit.end + dashes);
  if (start == std::string_view::npos) {
    return 0;
  }
  const std::string_view body =
      text.substr(0, std::min(text.size(), start + k_max_key_length));

  const std::size_t marker = body.find("-----", start);
  const std::size_t end = has_at(body, marker, "-----end")
                              ? trim_margin(text, start, marker)
                              : end_of_lines(body.substr(0, marker), start);
  const std::size_t from = skip_headers(text, start, end);
  // "-----BEGIN PRIVATE KEY-----\n..." in prose and in code
  const std::string_view key = text.substr(from, end - from);
  const std::string_view gate = std::ranges::count_if(key, is_alnum) < 12
                                    ? "length"
                                    : placeholder_gate(key);
  out.add({from,
           end,
           "private-key",
           Level::provider,
           gate.empty() && is_remark(key) ? "words" : gate});
  return end;
}

} // namespace handoff::redact
