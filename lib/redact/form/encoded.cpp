// SPDX-License-Identifier: MIT
// Base64 that is text when it is decoded.
#include "redact/form/encoded.hpp"

#include "redact/form/base64.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_min_size = 40;
constexpr std::size_t k_max_size = std::size_t{16} << 10U;
constexpr std::size_t k_max_run = std::size_t{1} << 20U;
// Lines of a wrapped run are at least that long, but for the last.
constexpr std::size_t k_min_line = 60;

bool is_base64(char c) {
  return is_alnum(c) || c == '+' || c == '/' || c == '-' || c == '_';
}

bool is_text(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) {
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\t' || c == '\r';
  });
}

std::size_t
end_of_run(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t limit = at + std::min(text.size() - at, most);
  while (at < limit && is_base64(text[at])) {
    ++at;
  }
  return at;
}

// Where the run goes on in the next line; `at` if it does not.
std::size_t next_line(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (next < text.size() && text[next] == '\r') {
    ++next;
  }
  if (next >= text.size() || text[next] != '\n') {
    return at;
  }
  ++next;
  while (next < text.size() && is_blank(text[next])) {
    ++next;
  }
  return next < text.size() && is_base64(text[next]) ? next : at;
}

// What [start, ...) decodes to, across lines: the first k_max_size bytes of it.
Encoded decode_from(std::string_view text, std::size_t start) {
  std::string joined;
  std::size_t line = start;
  std::size_t end = end_of_run(text, line, k_max_run);
  joined.append(text.substr(line, end - line));
  while (end - line >= k_min_line && joined.size() < k_max_run) {
    const std::size_t next = next_line(text, end);
    const std::size_t next_end = end_of_run(text, next, k_max_run);
    const std::string_view run = text.substr(next, next_end - next);
    if (next == end || !is_text(decode_base64(run))) {
      break; // another word
    }
    line = next;
    end = next_end;
    joined.append(run);
  }
  while (end < text.size() && text[end] == '=') {
    ++end;
  }
  return {start, end, decode_base64(joined.substr(0, k_max_size))};
}

} // namespace

// A run covers a multiple of its least size: only those are probed.
Encoded next_encoded(std::string_view text, std::size_t at, std::size_t to) {
  const auto next_probe = [](std::size_t from) {
    return (from + k_min_size - 1) / k_min_size * k_min_size;
  };
  for (std::size_t probe = next_probe(at); probe < to;) {
    if (!is_base64(text[probe])) {
      probe += k_min_size;
      continue;
    }
    std::size_t start = probe;
    const std::size_t lowest = probe - std::min(probe, k_min_size);
    while (start > lowest && is_base64(text[start - 1])) {
      --start;
    }
    const std::size_t end = end_of_run(text, probe, k_max_size);
    if (end >= start + k_min_size &&
        is_text(decode_base64(text.substr(start, k_min_size)))) {
      Encoded found = decode_from(text, start);
      if (is_text(found.plain)) {
        return found;
      }
    }
    probe = next_probe(std::max(probe + 1, end));
  }
  return {.start = to, .end = to};
}

} // namespace handoff::redact
