// SPDX-License-Identifier: MIT
// Documents that are in the comments and strings of a program.
#include "guard/document/embedded.hpp"

#include "guard/document/readable.hpp"
#include "text/ascii.hpp"
#include "text/fences.hpp"
#include "text/line_marks.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace handoff::guard {
namespace {

constexpr std::size_t k_min_headings = 2;
constexpr std::size_t k_min_lines = 8;    // that are not blank
constexpr std::size_t k_min_bytes = 300;  // of a document
constexpr std::size_t k_code_between = 3; // lines of code that end a document
// In code as it is: "# define" and "# comment" are no headings there.
constexpr std::size_t k_min_plain_level = 2;

std::string_view without_indent(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t");
  return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

// The level of "## Title" at the beginning of `text`, 0 for none.
std::size_t titled_level(std::string_view text) {
  const auto level = static_cast<std::size_t>(text::heading_level(text));
  return level + 1 < text.size() ? level : 0;
}

// How a line is wrapped.
enum class Mark {
  none,
  slashes,
  hash,
  dashes,
  semicolons,
  star,
  percent,
  text
};

struct MarkedLine {
  Mark mark = Mark::none;
  std::string_view content;
};

struct MarkForm {
  std::string_view begin;
  Mark mark;
  std::string_view more; // characters that may go on with the mark
};
constexpr std::array<MarkForm, 6> k_marks = {{{"//", Mark::slashes, "/!"},
                                              {"--", Mark::dashes, ""},
                                              {";", Mark::semicolons, ";"},
                                              {"#", Mark::hash, ""},
                                              {"*", Mark::star, ""},
                                              {"%", Mark::percent, "%"}}};

// "\"## Title\\n\"," as JSON, C and notebooks have lines of a text.
MarkedLine read_string(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t,;+)\\");
  const char quote = line.front();
  if (last == std::string_view::npos || last == 0 || line[last] != quote) {
    return {};
  }
  std::string_view content = line.substr(1, last - 1);
  if (content.ends_with("\\n")) {
    content.remove_suffix(2);
  }
  return {Mark::text, content};
}

MarkedLine read_mark(std::string_view line) {
  line = without_indent(line);
  if (line.empty()) {
    return {};
  }
  if (line.front() == '"' || line.front() == '\'') {
    return read_string(line);
  }
  for (const MarkForm& form : k_marks) {
    if (!line.starts_with(form.begin)) {
      continue;
    }
    std::size_t at = form.begin.size();
    while (at < line.size() &&
           form.more.find(line[at]) != std::string_view::npos) {
      ++at;
    }
    if (at == line.size() || text::is_blank(line[at])) {
      return {form.mark, line.substr(std::min(at + 1, line.size()))};
    }
    return {};
  }
  return {};
}

// The text that a string of a program stands for; what it does not know of
// escapes stays as it is.
std::string unescape(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size();
    if (!is_escape) {
      plain += text[i];
      continue;
    }
    const char escaped = text[++i];
    plain += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
  }
  return plain;
}

// Lines that may be a document, as they come.
class EmbeddedBlock {
public:
  // `least_level`: of a heading that counts.
  explicit EmbeddedBlock(std::size_t least_level = 1)
      : least_level_(least_level) {}

  void add(std::size_t number, std::string_view line) {
    first_ = text_.empty() ? number : first_;
    headings_ += titled_level(without_indent(line)) >= least_level_ ? 1 : 0;
    lines_ += line.empty() ? 0 : 1;
    text_.append(line).append("\n");
  }

  [[nodiscard]] std::size_t lines() const { return lines_; }

  // The document, when it is one; the block is empty then.
  void end(std::vector<Embedded>& found, bool is_most) {
    if (headings_ >= k_min_headings && lines_ >= k_min_lines &&
        text_.size() >= k_min_bytes) {
      found.push_back({std::move(text_), first_, false, is_most});
    }
    *this = EmbeddedBlock(least_level_);
  }

private:
  std::size_t least_level_;
  std::string text_;
  std::size_t first_ = 0;
  std::size_t headings_ = 0;
  std::size_t lines_ = 0;
};

// Goes through a file and takes the documents out.
class EmbeddedFinder {
public:
  EmbeddedFinder(std::string_view text, Host host)
      : lines_(text::split(text, '\n')), host_(host) {
    for (const std::string_view line : lines_) {
      written_ += text::trimmed(line).empty() ? 0 : 1;
    }
  }

