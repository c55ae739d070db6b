// SPDX-License-Identifier: MIT
// What an agent's closing words say is still to be done or to be answered.
#include "session/dialogue/closing.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/statements.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/fences.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_item_length = 400; // bytes
constexpr std::size_t k_max_items = 20;

enum class Section { none, steps, questions };

Section section_of(std::string_view words) {
  if (is_marker(words, Marker::open_questions)) {
    return Section::questions;
  }
  return is_marker(words, Marker::next_steps) ? Section::steps : Section::none;
}

bool is_heading_mark(std::string_view line) {
  return line.starts_with("#") || line.starts_with("**") ||
         line.starts_with("__");
}

std::size_t colon_of(std::string_view line, std::size_t& width) {
  const std::size_t narrow = line.find(':');
  const std::size_t wide = line.find("：");
  width = wide < narrow ? 3 : 1;
  return std::min(narrow, wide);
}

// Emphasis around words goes, code marks stay.
std::string plain(std::string_view text) {
  std::string words(cut_utf8(trimmed(text), k_max_item_length));
  for (std::size_t at = words.find("**"); at != std::string::npos;
       at = words.find("**")) {
    words.erase(at, 2);
  }
  return std::string(trimmed(words));
}

struct ListItem {
  std::string_view text; // empty: the line is no list item
  std::size_t indent = 0;
  bool is_done = false;
};

// "- [ ] text", "2. text", "* ~~text~~"
ListItem item_of(std::string_view raw) {
  const std::string_view line = trimmed(raw);
  const std::size_t indent = raw.find_first_not_of(" \t");
  std::size_t end = 0;
  while (end < line.size() && line[end] >= '0' && line[end] <= '9') {
    ++end;
  }
  const bool is_number = end > 0 && end < 3 && end < line.size() &&
                         (line[end] == '.' || line[end] == ')');
  const bool is_bullet = line.starts_with("- ") || line.starts_with("* ") ||
                         line.starts_with("+ ") ||
                         line.starts_with("\xe2\x80\xa2");
  if (!is_number && !is_bullet) {
    const bool is_box =
        line.starts_with("[ ]") || line.starts_with("\xe2\x98\x90");
    return is_box ? ListItem{trimmed(line.substr(3)), indent} : ListItem{};
  }
  std::string_view text = trimmed(line.substr(is_number     ? end + 1
                                              : line[0] < 0 ? 3
                                                            : 1));
  ListItem item{text, indent == raw.npos ? 0 : indent};
  const std::string box = text::to_lower(text.substr(0, 3));
  item.is_done = box == "[x]" || text.starts_with("~~") ||
                 text.starts_with("\xe2\x9c\x85") ||
                 text.starts_with("\xe2\x9c\x94") ||
                 text.starts_with("\xe2\x9c\x93");
  if (box == "[ ]" || box == "[x]" || box == "[-]" || box == "[~]") {
    item.text = trimmed(text.substr(3));
  }
  return item;
}

// "Next, I would measure it.", "The next step is to measure it."
bool announces(std::string_view sentence) {
  constexpr auto k_beginnings =
      std::to_array<std::string_view>({"next, i would ",
                                       "next, i'd ",
                                       "next i would ",
                                       "next i'd ",
                                       "next up",
                                       "the next step is",
                                       "the next step would",
                                       "what's left is",
                                       "what remains is",
                                       "still to do",
                                       "remaining work",
                                       "als nächstes ",
                                       "prochaine étape ",
                                       "el siguiente paso es",
                                       "o próximo passo é",
                                       "следующий шаг ",
                                       "下一步",
                                       "次は",
                                       "次に",
                                       "다음은",
                                       "다음으로"});
  const std::string lower = lower_text(sentence.substr(0, 80));
  return std::ranges::any_of(k_beginnings, [&](std::string_view beginning) {
    return lower.starts_with(beginning);
  });
}

