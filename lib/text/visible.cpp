// SPDX-License-Identifier: MIT
// Makes what a terminal or a reader would not see visible.
#include "text/visible.hpp"

#include "text/code_point.hpp"
#include "text/utf8.hpp"

#include <utf8proc.h>

namespace handoff::text {
namespace {

constexpr char32_t k_non_joiner = 0x200c;
constexpr char32_t k_joiner = 0x200d;
constexpr char32_t k_keycap = 0x20e3;

const utf8proc_property_t& property(char32_t c) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

bool is_skin_tone(char32_t c) {
  return c >= 0x1f3fb && c <= 0x1f3ff;
}

bool is_emoji_style(char32_t c) {
  return c == 0xfe0e || c == 0xfe0f;
}

bool is_pictographic(char32_t c) {
  return property(c).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

// The scripts whose spelling needs joiners.
bool is_joining_letter(char32_t c) {
  return c >= 0x600 && c <= 0x109f && property(c).ignorable == 0;
}

bool is_keycap_base(char32_t c) {
  return (c >= '0' && c <= '9') || c == '#' || c == '*';
}

// Whether the invisible `c` is spelling rather than a hiding place: its
// neighbours (as they will be printed) need it.
bool is_needed(char32_t before, char32_t c, char32_t after) {
  if (c == k_joiner && is_pictographic(after) &&
      (is_pictographic(before) || is_emoji_style(before) ||
       is_skin_tone(before))) {
    return true;
  }
  if (c == k_joiner || c == k_non_joiner) {
    return is_joining_letter(before) && is_joining_letter(after);
  }
  return is_emoji_style(c) && (is_pictographic(before) ||
                               (is_keycap_base(before) && after == k_keycap));
}

std::string code_point_name(char32_t c) {
  static constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string digits;
  for (char32_t rest = c; rest != 0 || digits.size() < 4; rest >>= 4U) {
    digits.insert(digits.begin(), k_digits[rest & 0xfU]);
  }
  return "<U+" + digits + ">";
}

// What stands for the control character `c`.
std::string control_picture(char32_t c) {
  if (c >= 0x80) {
    return code_point_name(c);
  }
  std::string picture;
  append_utf8(picture, c == 0x7f ? 0x2421 : 0x2400 + c);
  return picture;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at).code_point : 0;
}

} // namespace

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    const std::string_view bytes = text.substr(at, decoded.size);
    at += decoded.size;
    if (c == '\r' && at < text.size() && text[at] == '\n') {
      continue;
    }
    const bool kept = c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f);
    if (!decoded.valid) {
      append_utf8(out, c);
    } else if (!kept && is_control(c)) {
      out += control_picture(c);
    } else if (!kept && is_ignorable(c) &&
               !is_needed(before, c, code_point_at(text, at))) {
      out += code_point_name(c);
      before = '>';
      continue;
    } else {
      out += bytes;
    }
    before = c;
  }
  return out;
}

std::string visible_line(std::string_view text) {
  std::string line;
  bool in_gap = false;
  for (const char c : visible(text)) {
    if (c == '\n' || c == '\t') {
      line.erase(line.find_last_not_of(' ') + 1);
      in_gap = true;
    } else if (c != ' ' || !in_gap) {
      line += in_gap && !line.empty() ? " " : "";
      line += c;
      in_gap = false;
    }
  }
  return line;
}

} // namespace handoff::text
