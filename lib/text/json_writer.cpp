// SPDX-License-Identifier: MIT
// Writes JSON: one line, valid UTF-8, whatever the strings hold.
#include "text/json_writer.hpp"

#include "text/utf8.hpp"

#include <cstdio>
#include <utility>

namespace handoff::text {
namespace {

void append_ascii(std::string& json, char c) {
  constexpr std::string_view k_hex = "0123456789abcdef";
  switch (c) {
  case '"':
    json += "\\\"";
    return;
  case '\\':
    json += "\\\\";
    return;
  case '\n':
    json += "\\n";
    return;
  case '\t':
    json += "\\t";
    return;
  case '\r':
    json += "\\r";
    return;
  default:
    break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7f) {
    json += "\\u00";
    json += k_hex[byte >> 4U];
    json += k_hex[byte & 15U];
  } else {
    json += c;
  }
}

} // namespace

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii(json, text[at]);
      ++at;
      continue;
    }
    const Decoded decoded = decode_utf8(text, at);
    if (decoded.valid) {
      json.append(text, at, decoded.size);
    } else {
      json += "\xef\xbf\xbd";
    }
    at += decoded.size;
  }
  json += '"';
}

void JsonWriter::separate() {
  if (needs_comma_) {
    json_ += ", ";
  }
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  json_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  json_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  json_ += ": ";
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  append_json_string(json_, text);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  json_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::decimal(double value) {
  separate();
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.3f", value);
  json_ += digits;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  json_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  json_ += "null";
  return *this;
}

JsonWriter& JsonWriter::string_or_null(std::string_view text) {
  return text.empty() ? null() : string(text);
}

JsonWriter& JsonWriter::number_or_null(std::optional<std::int64_t> value) {
  return value ? number(*value) : null();
}

std::string JsonWriter::take() {
  needs_comma_ = false;
  return std::exchange(json_, {});
}

} // namespace handoff::text
