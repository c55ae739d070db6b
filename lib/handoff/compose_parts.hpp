// SPDX-License-Identifier: MIT
// The composers of single parts, and the words they share.
#pragma once

#include "handoff/gathered.hpp"
#include "render/handoff.hpp"
#include "session/dialogue/check_kind.hpp"

#include <string>
#include <string_view>

namespace handoff {

using DraftEntry = Entry<std::string>;
using DraftPiece = Piece<std::string>;

// "main 2d93226", or the id alone where the name says no more.
[[nodiscard]] std::string base_words(const git::Scope& scope);

// Its name alone; empty where that says no more than the id.
[[nodiscard]] std::string base_name(const git::Scope& scope);

[[nodiscard]] inline DraftPiece plain(std::string text) {
  return {PieceKind::text, std::move(text)};
}
[[nodiscard]] inline DraftPiece strong(std::string text) {
  return {PieceKind::strong, std::move(text)};
}
[[nodiscard]] inline DraftPiece emphasis(std::string text) {
  return {PieceKind::emphasis, std::move(text)};
}
[[nodiscard]] inline DraftPiece code(std::string text) {
  return {PieceKind::code, std::move(text)};
}
[[nodiscard]] inline DraftPiece pointer(std::string text) {
  return {PieceKind::pointer, std::move(text)};
}
[[nodiscard]] inline DraftPiece quotation(std::string text) {
  return {PieceKind::quotation, std::move(text)};
}
[[nodiscard]] inline DraftPiece code_block(std::string text) {
  return {PieceKind::code_block, std::move(text)};
}
[[nodiscard]] inline DraftPiece authored(std::string markdown) {
  return {PieceKind::authored, std::move(markdown)};
}

// A path as code; as git would write it where no line can show it.
[[nodiscard]] DraftPiece path_name(const std::string& path);

// "3 files", "1 file"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// The Markdown of one list item without its marker ("- ", "2. ", "- [ ] "),
// its further lines moved left with it; other Markdown as it is.
[[nodiscard]] std::string without_marker(const std::string& item);

// `c505d49` "subject"
[[nodiscard]] DraftEntry commit_entry(const git::Scope& scope,
                                      const git::Commit& commit);

// compose_notes.cpp: goal, steps, questions, answers, what must be known.
void compose_notes(const Gathered& gathered, Draft& draft);
// compose_uncommitted.cpp: where the work tree differs from the last commit.
void compose_uncommitted(const Gathered& gathered,
                         std::vector<DraftEntry>& entries);
// compose_state.cpp: commits, uncommitted work, what was verified.
void compose_state(const Gathered& gathered, Draft& draft);
// compose_session.cpp: what transcripts tell; after the three above.
void compose_session(const Gathered& gathered, Draft& draft);
// compose_carried.cpp: what a handoff that was taken up has left open; after
// the one above.
void compose_carried(const Gathered& gathered, Draft& draft);
// Whether a transcript says what is still to do.
[[nodiscard]] bool has_recorded_steps(const Gathered& gathered);
// Whether a transcript holds the run of a test or build.
[[nodiscard]] bool has_recorded_checks(const Gathered& gathered);
// compose_pointers.cpp: changed files, documents, issues.
void compose_pointers(const Gathered& gathered, Draft& draft);

} // namespace handoff
