// SPDX-License-Identifier: MIT
// Finds the phrases of a table in a text, in one pass over its words.
#include "session/dialogue/phrase_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace handoff::session {
namespace {

constexpr std::size_t k_cjk_size = 3; // bytes of such a character

enum class Byte : std::uint8_t { other, word, cjk };

constexpr std::array<Byte, 256> k_bytes = [] {
  std::array<Byte, 256> bytes = {};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = static_cast<char>(i);
    bytes.at(i) = is_cjk(c)         ? Byte::cjk
                  : is_word_byte(c) ? Byte::word
                                    : Byte::other;
  }
  return bytes;
}();

Byte kind_of(char c) {
  return k_bytes[static_cast<unsigned char>(c)];
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The size of the word that begins at `at`; 0 where none does.
std::size_t word_size(std::string_view lower, std::size_t at) {
  if (kind_of(lower[at]) == Byte::cjk) {
    return std::min(k_cjk_size, lower.size() - at);
  }
  std::size_t end = at;
  while (end < lower.size() && kind_of(lower[end]) == Byte::word) {
    ++end;
  }
  return end - at;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, word_size(text, 0));
}

std::uint64_t first_bytes(std::string_view word) {
  std::uint64_t bytes = 0;
  if (word.size() >= sizeof bytes) {
    std::memcpy(&bytes, word.data(), sizeof bytes);
    return bytes;
  }
  for (const char c : word) {
    bytes = bytes << 8U | static_cast<unsigned char>(c);
  }
  return bytes;
}

bool is_at(std::string_view lower, std::size_t at, std::string_view phrase) {
  const std::size_t end = at + phrase.size();
  // The last byte tells most apart.
  if (end > lower.size() || lower[end - 1] != phrase.back() ||
      lower.compare(at, phrase.size(), phrase) != 0) {
    return false;
  }
  const bool ends_cjk =
      phrase.size() >= k_cjk_size && is_cjk(phrase[phrase.size() - k_cjk_size]);
  return end == lower.size() || ends_cjk || !is_word_byte(phrase.back()) ||
         is_cjk(lower[end]) || !is_word_byte(lower[end]);
}

// Where the last hit of each kind is in `hits`.
using LastHits = std::array<std::size_t, 256>;
constexpr std::size_t k_no_hit = SIZE_MAX;

void add_hit(const PhraseHit& hit,
             LastHits& last,
             std::vector<PhraseHit>& hits) {
  const std::size_t before = last[hit.kind];
  if (before != k_no_hit && hits[before].at == hit.at) {
    hits[before].size = std::max(hits[before].size, hit.size);
  } else if (before == k_no_hit ||
             hits[before].at + hits[before].size <= hit.at) {
    last[hit.kind] = hits.size();
    hits.push_back(hit);
  }
}

} // namespace

PhraseIndex::PhraseIndex(std::vector<Phrase> phrases)
    : phrases_(std::move(phrases)) {
  // Stable: of one word the table's order is kept.
  std::ranges::stable_sort(phrases_, {}, [](const Phrase& phrase) {
    const std::string_view word = first_word(phrase.text);
    return std::pair(first_bytes(word), word.size());
  });
  constexpr std::size_t k_slots_a_phrase = 4; // few collisions
  slots_.resize(std::bit_ceil(k_slots_a_phrase * phrases_.size() + 1));
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    const std::string_view word = first_word(phrases_[i].text);
    Slot& slot = slots_[place_of(word)];
    if (slot.size == 0) {
      slot = {.word = first_bytes(word),
              .size = static_cast<std::uint32_t>(word.size()),
              .first = static_cast<std::uint32_t>(i)};
    }
    ++slot.count;
  }
}

// Where the word is or would be.
std::size_t PhraseIndex::place_of(std::string_view word) const {
  constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15; // 2^64 / golden ratio
  const std::uint64_t bytes = first_bytes(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = ((bytes ^ word.size()) * k_odd >> 40U) & mask;
  while (slots_[place].size != 0 &&
         (slots_[place].word != bytes || slots_[place].size != word.size())) {
    place = (place + 1) & mask;
  }
  return place;
}

std::span<const Phrase>
PhraseIndex::beginning_with(std::string_view word) const {
  const Slot& slot = slots_[place_of(word)];
  return std::span(phrases_).subspan(slot.first, slot.count);
}

void PhraseIndex::find(std::string_view lower,
                       std::vector<PhraseHit>& hits) const {
  LastHits last;
  last.fill(k_no_hit);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t size = word_size(lower, at);
    if (size == 0 || continues(lower[at])) {
      at += std::max<std::size_t>(size, 1);
      continue;
    }
    for (const Phrase& phrase : beginning_with(lower.substr(at, size))) {
      if (is_at(lower, at, phrase.text)) {
        add_hit({at, phrase.text.size(), phrase.kind}, last, hits);
      }
    }
    at += size;
  }
}

bool PhraseIndex::holds(std::string_view lower, std::uint8_t kind) const {
  const std::span<const Phrase> phrases = beginning_with(first_word(lower));
  return std::ranges::any_of(phrases, [&](const Phrase& phrase) {
    return phrase.kind == kind && phrase.text == lower;
  });
}

} // namespace handoff::session
