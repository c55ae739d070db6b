// SPDX-License-Identifier: MIT
// Where an author's notes come from: words, files, standard input, an editor.
#pragma once

#include "handoff/unsaved_text.hpp"

#include <functional>
#include <string>
#include <vector>

namespace handoff {

// The notes of `-m`, `-F` and standard input, as UTF-8, joined by blank
// lines in this order. Standard input is read where a file is "-", and where
// nothing else was given and it is no terminal. After two seconds of waiting
// for it `on_wait` is called once: an agent may have left it open by mistake.
struct NotesInput {
  std::vector<std::string> messages;
  std::vector<std::string> files;
  std::function<void()> on_wait;
};

// Fills `notes`. Throws Error for a file that cannot be read and for binary
// input, when a signal comes; `notes` then holds what had been read.
void read_notes(const NotesInput& input, UnsavedText& notes);

// Opens `editor` (the value of `git var GIT_EDITOR`) on `notes`, or on a
// template of sections if they are empty, with `context` below a scissors
// line that ends the notes. False if the author left no words.
[[nodiscard]] bool edit_notes(UnsavedText& notes,
                              const std::string& context,
                              const std::string& editor);

// Of the text of an editor's file: without what is below the scissors and
// without our own comments; empty if only headings are left.
[[nodiscard]] std::string authors_words(std::string text);

} // namespace handoff
