// SPDX-License-Identifier: MIT
// Where an author's notes come from: words, files, standard input, an editor.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace handoff {

// The notes of `-m`, `-F` and standard input, as UTF-8, joined by blank
// lines in this order. Standard input is read where a file is "-", and where
// nothing else was given and it is no terminal. After two seconds of waiting
// for it `on_wait` is called once: an agent may have left it open by mistake.
// Throws Error for a file that cannot be read and for binary input.
struct NotesInput {
  std::vector<std::string> messages;
  std::vector<std::string> files;
  std::function<void()> on_wait;
};
[[nodiscard]] std::string read_notes(const NotesInput& input);

// Opens `editor` (the value of `git var GIT_EDITOR`) on `notes`, or on a
// template of sections where they are empty, with `context` below a scissors
// line that ends the notes. Nothing when the author left no word of his own.
// The file lives in memory where the system has a private place for that.
[[nodiscard]] std::optional<std::string> edit_notes(const std::string& notes,
                                                    const std::string& context,
                                                    const std::string& editor);

} // namespace handoff
