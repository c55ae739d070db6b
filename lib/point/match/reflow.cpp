// SPDX-License-Identifier: MIT
// Makes a replacement of prose whose lines were broken anew.
#include "point/match/reflow.hpp"

#include "point/language/apply.hpp"
#include "point/language/flow.hpp"
#include "point/language/typography.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr std::string_view k_indent = " \t";

std::size_t line_at(const NoteLines& notes, std::size_t byte) {
  const auto& lines = notes.lines();
  const auto next = std::ranges::upper_bound(lines, byte, {}, &NoteLine::start);
  return static_cast<std::size_t>(next - lines.begin()) - 1;
}

// The source's lines, and which of their words the run has.
class Reflower {
public:
  Reflower(const NoteLines& notes, const ProseRun& run)
      : notes_(notes), run_(run), there_(place(*run.source, {run.lines})) {
    const auto& lines = run.source->text->lines;
    const auto begin = lines.begin();
    passage_ = {run.source->text->bytes,
                {{1,
                  {begin + static_cast<std::ptrdiff_t>(run.lines.first - 1),
                   begin + static_cast<std::ptrdiff_t>(run.lines.last)}}}};
    for (const std::string_view line : passage_.pieces.front().lines) {
      append_words(words_, line, 0);
    }
  }

  std::optional<Replacement> make() {
    for (const auto& [marks, blanks] : {std::pair(false, false),
                                        std::pair(true, false),
                                        std::pair(false, true),
                                        std::pair(true, true)}) {
      start_ = run_.start;
      recipe_ = {};
      recipe_.lines = there_.lines;
      if (is_elsewhere(there_.pointer.kind)) {
        recipe_.version = run_.source->pointer.rev;
      }
      recipe_.flow = Flow{.keeps_marks = marks, .keeps_blanks = blanks};
      set_ends();
      for (const std::string& prefix : prefixes()) {
        if (std::optional<Replacement> made = with_prefix(prefix)) {
          return made;
        }
      }
    }
    return std::nullopt;
  }

private:
  // Counts the words left out at both ends. With marks, those right before
  // the first word belong to the passage where the notes have them too.
  void set_ends() {
    Flow& flow = *recipe_.flow;
    std::vector<FlowWord> words = words_;
    if (!flow.keeps_marks) {
      std::erase_if(words,
                    [](const FlowWord& word) { return word.is_leading; });
    }
    while (flow.skip < words.size() &&
           words[flow.skip].text.data() < run_.first.data()) {
      ++flow.skip;
    }
    while (flow.drop < words.size() &&
           words[words.size() - 1 - flow.drop].text.data() > run_.last.data()) {
      ++flow.drop;
    }
    while (flow.keeps_marks && flow.skip > 0 && words[flow.skip - 1].is_mark &&
           take_mark(words[flow.skip - 1])) {
      --flow.skip;
    }
  }

  bool take_mark(const FlowWord& mark) {
    const std::string wanted = std::string(mark.text) + " ";
    const bool is_there =
        start_ >= wanted.size() &&
        notes_.text().substr(start_ - wanted.size(), wanted.size()) == wanted;
    start_ -= is_there ? wanted.size() : 0;
    return is_there;
  }

  // What may stand before each line but the first: all up to the first word,
  // or only blanks.
  [[nodiscard]] std::vector<std::string> prefixes() const {
    const std::size_t first = line_at(notes_, start_);
    if (line_at(notes_, run_.end - 1) == first) {
      return {""};
    }
    const std::string_view line = notes_.line(first + 1);
    std::vector<FlowWord> words;
    append_words(words, line, 0);
    std::size_t size = line.size();
    for (const FlowWord& word : words) {
      if (!word.is_leading) {
        size = static_cast<std::size_t>(word.text.data() - line.data());
        break;
      }
    }
    const std::size_t blanks =
        std::min(line.find_first_not_of(k_indent), line.size());
    std::vector<std::string> all = {std::string(line.substr(0, size))};
    if (blanks != size) {
      all.emplace_back(line.substr(0, blanks));
    }
    return all;
  }

