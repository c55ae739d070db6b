// SPDX-License-Identifier: MIT
// The author's notes as lines, and what each may be a copy of.
#include "point/match/notes.hpp"

#include "point/language/fold.hpp"
#include "point/language/words.hpp"
#include "text/fences.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_cores = 10;

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  return std::min(line.find_first_not_of(" \t", at), line.size());
}

// Each peels one thing off at `at` and returns where it ends, or `at`.

std::size_t peel_quote(std::string_view line, std::size_t at) {
  return at < line.size() && line[at] == '>' ? at + 1 : at;
}

std::size_t peel_bullet(std::string_view line, std::size_t at) {
  const bool is_bullet =
      at + 1 < line.size() &&
      std::string_view("-*+").find(line[at]) != std::string_view::npos &&
      line[at + 1] == ' ';
  return is_bullet ? at + 2 : at;
}

std::size_t digits_end(std::string_view line, std::size_t at) {
  while (at < line.size() && is_digit(line[at])) {
    ++at;
  }
  return at;
}

// What ends a line number: a tab, grep's signs, an agent's arrow, bars, or
// the mark of an ordered list.
constexpr std::array<std::string_view, 10> k_number_ends = {"\t",
                                                            ":",
                                                            "-",
                                                            "\xe2\x86\x92",
                                                            "|",
                                                            " |",
                                                            "\xe2\x94\x82",
                                                            " \xe2\x94\x82",
                                                            ".",
                                                            ")"};

std::size_t peel_number(std::string_view line, std::size_t at) {
  const std::size_t digits = digits_end(line, at);
  if (digits == at) {
    return at;
  }
  for (const std::string_view end : k_number_ends) {
    if (line.substr(digits).starts_with(end)) {
      return digits + end.size();
    }
  }
  const bool is_last = digits == line.size();
  const bool has_blanks = line.substr(digits).starts_with("  ");
  return is_last || has_blanks ? digits : at;
}

// grep's "src/a.cc:12:" and "src/a.cc-12-".
std::size_t peel_grep(std::string_view line, std::size_t at) {
  const std::size_t limit = std::min(line.size(), at + 300);
  for (std::size_t i = at + 1; i + 1 < limit; ++i) {
    const char sign = line[i];
    if ((sign == ':' || sign == '-') && is_digit(line[i + 1])) {
      const std::size_t end = digits_end(line, i + 1);
      if (end < line.size() && line[end] == sign) {
        return end + 1;
      }
    }
  }
  return at;
}

std::size_t peel_sign(std::string_view line, std::size_t at) {
  const bool is_sign = at < line.size() && (line[at] == '+' || line[at] == '-');
  return is_sign ? at + 1 : at;
}

// ASCII art of `git log --graph`, of boxes around quoted text.
std::size_t peel_bar(std::string_view line, std::size_t at) {
  for (const std::string_view bar : {"|", "\xe2\x94\x82", "\xe2\x94\x83"}) {
    if (line.substr(at).starts_with(bar)) {
      return at + bar.size();
    }
  }
  return at;
}

constexpr std::array k_peelers = {
    peel_quote, peel_bullet, peel_number, peel_grep, peel_sign, peel_bar};

struct Marks {
  char mark = 0;
  std::size_t size = 0; // 0: no fence
  bool has_info = false;
  bool is_code = false; // the language named is not prose
};

Marks marks_of(std::string_view line) {
  const std::string_view marks = fence_of(line);
  if (marks.empty()) {
    return {};
  }
  const auto end =
      static_cast<std::size_t>(marks.data() - line.data()) + marks.size();
  const std::string_view info = line.substr(skip_blanks(line, end));
  return {marks[0], marks.size(), !info.empty(), !text::may_hold_prose(info)};
}

} // namespace

std::vector<std::size_t> core_starts(std::string_view line) {
  std::vector<std::size_t> starts = {skip_blanks(line, 0)};
  for (std::size_t next = 0; next < starts.size(); ++next) {
    for (const auto peel : k_peelers) {
      const std::size_t behind = peel(line, starts[next]);
      const std::size_t start = skip_blanks(line, behind);
      const bool is_new = behind != starts[next] &&
                          std::ranges::find(starts, start) == starts.end();
      if (is_new && starts.size() < k_max_cores) {
        starts.push_back(start);
      }
    }
  }
  return starts;
}

std::string_view fence_of(std::string_view line) {
  for (const std::size_t start : core_starts(line)) {
    const std::string_view core = line.substr(start);
    if (const std::size_t size = text::fence_size(core); size > 0) {
      return core.substr(0, size);
    }
  }
  return {};
}

NoteLines::NoteLines(std::string_view text) : text_(text) {
  Folder folder;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    NoteLine line{.start = at, .end = newline};
    line.has_crlf =
        newline > at && newline < text.size() && text[newline - 1] == '\r';
    line.end -= line.has_crlf ? 1 : 0;
    const std::string_view bytes = text.substr(at, line.end - at);
    for (const std::size_t start : core_starts(bytes)) {
      const Folded folded = folder.fold(bytes.substr(start));
      line.is_blank = line.is_blank || (line.cores.empty() && folded.is_blank);
      line.cores.push_back({start, folded.hash, folded.is_worthy});
    }
    lines_.push_back(std::move(line));
    at = newline + 1;
  }
  mark_fences();
}

// A fence ends with at least as many of the same marks and nothing else. One
// that never ends fences nothing; nor does one before another that opens with
// a language: someone forgot to close it.
void NoteLines::mark_fences() {
  std::vector<Marks> marks(lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    marks[i] = marks_of(line(i));
  }
  std::size_t open = std::string_view::npos;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool is_inner =
        open != std::string_view::npos &&
        (marks[i].mark != marks[open].mark || marks[i].size < marks[open].size);
    if (marks[i].size == 0 || is_inner) {
      continue;
    }
    if (open == std::string_view::npos || marks[i].has_info) {
      open = i;
      continue;
    }
    lines_[open].is_fence = lines_[i].is_fence = true;
    for (std::size_t inside = open + 1; inside < i; ++inside) {
      lines_[inside].in_fence = true;
      lines_[inside].is_code = marks[open].is_code;
    }
    open = std::string_view::npos;
  }
}

} // namespace handoff::point
