// SPDX-License-Identifier: MIT
// Recognises and reads encodings other than UTF-8.
#include "text/encoding.hpp"

#include "text/utf8.hpp"

#include <array>
#include <utf8proc.h>

namespace handoff::text {
namespace {

constexpr char32_t k_bad = 0xfffd;

// The encodings with their marks: UTF-32 first, whose mark begins like that
// of UTF-16.
struct ByteOrderMark {
  std::string_view bytes;
  Encoding encoding;
};

constexpr std::array<ByteOrderMark, 4> k_byte_order_marks = {{
    {std::string_view("\xff\xfe\0\0", 4), {4, true, 4}},
    {std::string_view("\0\0\xfe\xff", 4), {4, false, 4}},
    {"\xff\xfe", {2, true, 2}},
    {"\xfe\xff", {2, false, 2}},
}};

// https://encoding.spec.whatwg.org/index-windows-1252.txt, without its five
// C1 controls.
constexpr std::array<char16_t, 32> k_windows_1252 = {
    0x20ac, k_bad,  0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, k_bad,  0x017d, k_bad,
    k_bad,  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, k_bad,  0x017e, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

char32_t unit_at(std::string_view bytes, std::size_t at, Encoding encoding) {
  char32_t value = 0;
  for (std::size_t i = 0; i < encoding.unit; ++i) {
    const std::size_t place =
        encoding.little_endian ? encoding.unit - 1 - i : i;
    value = (value << 8U) | byte_at(bytes, at + place);
  }
  return value;
}

bool is_surrogate(char32_t c) {
  return c >= 0xd800 && c <= 0xdfff;
}

// The code point at `at`, which moves past it.
char32_t
next_code_point(std::string_view bytes, std::size_t& at, Encoding encoding) {
  if (bytes.size() - at < encoding.unit) {
    at = bytes.size();
    return k_bad;
  }
  const char32_t unit = unit_at(bytes, at, encoding);
  at += encoding.unit;
  if (!is_surrogate(unit)) {
    return unit <= 0x10ffff ? unit : k_bad;
  }
  if (encoding.unit == 4 || unit >= 0xdc00 || bytes.size() - at < 2) {
    return k_bad;
  }
  const char32_t low = unit_at(bytes, at, encoding);
  if (low < 0xdc00 || low > 0xdfff) {
    return k_bad;
  }
  at += 2;
  return 0x10000 + ((unit - 0xd800) << 10U) + (low - 0xdc00);
}

bool is_text(char32_t c) {
  if (c < 0x20) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
  const utf8proc_category_t category =
      utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return c != k_bad && category != UTF8PROC_CATEGORY_CN &&
         category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CO;
}

// How many ASCII characters `bytes` hold in `encoding`, none where they are
// no text in it.
std::size_t count_ascii(std::string_view bytes, Encoding encoding) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at, encoding);
    if (!is_text(c)) {
      return 0;
    }
    count += c < 0x80 ? 1 : 0;
  }
  return count;
}

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

char32_t from_windows_1252(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte < 0xa0 ? k_windows_1252[byte - 0x80U] : byte;
}

} // namespace

std::optional<Encoding> find_wide_encoding(std::string_view bytes) {
  for (const ByteOrderMark& mark : k_byte_order_marks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) {
      return mark.encoding;
    }
  }
  if (bytes.find('\0') == std::string_view::npos) {
    return std::nullopt;
  }
  std::optional<Encoding> best;
  std::size_t most = 0;
  for (const ByteOrderMark& mark : k_byte_order_marks) {
    const Encoding encoding = {mark.encoding.unit, mark.encoding.little_endian};
    const std::size_t count = count_ascii(bytes, encoding);
    if (count > most) {
      most = count;
      best = encoding;
    }
  }
  return best;
}

std::string decode_wide(std::string_view bytes, Encoding encoding) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = encoding.bom; at < bytes.size();) {
    append_utf8(text, next_code_point(bytes, at, encoding));
  }
  return text;
}

bool is_plainly_windows_1252(std::string_view bytes) {
  std::size_t alone = 0;
  std::size_t runs = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!is_high(bytes[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && is_high(bytes[end])) {
      if (decode_utf8(bytes, end).valid ||
          from_windows_1252(bytes[end]) == k_bad) {
        return false;
      }
      ++end;
    }
    const bool is_cut_utf8 = end == bytes.size() && runs == 0 && end - at > 1;
    if (end - at > 2 || is_cut_utf8) {
      return false;
    }
    alone += end - at == 1 ? 1 : 0;
    ++runs;
    at = end;
  }
  return alone * 2 >= runs && runs > 0;
}

std::string decode_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    append_utf8(text, from_windows_1252(c));
  }
  return text;
}

} // namespace handoff::text
