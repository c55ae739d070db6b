// SPDX-License-Identifier: MIT
// Finds the phrases of a vocabulary in lines.
#include "guard/document/lexicon.hpp"

#include "guard/document/vocabulary.hpp"

#include <algorithm>

namespace handoff::guard {
Lexicon::Lexicon(std::string_view vocabulary)
    : vocabulary_(std::make_shared<const Vocabulary>(vocabulary)),
      tables_(vocabulary_->tables()) {}

std::size_t Lexicon::find_group(std::string_view name) const {
  const auto found = std::find_if(
      tables_.groups.begin(),
      tables_.groups.end(),
      [&](const EvidenceGroup& group) { return group.name == name; });
  return static_cast<std::size_t>(found - tables_.groups.begin());
}

std::span<const PhraseMatch> PhraseFinder::find(std::string_view line) {
  matches_.clear();
  ids_.clear();
  words_ = reader_.read(line);
  for (const Word& word : words_) {
    ids_.push_back(ids_of(word));
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (const std::uint32_t id : ids_[i]) {
      if (id == 0) {
        break;
      }
      if (const std::uint32_t node = tables_.openers[id]; node != 0) {
        arrive(node, i, i);
      }
    }
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
  if (has_bit(tables_.known_words, known_bit(word.hash))) {
    const std::uint32_t id = tables_.words.find(word.hash);
    count += (ids[0] = id) != 0 ? 1 : 0;
  }
  if (word.head == 0 || !has_bit(tables_.prefix_heads, word.head)) {
    return ids;
  }
  const std::string_view letters =
      reader_.folded().substr(word.begin, word.size);
  std::uint64_t hash = k_no_hash;
  for (const char byte : letters) {
    hash = extend_hash(hash, byte);
    const std::uint32_t id = tables_.prefixes.find(hash);
    if (id != 0 && count < ids.size()) {
      ids[count++] = id;
    }
  }
  return ids;
}

// The words from `first` to `at` lead to `node`.
void PhraseFinder::arrive(std::uint32_t node,
                          std::size_t at,
                          std::size_t first) {
  for (std::uint32_t i = tables_.outputs_of[node]; i != 0;
       i = tables_.outputs[i].next) {
    matches_.push_back({.group = tables_.outputs[i].group,
                        .offset = words_[first].offset,
                        .last = words_[at].offset,
                        .index = static_cast<std::uint32_t>(first),
                        .words = static_cast<std::uint32_t>(at - first + 1)});
  }
  if (at + 1 < words_.size() && has_bit(tables_.branches, node)) {
    walk(node, at + 1, first);
  }
}

void PhraseFinder::walk(std::uint32_t node, std::size_t at, std::size_t first) {
  for (const std::uint32_t id : ids_[at]) {
    if (id == 0) {
      return;
    }
    if (const std::uint32_t next = tables_.edges.find(edge_key(node, id));
        next != 0) {
      arrive(next, at, first);
    }
  }
}

} // namespace handoff::guard
