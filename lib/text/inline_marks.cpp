// SPDX-License-Identifier: MIT
// Code spans and raw HTML inside a paragraph.
#include "text/inline_marks.hpp"

#include "text/ascii.hpp"
#include "text/html_block.hpp"

namespace handoff::text {
namespace {

// Walks over inline content and collects where HTML would begin.
class Walk {
public:
  Walk(std::string_view content, std::size_t start)
      : content_(content), start_(start), runs_(content) {}

  // Whether code spans are beyond doubt so far; once not, never again.
  bool is_certain = true;
  bool has_lone_run = false; // of backticks
  std::vector<HtmlOpening> found = {};

  void run();

private:
  void meet_backtick();
  void meet_angle();

  std::string_view content_;
  std::size_t start_; // of content_ in the whole
  BacktickRuns runs_;
  std::size_t at_ = 0;
  AddressTracker address_;
};

void Walk::run() {
  while (at_ < content_.size()) {
    const char c = content_[at_];
    if (c == '`') {
      meet_backtick();
    } else if (c == '<') {
      meet_angle();
    } else if (c == '\\' && at_ + 1 < content_.size() &&
               is_punctuation(content_[at_ + 1])) {
      // A bare address takes the backslash as its own.
      at_ += address_.is_inside() ? 1 : 2;
    } else {
      address_.pass(content_, at_);
      ++at_;
    }
  }
}

void Walk::meet_backtick() {
  is_certain = is_certain && !address_.is_inside();
  const std::size_t size = runs_.size_at(at_);
  const std::size_t close = runs_.find(size, at_ + size);
  const bool is_code = is_certain && close != std::string_view::npos;
  // Past a run without a partner cmark-gfm 0.29 (GitHub's) may take no code
  // span for one: its memory of what closes is overwritten by what it finds.
  has_lone_run = has_lone_run || close == std::string_view::npos;
  is_certain = is_certain && !has_lone_run;
  at_ = is_code ? close + size : at_ + size;
}

void Walk::meet_angle() {
  const std::string_view rest = content_.substr(at_);
  const std::size_t link =
      is_certain && !address_.is_inside() ? autolink_size(rest) : 0;
  if (link > 0) {
    at_ += link;
    return;
  }
  if (may_open_html(rest)) {
    // As an entity it is a part of the address, which then goes on.
    found.push_back({start_ + at_, address_.is_inside()});
  } else {
    address_.pass(content_, at_);
  }
  ++at_;
}

// The end of the table cell that begins at `at`.
std::size_t cell_end(std::string_view row, std::size_t at) {
  while (at < row.size() && row[at] != '|' && !is_newline(row[at])) {
    const bool is_escape =
        row[at] == '\\' && at + 1 < row.size() && is_punctuation(row[at + 1]);
    at += is_escape ? 2 : 1;
  }
  return std::min(at, row.size());
}

std::vector<HtmlOpening> openings_in_cells(std::string_view content) {
  std::vector<HtmlOpening> found;
  bool is_certain = true;
  for (std::size_t at = 0; at <= content.size();) {
    const std::size_t end = cell_end(content, at);
    Walk walk(content.substr(at, end - at), at);
    walk.is_certain = is_certain;
    walk.run();
    is_certain = walk.is_certain && !walk.has_lone_run;
    if (!is_certain) {
      walk = Walk(content.substr(at, end - at), at);
      walk.is_certain = false;
      walk.run();
    }
    found.insert(found.end(), walk.found.begin(), walk.found.end());
    at = end + 1;
  }
  return found;
}

} // namespace

void AddressTracker::pass(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 4);
  const char c = to_lower(rest[0]);
  if (is_blank(c) || is_newline(c) || c == '<') {
    is_inside_ = false;
  } else if ((c == ':' && rest.substr(0, 3) == "://") ||
             (c == 'w' && to_lower(rest) == "www.")) {
    is_inside_ = true;
  }
}

BacktickRuns::BacktickRuns(std::string_view text) : text_(text) {
  for (std::size_t at = text.find('`'); at != std::string_view::npos;
       at = text.find('`', at)) {
    const std::size_t size = size_at(at);
    last_[size] = at;
    at += size;
  }
}

std::size_t BacktickRuns::size_at(std::size_t at) const {
  const std::size_t end = text_.find_first_not_of('`', at);
  return (end == std::string_view::npos ? text_.size() : end) - at;
}

std::size_t BacktickRuns::find(std::size_t size, std::size_t at) const {
  const auto last = last_.find(size);
  if (last == last_.end() || last->second < at) {
    return std::string_view::npos;
  }
  for (at = text_.find('`', at); at != std::string_view::npos;
       at = text_.find('`', at)) {
    const std::size_t run = size_at(at);
    if (run == size) {
      return at;
    }
    at += run;
  }
  return std::string_view::npos;
}

std::vector<HtmlOpening> html_openings(std::string_view content, Cells cells) {
  if (cells == Cells::yes) {
    return openings_in_cells(content);
  }
  Walk walk(content, 0);
  walk.run();
  return walk.found;
}

} // namespace handoff::text
