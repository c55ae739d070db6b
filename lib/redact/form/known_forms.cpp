// SPDX-License-Identifier: MIT
// In which forms a known value may appear.
#include "redact/form/known_forms.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>
#include <cstdint>

namespace handoff::redact {
namespace {

constexpr std::size_t k_min_wrapped = 16;
constexpr std::size_t k_max_gap = 64;

template <typename Spell>
std::string spelled(std::string_view value, Spell spell) {
  std::string out;
  for (const char c : value) {
    spell(out, c);
  }
  return out;
}

void append_hex(std::string& out, char c, std::string_view digits) {
  const auto byte = static_cast<unsigned char>(c);
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

// The digits of base64 that `value` alone decides when `offset` bytes of a
// group stand before it.
std::string base64_core(std::string_view value,
                        std::size_t offset,
                        std::string_view digits) {
  std::string out;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  const std::string led = std::string(offset, '\0') + std::string(value);
  for (const char c : led) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) {
      out.push_back(digits[(buffer >> (bits - 6)) & 63U]);
    }
  }
  return out.substr(offset == 0 ? 0 : offset + 1);
}

// What may stand between two lines of a wrapped value, from `at` on; 0 if
// nothing of it does.
std::size_t gap_size(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_gap);
  std::size_t end = at;
  const auto skip = [&](std::string_view set) {
    while (end < limit && set.find(text[end]) != std::string_view::npos) {
      ++end;
    }
  };
  skip("\"'`+.,\\ \t\r");
  if (end == limit || text[end] != '\n') {
    return 0;
  }
  ++end;
  skip(" \t+->#*|\"'`.");
  return end - at;
}

} // namespace

std::vector<std::string> escaped_forms(std::string_view value) {
  std::vector<std::string> forms = {
      spelled(value,
              [](std::string& out, char c) {
                out += c == '"' || c == '\\' ? std::string("\\") + c
                                             : std::string(1, c);
              }),
      spelled(value,
              [](std::string& out, char c) {
                out += c == '\'' ? std::string("'\\''") : std::string(1, c);
              }),
      spelled(value,
              [](std::string& out, char c) {
                out += c == '/' ? std::string("\\/") : std::string(1, c);
              }),
      spelled(value,
              [](std::string& out, char c) { out += c == ' ' ? '+' : c; }),
      spelled(value,
              [](std::string& out, char c) {
                append_hex(out, c, "0123456789abcdef");
              }),
      spelled(value, [](std::string& out, char c) {
        append_hex(out, c, "0123456789ABCDEF");
      })};
  std::erase(forms, value);
  return forms;
}

std::vector<std::string> base64_forms(std::string_view value) {
  const std::string letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      "0123456789";
  std::vector<std::string> forms;
  for (const std::string_view last : {"+/", "-_"}) {
    for (std::size_t offset = 0; offset < 3; ++offset) {
      forms.push_back(base64_core(value, offset, letters + std::string(last)));
    }
  }
  return forms;
}

std::size_t
wrapped_end(std::string_view text, std::size_t at, std::string_view value) {
  if (text.substr(at, value.size()) == value) {
    return at + value.size();
  }
  if (value.size() < k_min_wrapped) {
    return at;
  }
  std::size_t end = at;
  for (std::size_t i = 0; i < value.size();) {
    if (end < text.size() && text[end] == value[i]) {
      ++end;
      ++i;
      continue;
    }
    const std::size_t gap = i == 0 ? 0 : gap_size(text, end);
    if (gap == 0) {
      return at;
    }
    end += gap;
    // the mark of a diff may be the value's
    while (end > at && end < text.size() && text[end] != value[i] &&
           text[end - 1] == value[i]) {
      --end;
    }
  }
  return end;
}

} // namespace handoff::redact
