// SPDX-License-Identifier: MIT
// The words by which decisions, rejections, next steps and answers are known,
// in nine languages: one table, in markers.cpp.
#pragma once

#include "session/dialogue/phrase_index.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

enum class Marker {
  decision,        // "decided", "let's use"
  directive,       // tells what to do, in a person's mouth only: "use"
  fault,           // "prints", "returns": how a program behaves
  over,            // "X instead of Y": what follows is not taken
  over_before,     // the same, behind what is not taken (Japanese, Korean)
  rejection,       // "rejected", "don't use": what follows is not taken
  rejection_after, // the same, behind what is not taken
  constraint,      // "never", "must"
  next_steps,      // a heading of what is still to be done
  open_questions,  // a heading of what is not answered yet
  correction,      // begins a message that takes something back
  concession,      // begins an agent's answer to a message that was right
  yes,
  no,
  all,  // of the options
  none, // of them
  last, // of them
  first,
  second,
  third,
  fourth,
  // For the reading of single sentences, see statements.cpp.
  first_person,     // who says so decides: a program has no such words
  wish,             // a program has none of these, either
  strong_decision,  // somebody has decided, whoever it was
  taking,           // "prefer X ..."
  taken_over,       // "... over Y"
  ruling_out,       // "rejected", as a report
  restriction,      // "only X ..."
  permission,       // "... may"
  agent_constraint, // agents explain rules all day; these words mean real ones
  unfinished,       // "not done", "still fails"
};

struct MarkerHit {
  Marker marker = Marker::decision;
  std::size_t at = 0;
  std::size_t size = 0; // bytes
};

// The markers in `lower` (see lower_text()) in order: phrases of alphabets
// between word borders, those of Chinese, Japanese and Korean anywhere. Of
// phrases that overlap the longest one. Linear in the text.
[[nodiscard]] std::vector<MarkerHit> find_markers(std::string_view lower);

// A text in lower case with its markers; reading one after the other allocates
// nothing.
class Marked {
public:
  void read(std::string_view text);

  [[nodiscard]] bool holds(Marker marker) const {
    return (kinds_ >> static_cast<unsigned>(marker) & 1U) != 0;
  }

  std::string lower;
  std::vector<MarkerHit> hits; // as of find_markers()

private:
  std::uint64_t kinds_ = 0; // a bit for each Marker
  std::vector<PhraseHit> found_;
};

// "not X but Y" and the like at the beginning of a text: where X and Y begin
// and where X ends.
struct Contrast {
  std::size_t rejected = 0;
  std::size_t rejected_end = 0;
  std::size_t chosen = 0;
};
[[nodiscard]] std::optional<Contrast> find_contrast(std::string_view lower);

[[nodiscard]] bool holds_marker(const std::vector<MarkerHit>& hits,
                                Marker marker);
[[nodiscard]] std::optional<MarkerHit>
first_marker(const std::vector<MarkerHit>& hits, Marker marker);

// Whether the text is nothing but a marker of this kind, marks aside: the
// heading "**Next steps:**", the answer "Yes!".
[[nodiscard]] bool is_marker(std::string_view text, Marker marker);

// Whether a sentence asks: it ends with a question mark, or as a question
// does in Japanese.
[[nodiscard]] bool is_question(std::string_view sentence);

// ASCII, Latin-1 and Cyrillic letters in lower case; every byte keeps
// its place.
[[nodiscard]] std::string lower_text(std::string_view text);
// The same, into `lower`.
void lower_text(std::string_view text, std::string& lower);

} // namespace handoff::session
