// SPDX-License-Identifier: MIT
// The Handoff value that travels through the pipeline.
#pragma once

#include "redact/redacted_text.hpp"
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

// How a piece of an entry becomes Markdown.
enum class Style {
  own,      // the program's own Markdown, taken as it is
  plain,    // one line of foreign text: nothing in it is Markdown
  code,     // one line of foreign text in a code span
  pointer,  // the same, and something that can be resolved
  markdown, // an author's Markdown, kept, but unable to leave its place
};

template <typename Text>
struct Piece {
  Style style = Style::own;
  Text text;
};

// What fit() may do with an entry: `required` stays, the others go from
// `low` up, within one weight the least relevant to the purpose first.
enum class Weight { low, normal, high, required };

// Where an entry's text can be had again once fit() has dropped it.
enum class Source { repository, notes };

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
constexpr Part k_parts[] = {
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

// `Text` is std::string before redaction and RedactedText after it.
template <typename Text>
struct BasicHandoff {
  Kind kind = Kind::continuation;
  store::BasicHeader<Text> header;
  Text title; // the purpose, on one line
  std::map<Part, std::vector<Entry<Text>>> parts;
};

using Draft = BasicHandoff<std::string>;
using Handoff = BasicHandoff<redact::RedactedText>;

} // namespace handoff
