// SPDX-License-Identifier: MIT
// Finds the words by which decisions, rejections, next steps and answers are
// known.
#include "session/dialogue/markers.hpp"

#include "session/dialogue/marker_phrases.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

const PhraseIndex& index() {
  static const PhraseIndex made([] {
    std::vector<Phrase> phrases;
    for (const MarkerPhrases& row : marker_phrases()) {
      for (const std::string_view text : text::split(row.phrases, '|')) {
        phrases.push_back({text, static_cast<std::uint8_t>(row.marker)});
      }
    }
    return phrases;
  }());
  return made;
}

// Without list marks, emphasis, punctuation and what stands in brackets.
std::string_view bare(std::string_view text) {
  constexpr std::string_view k_marks = " \t\r\n*_#:.!,-+>`\"'()[]";
  const std::size_t first = text.find_first_not_of(k_marks);
  if (first == text.npos) {
    return {};
  }
  text = text.substr(first, text.find_last_not_of(k_marks) + 1 - first);
  for (const std::string_view mark : {"：", "。", "！", "、", "，"}) {
    while (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
    }
  }
  return text;
}

} // namespace

void Marked::read(std::string_view text) {
  lower_text(text, lower);
  found_.clear();
  hits.clear();
  kinds_ = 0;
  index().find(lower, found_);
  for (const PhraseHit& hit : found_) {
    hits.push_back({static_cast<Marker>(hit.kind), hit.at, hit.size});
    kinds_ |= 1ULL << hit.kind;
  }
}

std::vector<MarkerHit> find_markers(std::string_view lower) {
  std::vector<PhraseHit> found;
  index().find(lower, found);
  std::vector<MarkerHit> hits;
  hits.reserve(found.size());
  for (const PhraseHit& hit : found) {
    hits.push_back({static_cast<Marker>(hit.kind), hit.at, hit.size});
  }
  return hits;
}

std::optional<Contrast> find_contrast(std::string_view lower) {
  struct Pair {
    std::string_view before, between;
  };
  static constexpr Pair k_pairs[] = {{"not ", " but "},
                                     {"nicht ", " sondern "},
                                     {"kein ", " sondern "},
                                     {"keine ", " sondern "},
                                     {"keinen ", " sondern "},
                                     {"pas ", " mais "},
                                     {"no ", " sino "},
                                     {"não ", " mas sim "},
                                     {"не ", " а "},
                                     {"不是", "而是"},
                                     {"不用", "改用"},
                                     {"不要用", "改用"}};
  constexpr std::size_t k_max_length = 80; // bytes of what is rejected
  for (const Pair& pair : k_pairs) {
    const std::size_t at =
        lower.starts_with(pair.before) ? lower.find(pair.between) : lower.npos;
    if (at != lower.npos && at <= k_max_length) {
      return Contrast{pair.before.size(), at, at + pair.between.size()};
    }
  }
  return std::nullopt;
}

bool holds_marker(const std::vector<MarkerHit>& hits, Marker marker) {
  return std::ranges::find(hits, marker, &MarkerHit::marker) != hits.end();
}

std::optional<MarkerHit> first_marker(const std::vector<MarkerHit>& hits,
                                      Marker marker) {
  const auto found = std::ranges::find(hits, marker, &MarkerHit::marker);
  return found == hits.end() ? std::nullopt : std::optional(*found);
}

bool is_marker(std::string_view text, Marker marker) {
  const std::string lower = lower_text(bare(text));
  return !lower.empty() &&
         index().holds(lower, static_cast<std::uint8_t>(marker));
}

bool is_question(std::string_view sentence) {
  sentence = trimmed(sentence);
  while (sentence.ends_with('*') || sentence.ends_with('"') ||
         sentence.ends_with(')') || sentence.ends_with('`')) {
    sentence.remove_suffix(1);
  }
  for (const std::string_view end :
       {"?", "？", "か。", "か", "かな。", "吗。", "까.", "까요."}) {
    if (sentence.ends_with(end)) {
      return true;
    }
  }
  return false;
}

std::string lower_text(std::string_view text) {
  std::string lower;
  lower_text(text, lower);
  return lower;
}

void lower_text(std::string_view text, std::string& lower) {
  lower = text;
  unsigned char all = 0;
  for (char& c : lower) {
    c = text::to_lower(c);
    all |= static_cast<unsigned char>(c);
  }
  for (std::size_t i = 0; all >= 0x80 && i + 1 < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (byte == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
      lower[++i] = static_cast<char>(next + 0x20);
    } else if (byte == 0xD0 && next >= 0x90 && next <= 0x9F) {
      lower[++i] = static_cast<char>(next + 0x20);
    } else if (byte == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      lower[i] = static_cast<char>(0xD1);
      lower[++i] = static_cast<char>(next - 0x20);
    }
  }
}

} // namespace handoff::session