  std::vector<Embedded> find() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      add(i, lines_[i]);
    }
    end_marked();
    plain_.end(found_, false);
    return std::move(found_);
  }

private:
  void add(std::size_t number, std::string_view line) {
    if (text::trimmed(line).empty()) {
      ++blank_;
      return;
    }
    const MarkedLine marked = read_mark(line);
    if (marked.mark != mark_) {
      end_marked();
    }
    if (marked.mark != Mark::none) {
      mark_ = marked.mark;
      add_blanks(marked_, number);
      if (marked.mark == Mark::text) {
        marked_.add(number, unescape(marked.content));
      } else {
        marked_.add(number, marked.content);
      }
    }
    if (host_ == Host::code) {
      add_plain(number, line);
    }
    blank_ = 0;
    find_string(number, line);
  }

  // Lines as they are, until there is code.
  void add_plain(std::size_t number, std::string_view line) {
    const text::FencePart part = fences_.take(text::trimmed(line));
    const bool in_fence =
        part == text::FencePart::opening || part == text::FencePart::inside;
    code_ = !in_fence && is_line_of_code(line) ? code_ + 1 : 0;
    if (code_ >= k_code_between) {
      plain_.end(found_, false);
      return;
    }
    add_blanks(plain_, number);
    plain_.add(number, line);
  }

  void add_blanks(EmbeddedBlock& block, std::size_t number) const {
    for (std::size_t i = block.lines() == 0 ? 0 : blank_; i > 0; --i) {
      block.add(number - i, {});
    }
  }

  void end_marked() {
    const bool is_most = marked_.lines() * 5 >= written_ * 4;
    marked_.end(found_, is_most);
    mark_ = Mark::none;
  }

  // The longest string on a line that has the ends of many lines.
  void find_string(std::size_t number, std::string_view line) {
    if (line.size() < k_min_bytes) {
      return;
    }
    std::size_t at = line.find('"');
    while (at != std::string_view::npos) {
      std::size_t end = at + 1;
      while (end < line.size() && line[end] != '"') {
        end += line[end] == '\\' ? 2 : 1;
      }
      end = std::min(end, line.size());
      take_string(number, line.substr(at + 1, end - at - 1));
      at = end < line.size() ? line.find('"', end + 1) : std::string_view::npos;
    }
  }

  void take_string(std::size_t number, std::string_view content) {
    if (content.size() < k_min_bytes) {
      return;
    }
    EmbeddedBlock block;
    const std::string text = unescape(content);
    for (const std::string_view line : text::split(text, '\n')) {
      block.add(number, line);
    }
    const std::size_t before = found_.size();
    block.end(found_, false);
    if (found_.size() > before) {
      found_.back().is_one_line = true;
    }
  }

  std::vector<std::string_view> lines_;
  Host host_;
  std::size_t written_ = 0; // lines that are not blank
  std::vector<Embedded> found_;
  EmbeddedBlock marked_; // lines with the same mark
  EmbeddedBlock plain_{k_min_plain_level};
  Mark mark_ = Mark::none;
  std::size_t blank_ = 0; // lines, just before
  std::size_t code_ = 0;  // lines of code, just before
  text::FenceTracker fences_;
};

// What precedes a heading, at the end of `before`.
enum class Before { line, mark, other };

Before what_is_before(std::string_view before) {
  while (!before.empty() && text::is_blank(before.back())) {
    before.remove_suffix(1);
  }
  if (before.empty() || before.back() == '\n') {
    return Before::line;
  }
  const bool is_mark = std::string_view("/*;-#%!\"'").find(before.back()) !=
                       std::string_view::npos;
  return is_mark || before.ends_with("\\n") ? Before::mark : Before::other;
}

} // namespace

bool may_embed(std::string_view text, Host host) {
  std::size_t marked = 0;
  std::size_t plain = 0;
  for (std::size_t at = text.find('#'); at != std::string_view::npos;
       at = text.find('#',
                      std::min(text.find_first_not_of('#', at), text.size()))) {
    const std::size_t level = titled_level(text.substr(at));
    if (level == 0) {
      continue;
    }
    const Before before = what_is_before(text.substr(0, at));
    marked += before == Before::mark ? 1 : 0;
    plain += before == Before::line && level >= k_min_plain_level ? 1 : 0;
    if (marked >= k_min_headings ||
        (host == Host::code && plain >= k_min_headings)) {
      return true;
    }
  }
  return false;
}

std::vector<Embedded> find_embedded(std::string_view text, Host host) {
  return EmbeddedFinder(text, host).find();
}

} // namespace handoff::guard