class ClosingReader {
public:
  std::vector<ClosingItem> read(std::string_view message) {
    text::FenceTracker fences(text::NestedFences::fences);
    for (const std::string_view raw : text::split(message, '\n')) {
      const std::string_view line = trimmed(raw);
      if (fences.take(line) == text::FencePart::none && !line.empty()) {
        read_line(raw, line);
      }
    }
    return std::move(items_);
  }

private:
  void read_line(std::string_view raw, std::string_view line) {
    if (read_heading(line)) {
      return;
    }
    const ListItem item = item_of(raw);
    if (section_ != Section::none && !item.text.empty()) {
      read_item(item);
      return;
    }
    if (is_heading_mark(line) && item.text.empty()) {
      section_ = Section::none;
    }
    if (item.text.empty()) {
      read_words(raw, line);
    }
  }

  // True where the line opens a section; what follows a colon is its first
  // item.
  bool read_heading(std::string_view line) {
    const std::string_view bare = without_list_mark(line);
    std::size_t width = 1;
    const std::size_t colon = colon_of(bare, width);
    const std::string_view name = bare.substr(0, colon);
    const Section section = section_of(name);
    const bool has_colon = colon != bare.npos;
    if (section == Section::none || (!has_colon && !is_heading_mark(bare))) {
      return false;
    }
    section_ = section;
    std::string_view rest =
        has_colon ? bare.substr(colon + width) : std::string_view();
    while (rest.starts_with('*') || rest.starts_with('_')) {
      rest.remove_prefix(1);
    }
    if (!trimmed(rest).empty()) {
      add(rest);
      section_ = Section::none; // "Next: measure it." is all
    }
    return true;
  }

  static std::string_view without_list_mark(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") ? line.substr(2)
                                                            : line;
  }

  void read_item(const ListItem& item) {
    const bool is_detail = !items_.empty() && last_section_ == section_ &&
                           item.indent > last_indent_ + 1;
    if (is_detail) {
      return; // below an item: how, not what
    }
    last_indent_ = item.indent;
    last_section_ = section_;
    if (!item.is_done) {
      add(item.text);
    }
  }

  // Words between two lists: a paragraph closes the list, except directly
  // below the heading.
  void read_words(std::string_view raw, std::string_view line) {
    const bool is_continuation = raw.starts_with(' ');
    if (section_ != Section::none && last_section_ == section_ &&
        !is_continuation) {
      section_ = Section::none;
    }
    for (const std::string_view sentence : sentences(line)) {
      if (announces(sentence)) {
        add(sentence);
      }
    }
  }

  void add(std::string_view text) {
    std::string words = plain(text);
    const std::string lower = text::to_lower(words);
    const bool is_nothing = lower.starts_with("none") ||
                            lower.starts_with("nothing") || lower == "n/a";
    if (items_.size() < k_max_items && words.size() > 2 && !is_nothing &&
        !words.ends_with(':')) {
      const bool asks = section_ == Section::questions || is_question(words);
      items_.push_back({std::move(words), asks});
    }
  }

  Section section_ = Section::none;
  Section last_section_ = Section::none;
  std::size_t last_indent_ = 0;
  std::vector<ClosingItem> items_;
};

} // namespace

std::vector<ClosingItem> closing_items(std::string_view message) {
  return ClosingReader().read(message);
}

double coverage(std::string_view item, std::string_view text) {
  constexpr std::size_t k_min_length =
      4; // bytes of a word that means something
  std::size_t words = 0;
  std::size_t held = 0;
  for (std::size_t at = 0; at < item.size();) {
    const auto is_word = [&](std::size_t i) {
      return text::is_lower(item[i]) || (item[i] >= '0' && item[i] <= '9') ||
             item[i] == '_' || static_cast<unsigned char>(item[i]) >= 0x80;
    };
    std::size_t end = at;
    while (end < item.size() && is_word(end)) {
      ++end;
    }
    if (end - at >= k_min_length) {
      ++words;
      // "tests" for "test", "fixed" for "fix".
      const std::string_view word = item.substr(at, end - at);
      const std::string_view stem =
          word.substr(0, std::max(k_min_length, word.size() - 2));
      held += text.find(stem) != text.npos ? 1 : 0;
    }
    at = std::max(end, at + 1);
  }
  return words == 0 ? 0
                    : static_cast<double>(held) / static_cast<double>(words);
}

} // namespace handoff::session
