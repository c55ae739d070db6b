// SPDX-License-Identifier: MIT
// Breaks styled text into lines.
#include "text/ascii.hpp"
#include "text/cluster.hpp"
#include "text/styled_text.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

std::string codes(const Style& style) {
  std::string list;
  const auto add = [&](bool is_set, std::string_view code) {
    list += !is_set ? "" : list.empty() ? "" : ";";
    list += is_set ? code : "";
  };
  add(style.is_bold, "1");
  add(style.is_dim, "2");
  add(style.is_italic, "3");
  add(style.is_underlined, "4");
  add(style.is_code, "36"); // cyan
  return list.empty() ? "" : "\x1b[" + list + "m";
}

class Wrapper {
public:
  Wrapper(const std::vector<Margins>& margins, std::size_t columns)
      : margins_(margins), columns_(columns) {
    begin_line(margins_.front().first);
  }

  void add(const StyledText& text);

  std::string finish() {
    end_word();
    end_line();
    return std::move(out_);
  }

private:
  void add_broken(const StyledText& text);
  void add_to_word(std::string_view text, const Style& style, Cluster size);
  void end_word();
  void begin_line(const std::string& margin);
  void end_line();
  void switch_to(const Style& style);
  [[nodiscard]] const Margins& margins() const {
    return margins_[std::min(line_, margins_.size() - 1)];
  }

  const std::vector<Margins>& margins_;
  std::size_t columns_;
  std::string out_;
  std::size_t line_ = 0;   // written ones
  std::size_t column_ = 0; // where the next word would stand
  bool is_empty_ = true;   // the line has no word yet
  std::size_t gap_ = 0;    // blanks before the word
  std::vector<StyledText> word_;
  std::size_t word_width_ = 0;
  Style style_; // the terminal's now
};

void Wrapper::add(const StyledText& text) {
  if (text.text.empty()) {
    return;
  }
  const std::size_t width = text.is_unit ? display_width(text.text) : 0;
  const std::size_t margin = display_width(margins().hanging);
  const bool fits = columns_ == k_no_wrap || margin + width <= columns_;
  if (text.is_unit && fits) {
    add_to_word(text.text, text.style, {text.text.size(), width});
  } else {
    add_broken(text);
  }
}

// Words end at blanks, and around wide characters, which need none.
void Wrapper::add_broken(const StyledText& text) {
  for (std::size_t at = 0; at < text.text.size();) {
    const char c = text.text[at];
    if (is_blank(c)) {
      end_word();
      ++gap_;
      ++at;
      continue;
    }
    if (c == '\n') {
      end_word();
      end_line();
      ++line_;
      begin_line(margins().first);
      ++at;
      continue;
    }
    const Cluster cluster = cluster_at(text.text, at);
    const bool is_wide = cluster.width > 1;
    if (is_wide) {
      end_word();
    }
    add_to_word(std::string_view(text.text).substr(at, cluster.size),
                text.style,
                cluster);
    if (is_wide) {
      end_word();
    }
    at += cluster.size;
  }
}

void Wrapper::add_to_word(std::string_view text,
                          const Style& style,
                          Cluster size) {
  if (word_.empty() || word_.back().style != style) {
    word_.push_back({.text = {}, .style = style});
  }
  word_.back().text += text;
  word_width_ += size.width;
}

void Wrapper::end_word() {
  if (word_.empty()) {
    return;
  }
  const bool fits =
      columns_ == k_no_wrap || column_ + gap_ + word_width_ <= columns_;
  if (!fits && !is_empty_) {
    end_line();
    begin_line(margins().hanging);
  }
  gap_ = is_empty_ ? 0 : gap_;
  out_.append(gap_, ' ');
  for (const StyledText& part : word_) {
    switch_to(part.style);
    out_ += part.text;
  }
  column_ += gap_ + word_width_;
  is_empty_ = false;
  gap_ = 0;
  word_.clear();
  word_width_ = 0;
}

void Wrapper::begin_line(const std::string& margin) {
  out_ += margin;
  column_ = display_width(margin);
  is_empty_ = true;
  gap_ = 0;
}

void Wrapper::end_line() {
  switch_to({});
  if (is_empty_) {
    out_.erase(out_.find_last_not_of(" \t") + 1);
  }
  out_ += '\n';
}

void Wrapper::switch_to(const Style& style) {
  if (style == style_) {
    return;
  }
  out_ += style_ == Style() ? "" : "\x1b[m";
  out_ += codes(style);
  style_ = style;
}

} // namespace

std::string wrapped(const std::vector<StyledText>& text,
                    const std::vector<Margins>& margins,
                    std::size_t columns) {
  Wrapper wrapper(margins, columns);
  for (const StyledText& part : text) {
    wrapper.add(part);
  }
  return wrapper.finish();
}

} // namespace handoff::text
