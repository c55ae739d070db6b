// SPDX-License-Identifier: MIT
// The one owner of what an author has typed until a handoff holds it.
#pragma once

#include "base/deferred_signals.hpp"
#include "base/editor.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// Names of the files that an editor opens.
inline constexpr std::string_view k_notes_file = "HANDOFF_NOTES.md";
inline constexpr std::string_view k_edit_file = "HANDOFF_EDIT.md";

// Holds text from its first byte until saved() says that a stored handoff has
// it. While it lives, signals that end the program are deferred; see
// DeferredSignals. One at a time.
class UnsavedText {
public:
  // `what` is its name in messages: "notes", "edit".
  explicit UnsavedText(std::string what);

  // Bytes as they come, before anybody has looked at them.
  void append(std::string_view bytes);
  // In place of what it held from the byte `start` on.
  void replace_from(std::size_t start, std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_; }

  // The text of a file that an editor opens, and what of it is the author's
  // own.
  struct EditorText {
    std::string_view file_name;
    std::string start;
    std::function<std::string(std::string)> authors_words;
  };
  // Opens `editor`, holds the author's words that it leaves, and returns them.
  // Throws Error if the editor fails or leaves what is no text; the words are
  // held even then. The file goes when the text is saved or kept, so that not
  // even SIGKILL loses it: see recover_unsaved_text().
  const std::string& edit(const EditorText& text, const std::string& editor);

  // A stored handoff has it, or nobody wants it any more.
  void saved();

  // Runs `work`. If it throws (any std::exception) while text is held, the
  // text is kept and the Error that leaves here says where. If a signal was
  // the cause, `report` gets that Error first: the program ends before anybody
  // else could print it.
  void guard(const std::function<void()>& work,
             const std::function<void(const Error&)>& report);

  // Writes the text, redacted, to a file of its own in the store, lets go of
  // it and returns a sentence that names the file. If no place takes it, the
  // sentence holds the redacted text. Empty if there is no text.
  [[nodiscard]] std::string keep();

private:
  base::DeferredSignals signals_; // first: a signal acts when all is kept
  std::string what_;
  std::string text_;
  std::optional<base::EditorFile> file_;
};

// Keeps, as UnsavedText::keep() does, what a killed program has left in files
// for an editor, and removes those files. Returns a sentence for each.
[[nodiscard]] std::vector<std::string> recover_unsaved_text();

} // namespace handoff
