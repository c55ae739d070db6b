// SPDX-License-Identifier: MIT
// Recognises what authors call the sections of a handoff.
#include "handoff/section_names.hpp"

#include "handoff/section_table.hpp"
#include "text/ascii.hpp"
#include "text/title.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

namespace handoff {
namespace {

constexpr auto npos = std::string_view::npos;

// Longer titles, in bytes, are sentences.
constexpr std::size_t k_max_title_length = 120;
constexpr std::size_t k_max_label_length = 60;

// Words that do not change what a title names.
constexpr std::string_view k_fillers[] = {
    "the",     "our", "my",      "key",   "main", "current", "important",
    "so",      "far", "already", "made",  "list", "major",   "any",
    "notable", "and", "section", "taken", "you",  "must"};

// Words after which a title says what its section is about.
constexpr std::string_view k_prepositions[] = {
    "for",  "of",     "in",    "on",  "from", "about", "to",   "with",
    "by",   "during", "after", "für", "zu",   "zur",   "zum",  "von",
    "über", "pour",   "sur",   "de",  "du",   "del",   "para", "sobre",
    "per",  "di",     "для",   "по",  "о"};

constexpr std::string_view k_joints[] = {
    "and", "or", "und", "et", "y", "e", "и"};

template <std::size_t size>
bool is_one_of(const std::string_view (&words)[size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

using SectionsByName = std::unordered_map<std::string_view, NamedSection>;

SectionsByName sections_by_name() {
  SectionsByName sections;
  for (const SectionNames& row : section_table()) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      const std::string_view name = rest.substr(0, rest.find('|'));
      const char mark = name.front();
      const bool is_marked = mark == '=' || mark == '!';
      sections.emplace(name.substr(is_marked ? 1 : 0),
                       NamedSection{row.section, mark == '!', mark == '='});
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    }
  }
  return sections;
}

std::optional<NamedSection> find_name(std::string_view name) {
  static const SectionsByName k_sections = sections_by_name();
  const auto found = k_sections.find(name);
  return found == k_sections.end() ? std::nullopt
                                   : std::optional(found->second);
}

using Words = std::vector<std::string_view>;

Words split_words(std::string_view words) {
  Words list;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    list.push_back(word);
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return list;
}

std::string joined(Words::const_iterator begin, Words::const_iterator end) {
  std::string text;
  for (; begin != end; ++begin) {
    text += text.empty() ? "" : " ";
    text += *begin;
  }
  return text;
}

// "2 next steps", "question 3" and "q3" without the number.
std::string_view without_numbers(std::string_view words) {
  static constexpr std::string_view k_numbers = "0123456789 ";
  const std::size_t first =
      std::min(words.find_first_not_of(k_numbers), words.size());
  const std::size_t last = words.find_last_not_of(k_numbers);
  return last == npos ? std::string_view()
                      : words.substr(first, last + 1 - first);
}

// The name itself, or without numbers around it and words that add nothing.
std::optional<NamedSection> find_plain(Words words) {
  const std::string all = joined(words.begin(), words.end());
  if (const auto named = find_name(without_numbers(all))) {
    return named;
  }
  words.erase(std::remove_if(words.begin(),
                             words.end(),
                             [](std::string_view word) {
                               return is_one_of(k_fillers, word);
                             }),
              words.end());
  return find_name(without_numbers(joined(words.begin(), words.end())));
}

// The first of several names: "Traps & learnings", "Next steps / TODO".
std::optional<NamedSection> find_joint(std::string_view title) {
  std::optional<NamedSection> first;
  for (std::size_t at = 0; at <= title.size();) {
    const std::size_t end =
        std::min(title.find_first_of("/&,+|", at), title.size());
    const std::string part = text::title_words(title.substr(at, end - at));
    const Words words = split_words(part);
    auto begin = words.begin();
    while (begin != words.end()) {
      const auto joint =
          std::find_if(begin, words.end(), [](std::string_view word) {
            return is_one_of(k_joints, word);
          });
      const auto section = find_plain(Words(begin, joint));
      if (!section) {
        return std::nullopt;
      }
      first = first ? first : section;
      begin = joint == words.end() ? joint : joint + 1;
    }
    at = end + 1;
  }
  return first;
}

// "Decisions on the wire format"
std::optional<NamedSection> find_before_preposition(const Words& words) {
  const auto preposition =
      std::find_if(words.begin(), words.end(), [](std::string_view word) {
        return is_one_of(k_prepositions, word);
      });
  return preposition == words.end()
             ? std::nullopt
             : find_plain(Words(words.begin(), preposition));
}

} // namespace

std::optional<NamedSection> section_named(std::string_view title) {
  if (title.size() > k_max_title_length) {
    return std::nullopt;
  }
  const std::string text = text::title_words(title);
  const Words words = split_words(text);
  if (const auto named = find_plain(words)) {
    return named;
  }
  if (const auto named = find_joint(title)) {
    return named;
  }
  const std::size_t aside = title.find_first_of("([{");
  std::optional<NamedSection> named;
  if (aside != npos && aside > 0) {
    named = section_named(title.substr(0, aside));
  }
  if (!named) {
    named = find_before_preposition(words);
  }
  if (named) {
    named->says_more = true;
    named->is_plain = false;
  }
  return named;
}

std::optional<Label> leading_label(std::string_view line) {
  static constexpr std::string_view k_wide_colon = "：";
  const std::string_view head = line.substr(0, k_max_label_length);
  const std::size_t narrow = head.find(':');
  const std::size_t wide = head.find(k_wide_colon);
  const std::size_t colon = std::min(narrow, wide);
  if (colon == npos) {
    return std::nullopt;
  }
  const std::string name = text::title_words(line.substr(0, colon));
  const auto named = find_plain(split_words(name));
  if (!named) {
    return std::nullopt;
  }
  std::size_t end = colon + (colon == wide ? k_wide_colon.size() : 1);
  const bool is_emphasised = line.find_first_of("*_") < colon;
  while (is_emphasised && end < line.size() &&
         (line[end] == '*' || line[end] == '_')) {
    ++end;
  }
  while (end < line.size() && text::is_blank(line[end])) {
    ++end;
  }
  return Label{*named, colon, end};
}

} // namespace handoff