  std::optional<Replacement> with_prefix(const std::string& prefix) {
    const std::size_t first = line_at(notes_, start_);
    const std::size_t last = line_at(notes_, run_.end - 1);
    recipe_.first.reset();
    recipe_.layout.prefix = prefix;
    std::vector<std::string_view> lines;
    for (std::size_t i = first; i <= last; ++i) {
      const NoteLine& line = notes_.lines()[i];
      const bool has_prefix = i == first || notes_.line(i).starts_with(prefix);
      const std::size_t from = i == first ? start_ : line.start + prefix.size();
      const std::size_t to = i == last ? run_.end : line.end;
      if (!has_prefix || from >= to) {
        return std::nullopt;
      }
      lines.push_back(notes_.text().substr(from, to - from));
    }
    recipe_.ends = first != last && notes_.lines()[first].has_crlf
                       ? LineEnds::crlf
                       : LineEnds::lf;
    const std::size_t start = set_first_line(first, first == last);
    set_flow(lines);
    return checked(start);
  }

  // Where the passage starts: with its line, if that begins as the others do.
  std::size_t set_first_line(std::size_t first, bool is_only) {
    const std::size_t line_start = notes_.lines()[first].start;
    const std::string_view before =
        notes_.text().substr(line_start, start_ - line_start);
    const bool is_margin =
        before.find_first_not_of(" \t>") == std::string_view::npos;
    if (before == recipe_.layout.prefix || (is_only && is_margin)) {
      recipe_.layout.prefix = before;
      return line_start;
    }
    if (!recipe_.layout.prefix.empty()) {
      recipe_.first = FirstLine{};
    }
    return start_;
  }

  void set_flow(const std::vector<std::string_view>& lines) {
    std::vector<std::size_t> counts;
    for (const std::string_view line : lines) {
      std::vector<FlowWord> words;
      append_words(words, line, 0);
      counts.push_back(words.size());
    }
    Flow flow = find_flow(lines, counts);
    flow.skip = recipe_.flow->skip;
    flow.drop = recipe_.flow->drop;
    flow.keeps_marks = recipe_.flow->keeps_marks;
    flow.keeps_blanks = recipe_.flow->keeps_blanks;
    recipe_.flow = flow;
    recipe_.typography.reset();
    const std::vector<std::string> plain =
        flowed(flow, flow_words(flow, passage_));
    const std::vector<std::string_view> views(plain.begin(), plain.end());
    if (views != lines) {
      recipe_.typography = find_typography(views, lines);
    }
  }

  [[nodiscard]] std::optional<Replacement> checked(std::size_t start) const {
    const std::string_view pasted =
        notes_.text().substr(start, run_.end - start);
    if (apply(recipe_, passage_) != pasted) {
      return std::nullopt;
    }
    Replacement made{
        .start = start,
        .end = run_.end,
        .mark = {there_.pointer, render(recipe_, usual_layout(there_.pointer))},
        .rev = run_.source->rev,
        .exact = {{start, run_.end, run_.lines}}};
    made.rank = run_.source->rank;
    made.drops_marks = !recipe_.flow->keeps_marks &&
                       std::ranges::any_of(words_, &FlowWord::is_leading);
    count_tokens(made, recipe_, pasted);
    return made;
  }

  const NoteLines& notes_;
  const ProseRun& run_;
  SourcePlace there_;
  Passage passage_;
  std::vector<FlowWord> words_; // of the source's lines
  std::size_t start_ = 0;       // of the passage in the notes
  Recipe recipe_;
};

} // namespace

std::optional<Replacement> reflow(const NoteLines& notes, const ProseRun& run) {
  return Reflower(notes, run).make();
}

} // namespace handoff::point
