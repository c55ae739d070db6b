// SPDX-License-Identifier: MIT
// What in a document speaks for or against its being a handoff, with lines.
#include "guard/document/evidence.hpp"

#include <algorithm>
#include <string>

namespace handoff::guard {
namespace {

constexpr std::size_t k_head_lines = 12;     // that are not blank
constexpr std::size_t k_title_lines = 10;    // where the title must stand
constexpr std::size_t k_short_heading = 4;   // words
constexpr std::size_t k_max_key_length = 60; // bytes

bool is_blank(const Line& line) {
  return line.kind == LineKind::blank || line.kind == LineKind::rule ||
         line.kind == LineKind::fence;
}

// What a phrase at `match` of `line` may count as.
std::uint16_t
place_of(const Line& line, const PhraseMatch& match, std::size_t words) {
  if (line.kind == LineKind::code) {
    return k_code;
  }
  // A single word opens a heading or is most of it; "The next value of an
  // iterator" does not say what comes next.
  const bool is_key =
      match.words > 1 || match.index == 0 || words <= k_short_heading;
  if (line.kind == LineKind::heading) {
    return is_key ? k_heading : 0;
  }
  const bool in_label = line.begin + match.last < line.label_end;
  const bool at_start = line.begin + match.offset == line.content;
  const int place = in_label && is_key ? k_label : k_text;
  return static_cast<std::uint16_t>(place | (at_start ? k_start : 0));
}

class EvidenceCollector {
public:
  EvidenceCollector(PhraseFinder& finder, const Lexicon& lexicon)
      : finder_(finder), lexicon_(lexicon),
        seen_until_(lexicon.groups().size()) {}

  void add_line(Evidence& evidence, std::size_t index) {
    const Line& line = evidence.lines[index];
    evidence.words.push_back(words_);
    if (is_blank(line)) {
      return;
    }
    const std::string_view text =
        evidence.text.substr(line.begin, line.end - line.begin);
    std::fill(seen_until_.begin(), seen_until_.end(), 0);
    for (const PhraseMatch& match : finder_.find(text)) {
      add_match(evidence, index, match);
    }
    add_key(evidence, index);
    words_ += finder_.words().size();
  }

  [[nodiscard]] std::size_t words() const { return words_; }

private:
  void add_key(Evidence& evidence, std::size_t index) const {
    const Line& line = evidence.lines[index];
    const bool is_heading = line.kind == LineKind::heading;
    const std::size_t end = is_heading ? line.end : line.label_end;
    if (end <= line.content || end - line.content > k_max_key_length) {
      return;
    }
    LineKey key{static_cast<std::uint32_t>(index), is_heading};
    for (const Word& word : finder_.words()) {
      const std::size_t at = line.begin + word.offset;
      if (at >= line.content && at < end) {
        key.words = extend_key(key.words, word);
      }
    }
    evidence.keys.push_back(key);
  }

  // "next" and "next steps" at one place are one hit.
  void
  add_match(Evidence& evidence, std::size_t index, const PhraseMatch& match) {
    const Line& line = evidence.lines[index];
    std::uint32_t& until = seen_until_[match.group];
    const std::uint16_t where = place_of(line, match, finder_.words().size());
    const std::uint16_t wanted = lexicon_.groups()[match.group].where;
    const bool may_open = (wanted & (k_title | k_head)) != 0;
    if (match.offset < until || (!may_open && (wanted & where) == 0)) {
      return;
    }
    until = match.last + 1;
    evidence.hits.push_back({static_cast<std::uint32_t>(index),
                             static_cast<std::uint16_t>(match.group),
                             where});
  }

