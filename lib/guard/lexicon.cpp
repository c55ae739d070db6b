// SPDX-License-Identifier: MIT
// The vocabulary of handoffs, as data, and finding its phrases in lines.
#include "guard/lexicon.hpp"

#include "base/error.hpp"
#include "guard/text_cut.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace handoff::guard {
namespace {

constexpr std::size_t k_prefix_head = 3; // bytes

constexpr std::array<std::pair<std::string_view, std::uint16_t>, 10> k_places =
    {{{"title", k_title},
      {"head", k_head},
      {"heading", k_heading},
      {"label", k_label},
      {"text", k_text},
      {"code", k_code},
      {"path", k_path},
      {"start", k_start},
      {"name", k_name},
      {"folder", k_folder}}};

std::uint16_t places_named(std::string_view names) {
  std::uint16_t where = 0;
  for (const std::string_view name : cut(names, ' ')) {
    const auto* known =
        std::find_if(k_places.begin(), k_places.end(), [&](const auto& place) {
          return place.first == name;
        });
    if (known == k_places.end()) {
      throw Error("vocabulary: unknown place '" + std::string(name) + "'");
    }
    where = static_cast<std::uint16_t>(where | known->second);
  }
  return where;
}

constexpr std::array<std::pair<std::string_view, Measure>, 4> k_measures = {
    {{"ever", Measure::ever},
     {"once", Measure::once},
     {"few", Measure::few},
     {"dense", Measure::dense}}};

void read_measure(Group& group, std::string_view text) {
  const std::size_t blank = text.find(' ');
  const std::string_view name = text.substr(0, blank);
  const auto* known =
      std::find_if(k_measures.begin(),
                   k_measures.end(),
                   [&](const auto& measure) { return measure.first == name; });
  if (known == k_measures.end()) {
    throw Error("vocabulary: unknown measure '" + std::string(name) + "'");
  }
  group.measure = known->second;
  if (blank != std::string_view::npos) {
    int limit = 1;
    std::from_chars(text.data() + blank + 1, text.data() + text.size(), limit);
    group.limit = limit;
  }
}

std::size_t head_slot(std::string_view letters) {
  std::uint64_t hash = k_no_hash;
  for (const char byte : letters.substr(0, k_prefix_head)) {
    hash = extend_hash(hash, byte);
  }
  return hash % 4096;
}

} // namespace

Lexicon::Lexicon(std::string_view vocabulary) : outputs_of_(1) {
  for (std::string_view line : cut(vocabulary, '\n')) {
    line = trim(line);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    if (line.starts_with('[')) {
      read_header(line);
    } else {
      read_phrases(line);
    }
  }
}

std::size_t Lexicon::find_group(std::string_view name) const {
  const auto found =
      std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
        return group.name == name;
      });
  return static_cast<std::size_t>(found - groups_.begin());
}

// [name | places | measure limit] what it says
void Lexicon::read_header(std::string_view line) {
  const std::size_t end = line.find(']');
  const auto fields = cut(line.substr(1, end - 1), '|');
  if (end == std::string_view::npos || fields.size() != 3) {
    throw Error("vocabulary: bad group '" + std::string(line) + "'");
  }
  Group group;
  group.name = trim(fields[0]);
  group.where = places_named(trim(fields[1]));
  read_measure(group, trim(fields[2]));
  group.says = trim(line.substr(end + 1));
  groups_.push_back(std::move(group));
}

// <language> phrase | phrase | ...
void Lexicon::read_phrases(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (groups_.empty() || blank == std::string_view::npos) {
    throw Error("vocabulary: phrases without a group: '" + std::string(line) +
                "'");
  }
  for (const std::string_view phrase : cut(line.substr(blank), '|')) {
    add_phrase(trim(phrase));
  }
}

