// SPDX-License-Identifier: MIT
// The Handoff value that travels through the pipeline.
#pragma once

#include "redact/form/redacted_text.hpp"
#include "store/header.hpp"
#include "store/kind.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

using store::Kind;
using store::kind_name;
using store::parse_kind;

// What a piece of an entry is. None holds ready markup: each renderer makes
// its own, and no text of a piece can be read as any.
enum class PieceKind {
  text,       // one line
  strong,     // one line
  emphasis,   // one line
  code,       // one line of code, a path, a command
  pointer,    // the same, and something that can be resolved
  turn,       // one word at the end: who said it, in which turn: "u7"
  quotation,  // lines that somebody else wrote, shown as a quotation
  code_block, // lines, shown as they are
  authored,   // the author's Markdown: blocks, kept, but unable to leave
              // their place
};

// What comes after a quotation, a block of code or the author's blocks begins
// a paragraph of its own.
template <typename Text>
struct Piece {
  PieceKind kind = PieceKind::text;
  Text text;
};

// What fit() may do with an entry of ours: `fixed` stays, the others go from
// `low` up, within one weight the least relevant to the purpose first.
enum class Weight { low, normal, high, required, fixed };

// Who says it: the author in the notes, a session's transcript, or the
// repository and we ourselves.
enum class Source { author, session, repository };

// One bullet, numbered step or paragraph.
template <typename Text>
struct Entry {
  std::vector<Piece<Text>> pieces;
  Weight weight = Weight::normal;
  Source source = Source::repository;
  std::size_t age = 0; // of entries that are alike in all else, the older go
};

// The parts of a document; a template decides which it shows, under which
// heading and in which order.
enum class Part {
  goal,
  next_steps,
  questions,
  answers, // of an answer: the parent's questions
  know,
  state,
  commits,
  files,
  verification,
  pointers,
  skills,
};
inline constexpr Part k_parts[] = {
    Part::goal,
    Part::next_steps,
    Part::questions,
    Part::answers,
    Part::know,
    Part::state,
    Part::commits,
    Part::files,
    Part::verification,
    Part::pointers,
    Part::skills,
};
// "next_steps": the name in templates.
[[nodiscard]] std::string_view part_name(Part part);

// What a budget left out of a document.
struct LeftOut {
  std::size_t budget = 0;     // tokens
  std::size_t characters = 0; // the limit, if it is what cut; else 0
  std::map<Part, std::size_t> entries = {};   // of ours, by part
  std::map<Part, std::size_t> of_author = {}; // of the author's, by part
  bool is_over_budget = false; // so that the author's notes stay whole

  [[nodiscard]] std::size_t total() const;
  [[nodiscard]] std::size_t total_of_author() const;
};

// `Text` is std::string before redaction and RedactedText after it.
template <typename Text>
struct BasicHandoff {
  Kind kind = Kind::continuation;
  store::BasicHeader<Text> header;
  Text purpose; // on one line; decides what a budget leaves out last
  Text title;   // the purpose; the branch if the goal is nothing else
  std::map<Part, std::vector<Entry<Text>>> parts;
  LeftOut left_out = {};
  bool can_be_asked = false; // `recall` has its conversation
};

using Draft = BasicHandoff<std::string>;
using Handoff = BasicHandoff<redact::RedactedText>;

} // namespace handoff