  PhraseFinder& finder_;
  const Lexicon& lexicon_;
  std::vector<std::uint32_t> seen_until_; // by group
  std::size_t words_ = 0;
};

// The line that names the region: its first heading, when that comes early
// and is the top one or has the rest below it; else its first line.
std::size_t find_title(const Evidence& evidence, Region region) {
  std::size_t first = region.last;
  std::size_t heading = region.last;
  std::size_t seen = 0;
  for (std::size_t i = region.first; i < region.last; ++i) {
    const Line& line = evidence.lines[i];
    if (heading < region.last) {
      const bool is_beside = line.kind == LineKind::heading &&
                             line.level <= evidence.lines[heading].level;
      if (is_beside) {
        return first;
      }
      continue;
    }
    if (is_blank(line) || line.kind == LineKind::front_matter) {
      continue;
    }
    first = std::min(first, i);
    if (line.kind == LineKind::heading && line.level == 1) {
      return i;
    }
    heading = line.kind == LineKind::heading ? i : heading;
    if (++seen == k_title_lines) {
      break;
    }
  }
  return heading < region.last ? heading : first;
}

// One past the region's first lines.
std::size_t find_head_end(const Evidence& evidence, Region region) {
  std::size_t seen = 0;
  std::size_t i = region.first;
  while (i < region.last && seen < k_head_lines) {
    seen += is_blank(evidence.lines[i]) ? 0 : 1;
    ++i;
  }
  return i;
}

// Long documents say everything once: what is one hit in a page must be
// several in a book.
constexpr double k_usual_length = 2000; // words

double
strength(const EvidenceGroup& group, std::size_t hits, std::size_t words) {
  const auto count = static_cast<double>(hits);
  const auto length = static_cast<double>(words);
  if (group.measure == Measure::ever) {
    return hits > 0 ? 1 : 0;
  }
  if (group.measure == Measure::dense) {
    // A handful of words has no density worth the name.
    return std::min(1.0, count * 1000 / std::max(length, 100.0) / group.limit);
  }
  const bool is_positional =
      (group.where & (k_title | k_head | k_path | k_name | k_folder)) != 0 &&
      (group.where & k_text) == 0;
  const double scale =
      is_positional ? 1 : std::max(1.0, length / k_usual_length);
  return std::min(1.0, count / (group.limit * scale));
}

// "docs/SessionHandoff_2.md" as words.
std::string path_words(std::string_view path) {
  std::string words;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto is_upper = [&](std::size_t at) {
      return at < path.size() && path[at] >= 'A' && path[at] <= 'Z';
    };
    const auto is_lower = [&](std::size_t at) {
      return at < path.size() && path[at] >= 'a' && path[at] <= 'z';
    };
    const bool starts_word =
        i > 0 && is_upper(i) && (is_lower(i - 1) || is_lower(i + 1));
    if (starts_word) {
      words += ' ';
    }
    const bool is_gap = path[i] == '_' || path[i] == '/' || path[i] == '.' ||
                        (path[i] == '-' &&
                         !(i > 0 && path[i - 1] >= '0' && path[i - 1] <= '9'));
    words += is_gap ? ' ' : path[i];
  }
  return words;
}

} // namespace

Evidence
collect(PhraseFinder& finder, const Lexicon& lexicon, std::string_view text) {
  Evidence evidence;
  evidence.text = text;
  evidence.lines = read_lines(text);
  evidence.words.reserve(evidence.lines.size() + 1);
  EvidenceCollector collector(finder, lexicon);
  for (std::size_t i = 0; i < evidence.lines.size(); ++i) {
    collector.add_line(evidence, i);
  }
  evidence.words.push_back(collector.words());
  return evidence;
}

std::vector<std::uint16_t>
read_path(PhraseFinder& finder, const Lexicon& lexicon, std::string_view path) {
  std::vector<std::uint16_t> groups;
  const auto add = [&](std::string_view part, Where where) {
    for (const PhraseMatch& match : finder.find(path_words(part))) {
      const auto group = static_cast<std::uint16_t>(match.group);
      const bool counts = (lexicon.groups()[group].where & where) != 0 &&
                          (where != k_folder || match.index == 0);
      const bool is_new =
          std::find(groups.begin(), groups.end(), group) == groups.end();
      if (counts && is_new) {
        groups.push_back(group);
      }
    }
  };
  add(path, k_path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) {
    add(path, k_name);
    return groups;
  }
  const std::string_view folders = path.substr(0, slash);
  const std::size_t above = folders.rfind('/');
  add(path.substr(slash + 1), k_name);
  add(folders.substr(above == std::string_view::npos ? 0 : above + 1),
      k_folder);
  return groups;
}

std::vector<Strength>
measure(const Evidence& evidence, const Lexicon& lexicon, Region region) {
  const std::span<const EvidenceGroup> groups = lexicon.groups();
  std::vector<std::size_t> counts(groups.size());
  std::vector<Strength> strengths(groups.size());
  const std::size_t title = find_title(evidence, region);
  const std::size_t head_end = find_head_end(evidence, region);
  auto hit = std::lower_bound(
      evidence.hits.begin(),
      evidence.hits.end(),
      region.first,
      [](const VocabularyHit& h, std::size_t line) { return h.line < line; });
  for (; hit != evidence.hits.end() && hit->line < region.last; ++hit) {
    const bool opens = hit->line < head_end && hit->where != k_code;
    const auto where = static_cast<std::uint16_t>(
        (hit->line == title ? std::uint16_t{k_title} : hit->where) |
        (opens ? k_head : 0));
    if ((where & groups[hit->group].where) != 0 && counts[hit->group]++ == 0) {
      strengths[hit->group].line = hit->line;
    }
  }
  const std::size_t words =
      evidence.words[region.last] - evidence.words[region.first];
  for (std::size_t i = 0; i < groups.size(); ++i) {
    strengths[i].value = strength(groups[i], counts[i], words);
  }
  for (const std::uint16_t group : evidence.in_path) {
    strengths[group].value = 1;
  }
  return strengths;
}

} // namespace handoff::guard
