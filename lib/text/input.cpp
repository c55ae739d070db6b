// SPDX-License-Identifier: MIT
// Bytes that someone wrote, as UTF-8 text.
#include "text/input.hpp"

#include "base/error.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <optional>

namespace handoff::text {
namespace {

// CRLF and lone CR become LF.
std::string with_plain_newlines(std::string text) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 == text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
    }
  }
  text.resize(to);
  return text;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode_utf8(bytes, at);
    if (decoded.valid) {
      text += bytes.substr(at, decoded.size);
    } else {
      append_utf8(text, decoded.code_point);
    }
    at += decoded.size;
  }
  return text;
}

// Of one byte a unit or more, not of wide units.
std::string decode_narrow(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xef\xbb\xbf") {
    bytes.remove_prefix(3);
  }
  if (is_valid_utf8(bytes)) {
    return std::string(bytes);
  }
  return is_plainly_windows_1252(bytes) ? decode_windows_1252(bytes)
                                        : with_replacements(bytes);
}

std::string decode(std::string_view bytes, std::string_view what) {
  if (const std::optional<Encoding> wide = find_wide_encoding(bytes)) {
    return decode_wide(bytes, *wide);
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    throw Error("cannot read " + std::string(what) + " as text: NUL at byte " +
                    std::to_string(nul),
                "give UTF-8 or UTF-16 text");
  }
  return decode_narrow(bytes);
}

std::string without_nul(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (c == '\0') {
      append_utf8(result, U'\uFFFD');
    } else {
      result += c;
    }
  }
  return result;
}

} // namespace

std::string decode_input(std::string_view bytes, std::string_view what) {
  std::string text = decode(bytes, what);
  const std::size_t nul = text.find('\0');
  if (nul != std::string::npos) {
    throw Error("cannot read " + std::string(what) + " as text: it holds NUL",
                "give UTF-8 or UTF-16 text");
  }
  return with_plain_newlines(std::move(text));
}

std::string decode_lossily(std::string_view bytes) {
  const std::optional<Encoding> wide = find_wide_encoding(bytes);
  return with_plain_newlines(
      without_nul(wide ? decode_wide(bytes, *wide) : decode_narrow(bytes)));
}

} // namespace handoff::text
