// SPDX-License-Identifier: MIT
// Reads a vocabulary into tables.
#include "guard/document/vocabulary.hpp"

#include "base/error.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace handoff::guard {
namespace {

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
  for (const std::string_view name : text::split(names, ' ')) {
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

void read_measure(EvidenceGroup& group, std::string_view text) {
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

void set_bit(std::span<std::uint64_t> bits, std::size_t index) {
  bits[index / 64] |= std::uint64_t{1} << (index % 64);
}

} // namespace

Vocabulary::Vocabulary(std::string_view text) : text_(text), outputs_of_(1) {
  for (std::string_view line : text::split(text_, '\n')) {
    line = text::trimmed(line);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    if (line.starts_with('[')) {
      read_header(line);
    } else {
      read_phrases(line);
    }
  }
  make_shortcuts();
}

// What answers most questions without a look into the large tables.
void Vocabulary::make_shortcuts() {
  known_words_.resize(k_known_bits / 64);
  for (const FlatSlot& slot : words_.table().slots()) {
    if (slot.key != 0) {
      set_bit(known_words_, known_bit(slot.key));
    }
  }
  openers_.resize(next_id_);
  for (std::uint32_t id = 1; id < next_id_; ++id) {
    openers_[id] = edges_.find(edge_key(0, id));
  }
  branches_.resize(outputs_of_.size() / 64 + 1);
  for (const FlatSlot& slot : edges_.table().slots()) {
    if (slot.key != 0) {
      set_bit(branches_, slot.key >> 32U);
    }
  }
}

LexiconTables Vocabulary::tables() const {
  return {.groups = groups_,
          .words = words_.table(),
          .prefixes = prefixes_.table(),
          .edges = edges_.table(),
          .prefix_heads = prefix_heads_,
          .known_words = known_words_,
          .openers = openers_,
          .branches = branches_,
          .outputs_of = outputs_of_,
          .outputs = outputs_};
}

// [name | places | measure limit] what it says
void Vocabulary::read_header(std::string_view line) {
  const std::size_t end = line.find(']');
  const auto fields = text::split(line.substr(1, end - 1), '|');
  if (end == std::string_view::npos || fields.size() != 3) {
    throw Error("vocabulary: bad group '" + std::string(line) + "'");
  }
  EvidenceGroup group;
  group.name = text::trimmed(fields[0]);
  group.where = places_named(text::trimmed(fields[1]));
  read_measure(group, text::trimmed(fields[2]));
  group.says = text::trimmed(line.substr(end + 1));
  groups_.push_back(std::move(group));
}

// <language> phrase | phrase | ...
void Vocabulary::read_phrases(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (groups_.empty() || blank == std::string_view::npos) {
    throw Error("vocabulary: phrases without a group: '" + std::string(line) +
                "'");
  }
  for (const std::string_view phrase : text::split(line.substr(blank), '|')) {
    add_phrase(text::trimmed(phrase));
  }
}

void Vocabulary::add_phrase(std::string_view phrase) {
  std::uint32_t node = 0;
  // Shapes stand as {commit}; everything else is read like a document.
  while (!phrase.empty()) {
    if (phrase.front() == '{') {
      const std::size_t end = phrase.find('}');
      const Shape shape = shape_named(phrase.substr(1, end - 1));
      node = step(node, static_cast<std::uint32_t>(shape));
      phrase =
          text::trimmed(phrase.substr(std::min(end, phrase.size() - 1) + 1));
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
    phrase = text::trimmed(phrase.substr(end));
  }
  if (node == 0) {
    return;
  }
  outputs_.push_back(
      {static_cast<std::uint32_t>(groups_.size() - 1), outputs_of_[node]});
  outputs_of_[node] = static_cast<std::uint32_t>(outputs_.size() - 1);
}

std::uint32_t Vocabulary::step(std::uint32_t node, std::uint32_t word) {
  const auto fresh = static_cast<std::uint32_t>(outputs_of_.size());
  const std::uint32_t next = edges_.insert(edge_key(node, word), fresh);
  if (next == fresh) {
    outputs_of_.push_back(0);
  }
  return next;
}

std::uint32_t
Vocabulary::word_id(const Word& word, std::string_view letters, char after) {
  if (word.shape != Shape::none) {
    return static_cast<std::uint32_t>(word.shape);
  }
  FlatMap& map = after == '*' ? prefixes_ : words_;
  if (after == '*') {
    // A shorter one would never be looked for.
    if (word.head == 0) {
      throw Error("vocabulary: too short a prefix: '" + std::string(letters) +
                  "*'");
    }
    set_bit(prefix_heads_, word.head);
  }
  const std::uint32_t id = map.insert(word.hash, next_id_);
  next_id_ += id == next_id_ ? 1 : 0;
  return id;
}

} // namespace handoff::guard