void Lexicon::add_phrase(std::string_view phrase) {
  std::uint32_t node = 0;
  // Shapes stand as {commit}; everything else is read like a document.
  while (!phrase.empty()) {
    if (phrase.front() == '{') {
      const std::size_t end = phrase.find('}');
      const Shape shape = shape_named(phrase.substr(1, end - 1));
      node = step(node, static_cast<std::uint32_t>(shape));
      phrase = trim(phrase.substr(std::min(end, phrase.size() - 1) + 1));
      continue;
    }
    const std::size_t end = std::min(phrase.find('{'), phrase.size());
    const std::string_view text = phrase.substr(0, end);
    for (const Word& word : reader_.read(text)) {
      const std::string_view letters =
          reader_.folded().substr(word.begin, word.size);
      const std::size_t star = word.offset < text.size()
                                   ? text.find_first_of(" *", word.offset)
                                   : text.size();
      const bool is_prefix = star < text.size() && text[star] == '*';
      node = step(node, word_id(word, letters, is_prefix ? '*' : ' '));
    }
    phrase = trim(phrase.substr(end));
  }
  if (node == 0) {
    return;
  }
  outputs_.push_back(
      {static_cast<std::uint32_t>(groups_.size() - 1), outputs_of_[node]});
  outputs_of_[node] = static_cast<std::uint32_t>(outputs_.size() - 1);
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) {
  const std::uint64_t key = (std::uint64_t(node) << 32U) | word;
  const auto fresh = static_cast<std::uint32_t>(outputs_of_.size());
  const std::uint32_t next = edges_.insert(key, fresh);
  if (next == fresh) {
    outputs_of_.push_back(0);
  }
  return next;
}

std::uint32_t
Lexicon::word_id(const Word& word, std::string_view letters, char after) {
  if (word.shape != Shape::none) {
    return static_cast<std::uint32_t>(word.shape);
  }
  FlatMap& map = after == '*' ? prefixes_ : words_;
  if (after == '*') {
    prefix_heads_.set(head_slot(letters));
  }
  const std::uint32_t id = map.insert(word.hash, next_id_);
  next_id_ += id == next_id_ ? 1 : 0;
  return id;
}

std::span<const Match> PhraseFinder::find(std::string_view line) {
  matches_.clear();
  ids_.clear();
  words_ = reader_.read(line);
  word_count_ = words_.size();
  for (const Word& word : words_) {
    ids_.push_back(ids_of(word));
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    walk(0, i, i);
  }
  return matches_;
}

PhraseFinder::Ids PhraseFinder::ids_of(const Word& word) const {
  Ids ids{};
  std::size_t count = 0;
  if (word.shape != Shape::none) {
    ids[0] = static_cast<std::uint32_t>(word.shape);
    return ids;
  }
  if (const std::uint32_t id = lexicon_.words_.find(word.hash); id != 0) {
    ids[count++] = id;
  }
  const std::string_view letters =
      reader_.folded().substr(word.begin, word.size);
  if (letters.size() < k_prefix_head ||
      !lexicon_.prefix_heads_.test(head_slot(letters))) {
    return ids;
  }
  std::uint64_t hash = k_no_hash;
  for (const char byte : letters) {
    hash = extend_hash(hash, byte);
    const std::uint32_t id = lexicon_.prefixes_.find(hash);
    if (id != 0 && count < ids.size()) {
      ids[count++] = id;
    }
  }
  return ids;
}

void PhraseFinder::walk(std::uint32_t node, std::size_t at, std::size_t first) {
  for (const std::uint32_t id : ids_[at]) {
    if (id == 0) {
      return;
    }
    const std::uint32_t next =
        lexicon_.edges_.find((std::uint64_t(node) << 32U) | id);
    if (next == 0) {
      continue;
    }
    for (std::uint32_t i = lexicon_.outputs_of_[next]; i != 0;
         i = lexicon_.outputs_[i].next) {
      matches_.push_back({.group = lexicon_.outputs_[i].group,
                          .offset = words_[first].offset,
                          .last = words_[at].offset,
                          .index = static_cast<std::uint32_t>(first),
                          .words = static_cast<std::uint32_t>(at - first + 1)});
    }
    if (at + 1 < words_.size()) {
      walk(next, at + 1, first);
    }
  }
}

} // namespace handoff::guard
