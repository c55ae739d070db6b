// SPDX-License-Identifier: MIT
// Finds names of people: before an address in trailers and headers, in
// listings of files, in prompts.
#include "redact/detect/collector.hpp"
#include "redact/detect/email.hpp"
#include "redact/detect/home.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_name_length = 80;

// -rw-r--r-- 1 alice staff 120 Mar 14 09:26 a.txt
void find_owner(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const auto skip = [&](std::size_t at, auto is) {
    while (at < text.size() && is(text[at])) {
      ++at;
    }
    return at;
  };
  const auto is_graphic = [](char c) {
    return static_cast<unsigned char>(c) > ' ';
  };
  std::size_t at = skip(hit.end, is_graphic);
  at = skip(at, is_blank);
  const std::size_t links = skip(at, is_digit);
  const std::size_t start = skip(links, is_blank);
  const std::size_t end = skip(start, is_graphic);
  if (links == at || start == links || end - start > 32 ||
      !is_blank(text.substr(end, 1).empty() ? 'x' : text[end]) ||
      is_digit(text[start])) {
    return;
  }
  out.add({start,
           end,
           "user",
           Level::personal,
           user_gate(text.substr(start, end - start))});
}

} // namespace

std::size_t find_trailer(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (text[hit.start] == 'r' || text[hit.start] == '-') {
    if (text[hit.start] == 'r') {
      find_owner(hit, out);
      return 0;
    }
  }
  std::size_t start = hit.end;
  while (start < text.size() && is_blank(text[start])) {
    ++start;
  }
  const std::string_view ahead = text.substr(start, k_max_name_length);
  const std::size_t open = ahead.find('<');
  if (open == std::string_view::npos || open < 3 ||
      ahead.substr(0, open).find_first_of("\n\r\"{}$=;:/\\>[]()") !=
          std::string_view::npos) {
    return 0;
  }
  const std::size_t close = text.find('>', start + open);
  if (close == std::string_view::npos || close - start - open > 254) {
    return 0;
  }
  const std::string_view address =
      text.substr(start + open + 1, close - start - open - 1);
  std::size_t end = start + open;
  while (end > start && is_blank(text[end - 1])) {
    --end;
  }
  out.add({start, end, "name", Level::personal, address_gate(address)});
  return 0;
}

} // namespace handoff::redact
