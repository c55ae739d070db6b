// SPDX-License-Identifier: MIT
// Bytes of a blob as text to judge, or the knowledge that there is none.
#include "guard/readable.hpp"

#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace handoff::guard {
namespace {

// git's own idea of a binary file: a NUL among the first bytes.
constexpr std::size_t k_probe = 8000;

bool has_nul(std::string_view bytes) {
  return std::memchr(bytes.data(), 0, bytes.size()) != nullptr;
}

void drop_carriage_returns(std::string& text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] != '\r') {
      text[out++] = text[i];
    } else if (!ends_line) {
      text[out++] = '\n';
    }
  }
  text.resize(out);
}

} // namespace

Readable::Readable(std::string_view bytes) {
  bytes = bytes.substr(0, k_most_bytes);
  if (bytes.empty()) {
    return;
  }
  const bool may_be_wide = has_nul(bytes.substr(0, k_probe)) ||
                           bytes.starts_with("\xff\xfe") ||
                           bytes.starts_with("\xfe\xff");
  if (may_be_wide) {
    // An odd last byte would be no UTF-16: cut where the limit may have.
    const std::string_view whole = bytes.substr(0, bytes.size() / 4 * 4);
    const auto encoding =
        text::find_wide_encoding(bytes.size() == k_most_bytes ? whole : bytes);
    if (!encoding) {
      return;
    }
    storage_ = text::decode_wide(bytes, *encoding);
    bytes = storage_;
  }
  if (bytes.starts_with("\xef\xbb\xbf")) {
    bytes.remove_prefix(3);
  }
  if (std::memchr(bytes.data(), '\r', bytes.size()) != nullptr) {
    storage_ = std::string(bytes);
    drop_carriage_returns(storage_);
    bytes = storage_;
  }
  text_ = bytes;
}

bool is_never_text(std::string_view path) {
  constexpr std::array<std::string_view, 40> endings = {
      ".png",  ".jpg",   ".jpeg", ".gif",    ".webp", ".ico", ".bmp", ".tiff",
      ".pdf",  ".zip",   ".gz",   ".bz2",    ".xz",   ".zst", ".7z",  ".tar",
      ".jar",  ".class", ".so",   ".dll",    ".exe",  ".o",   ".a",   ".wasm",
      ".woff", ".woff2", ".ttf",  ".otf",    ".eot",  ".mp3", ".mp4", ".webm",
      ".mov",  ".wav",   ".ogg",  ".sqlite", ".db",   ".pyc", ".svg", ".lock"};
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) {
    return false;
  }
  const std::string_view ending = path.substr(dot);
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

namespace {

constexpr std::ptrdiff_t k_sample = 400; // lines

// What one line looks like, without reading it.
enum class Look { blank, prose, mark, code };

Look look_of(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  if (line.empty()) {
    return Look::blank;
  }
  const char last = line.back();
  if (last == ';' || last == '{' || last == '}') {
    return Look::code;
  }
  const std::size_t start = line.find_first_not_of(" \t>");
  const char first = start == std::string_view::npos ? ' ' : line[start];
  const bool is_mark = first == '#' || first == '-' || first == '*' ||
                       first == '|' || first == '=' ||
                       (first >= '0' && first <= '9') || last == ':' ||
                       line.find(": ") < 40 || line.find("：") < 60;
  return is_mark ? Look::mark : Look::prose;
}

bool is_fence(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  return start != std::string_view::npos &&
         (line.substr(start).starts_with("```") ||
          line.substr(start).starts_with("~~~"));
}

} // namespace

bool may_go_on_as_prose(std::string_view bytes) {
  const bool has_sample =
      bytes.size() >= k_probe &&
      std::count(bytes.begin(), bytes.end(), '\n') >= k_sample;
  // UTF-16 and 32 have NULs, or a BOM that says so.
  const bool is_narrow = !has_nul(bytes) && !bytes.starts_with("\xff\xfe") &&
                         !bytes.starts_with("\xfe\xff");
  return !has_sample || !is_narrow || may_be_prose(*Readable(bytes).text());
}

bool may_be_prose(std::string_view text) {
  std::array<std::size_t, 4> seen{};
  std::ptrdiff_t lines = 0;
  bool in_fence = false;
  while (!text.empty() && lines < k_sample) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const Look look = look_of(line);
    in_fence = in_fence != is_fence(line);
    // Code in a document's fences does not make it a source file.
    seen[static_cast<std::size_t>(look)] +=
        in_fence && look == Look::code ? 0 : 1;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++lines;
  }
  const std::size_t code = seen[static_cast<std::size_t>(Look::code)];
  const std::size_t marks = seen[static_cast<std::size_t>(Look::mark)];
  const std::size_t prose = seen[static_cast<std::size_t>(Look::prose)];
  return marks + prose >= 3 && code * 3 < marks + prose + code;
}

} // namespace handoff::guard
