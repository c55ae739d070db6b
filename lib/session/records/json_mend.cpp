// SPDX-License-Identifier: MIT
// JSON whose strings hold what no character is.
#include "session/records/json_mend.hpp"

#include "text/utf8.hpp"

#include <charconv>

namespace handoff::session {
namespace {

constexpr std::size_t k_escape = 6; // "\u" and four digits

// The code unit of an escape at the start of `json`.
std::optional<unsigned> escaped_unit(std::string_view json) {
  if (json.size() < k_escape || !json.starts_with("\\u")) {
    return std::nullopt;
  }
  unsigned unit = 0;
  const char* end = json.data() + k_escape;
  const auto [stop, error] = std::from_chars(json.data() + 2, end, unit, 16);
  return error == std::errc() && stop == end ? std::optional(unit)
                                             : std::nullopt;
}

bool is_first_half(std::optional<unsigned> unit) {
  return unit && *unit >= 0xd800U && *unit < 0xdc00U;
}

bool is_second_half(std::optional<unsigned> unit) {
  return unit && *unit >= 0xdc00U && *unit < 0xe000U;
}

// Bytes that the escape at the start of `json` takes, both halves of a pair.
std::size_t mend_escape(std::string_view json, std::string& out) {
  const auto unit = escaped_unit(json);
  const bool is_half = is_first_half(unit) || is_second_half(unit);
  const bool is_pair = is_first_half(unit) &&
                       is_second_half(escaped_unit(json.substr(k_escape)));
  const bool escapes_ascii = json.size() > 1 && (json[1] & 0x80) == 0;
  const std::size_t size = is_pair         ? 2 * k_escape
                           : is_half       ? k_escape
                           : escapes_ascii ? 2
                                           : 1;
  out +=
      is_half && !is_pair ? std::string_view("\\ufffd") : json.substr(0, size);
  return size;
}

} // namespace

std::optional<std::string> mended_json(std::string_view json) {
  constexpr std::string_view k_mark = "\xef\xbb\xbf";
  std::string mended;
  mended.reserve(json.size());
  std::size_t at = json.starts_with(k_mark) ? k_mark.size() : 0;
  while (at < json.size()) {
    if (json[at] == '\\') {
      at += mend_escape(json.substr(at), mended);
      continue;
    }
    const text::Decoded decoded = text::decode_utf8(json, at);
    if (decoded.valid) {
      mended += json.substr(at, decoded.size);
    } else {
      text::append_utf8(mended, 0xfffd);
    }
    at += decoded.size;
  }
  return mended == json ? std::nullopt : std::optional(std::move(mended));
}

} // namespace handoff::session
