// SPDX-License-Identifier: MIT
// Bytes of a blob as text to judge, or the knowledge that there is none.
#include "guard/document/readable.hpp"

#include "text/ascii.hpp"
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

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' &&
         c != '\r' && c != '\f';
}

// Text that a power cut, a careless program or someone who hides it gave a few
// bytes that text does not have; programs and pictures are full of them.
bool is_text_but_for_some(std::string_view bytes) {
  constexpr std::ptrdiff_t k_max_share = 50; // one in so many bytes
  constexpr std::ptrdiff_t k_max_few = 3;
  const std::string_view probe = bytes.substr(0, k_probe);
  const auto controls = std::count_if(probe.begin(), probe.end(), is_control);
  return controls <=
         std::max(k_max_few,
                  static_cast<std::ptrdiff_t>(probe.size()) / k_max_share);
}

// Without the zeros that a lost block leaves at the end.
std::string_view without_zeros_behind(std::string_view bytes) {
  const std::size_t last = bytes.find_last_not_of('\0');
  return bytes.substr(0, last == bytes.npos ? 0 : last + 1);
}

bool has_wide_mark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

// ASCII behind a mark of UTF-16, which has a zero in every character of that.
bool has_wrong_mark(std::string_view bytes) {
  const std::string_view probe = bytes.substr(2, k_probe);
  return !has_nul(probe) &&
         std::count_if(probe.begin(), probe.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x80;
         }) > static_cast<std::ptrdiff_t>(probe.size()) * 9 / 10;
}

} // namespace

Readable::Readable(std::string_view bytes) {
  bytes = bytes.substr(0, k_max_judged_bytes);
  if (bytes.empty()) {
    return;
  }
  if (has_wide_mark(bytes) && has_wrong_mark(bytes)) {
    bytes.remove_prefix(2);
  }
  const bool may_be_wide =
      has_nul(bytes.substr(0, k_probe)) || has_wide_mark(bytes);
  if (may_be_wide) {
    // An odd last byte would be no UTF-16: cut where the limit may have.
    const std::string_view whole = bytes.substr(0, bytes.size() / 4 * 4);
    const auto encoding = text::find_wide_encoding(
        bytes.size() == k_max_judged_bytes ? whole : bytes);
    if (encoding) {
      storage_ = text::decode_wide(bytes, *encoding);
    } else {
      bytes = without_zeros_behind(bytes);
      if (bytes.empty() || !is_text_but_for_some(bytes)) {
        return;
      }
      storage_ = std::string(bytes);
      std::replace(storage_.begin(), storage_.end(), '\0', ' ');
    }
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

std::string_view without_blanks_behind(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  return line;
}

// Behind blanks and marks of quotes.
std::size_t start_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() &&
         (line[at] == ' ' || line[at] == '\t' || line[at] == '>')) {
    ++at;
  }
  return at;
}

// Lines of source code, told by their ends and beginnings alone. Carries the
// comment that an earlier line opened.
class CodeLines {
public:
  // `line` is not blank and has no blanks at its end; `text` is its part
  // behind what start_of() passes over.
  bool is_code(std::string_view line, std::string_view text) {
    const char last = line.back();
    const bool opens = text.starts_with("/*");
    const bool was_in_comment = in_comment_;
    in_comment_ =
        (in_comment_ || opens) && line.find("*/") == std::string_view::npos;
    return was_in_comment || opens || last == ';' || last == '{' ||
           last == '}' || text.starts_with("//") || is_directive(text) ||
           is_indented(line, text) || is_datum(text);
  }

private:
  // "#include", "#!/bin/sh", "#: parse.c:12": a # without a blank behind it is
  // no heading.
  static bool is_directive(std::string_view text) {
    return text.size() > 1 && text[0] == '#' &&
           (text::is_lower(text[1]) ||
            std::string_view("!:,.~|").find(text[1]) != std::string_view::npos);
  }

  // By a tab, and no item of a list.
  static bool is_indented(std::string_view line, std::string_view text) {
    return line.front() == '\t' && !text.empty() &&
           std::string_view("-*+|#0123456789").find(text.front()) ==
               std::string_view::npos;
  }

  // A string alone or behind one word (msgid "..."); an element of a list, as
  // in JSON: quoted, or the end of another list.
  static bool is_datum(std::string_view text) {
    if (text.size() < 2) {
      return false;
    }
    if (text.back() == '"') {
      const std::size_t quote = text.find('"');
      const std::string_view word = text.substr(0, quote);
      return quote == 0 ||
             (quote + 1 < text.size() && text::is_lower(word.front()) &&
              word.find(' ') == quote - 1);
    }
    return text.back() == ',' && std::string_view("\"'}])").find(
                                     text.front()) != std::string_view::npos;
  }

  bool in_comment_ = false;
};

bool is_fence(std::string_view text) {
  return text.starts_with("```") || text.starts_with("~~~");
}

// The first lines of a text.
struct Sample {
  std::ptrdiff_t lines = 0;
  std::size_t code = 0;
  std::size_t others = 0; // that are not blank

  [[nodiscard]] bool may_be_prose() const {
    return others >= 3 && code * 2 < others;
  }
  // Whatever the lines are that have not been looked at.
  [[nodiscard]] bool is_settled_as_code() const {
    return code * 2 >= others + static_cast<std::size_t>(k_sample - lines);
  }
};

Sample take_sample(std::string_view text) {
  Sample sample;
  bool in_fence = false;
  CodeLines code_lines;
  for (;
       sample.lines < k_sample && !sample.is_settled_as_code() && !text.empty();
       ++sample.lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks_behind(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      continue;
    }
    const std::string_view words = line.substr(start_of(line));
    in_fence = in_fence != is_fence(words);
    // Code in a document's fences does not make it a source file.
    const bool is_code = in_fence ? CodeLines().is_code(line, words)
                                  : code_lines.is_code(line, words);
    sample.code += is_code && !in_fence ? 1 : 0;
    sample.others += is_code ? 0 : 1;
  }
  return sample;
}

} // namespace

bool may_go_on_as_prose(std::string_view bytes) {
  // UTF-16 and 32 have NULs, or a BOM that says so.
  const bool is_narrow = bytes.size() >= k_probe && !has_nul(bytes) &&
                         !bytes.starts_with("\xff\xfe") &&
                         !bytes.starts_with("\xfe\xff");
  if (!is_narrow) {
    return true;
  }
  const Readable readable(bytes);
  const Sample sample = take_sample(*readable.text());
  return !sample.is_settled_as_code() &&
         (sample.lines < k_sample || sample.may_be_prose());
}

bool may_be_prose(std::string_view text) {
  return take_sample(text).may_be_prose();
}

bool is_line_of_code(std::string_view line) {
  const std::string_view text =
      without_blanks_behind(line.substr(start_of(line)));
  return !text.empty() && CodeLines().is_code(text, text);
}

std::string unescaped(std::string_view text) {
  std::string plain(text);
  for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
    if (plain[i] != '\\') {
      continue;
    }
    const char escape = plain[i + 1];
    if (escape == 'n' || escape == 'r' || escape == 't') {
      plain[i] = plain[i + 1] = ' ';
    }
    ++i;
  }
  return plain;
}

} // namespace handoff::guard
